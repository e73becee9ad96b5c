/**
 * Whether a window can be opened on this machine. `PAIL_OPEN_BROWSER=0` says no in any case.
 */
export function canOpenWindow(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  if (env['PAIL_OPEN_BROWSER'] === '0') return false;
  if (platform === 'darwin' || platform === 'win32') return true;
  return [env['DISPLAY'], env['WAYLAND_DISPLAY']].some(Boolean);
}
