import { browser } from 'wxt/browser';

const SYSTEMS: Readonly<Record<string, string>> = {
  mac: 'macOS',
  win: 'Windows',
  linux: 'Linux',
  cros: 'ChromeOS',
  android: 'Android',
  openbsd: 'OpenBSD',
};

/** How this browser is called in the backend's list of devices: "Firefox on Linux". */
export async function deviceName(): Promise<string> {
  const { os } = await browser.runtime.getPlatformInfo();
  const program = import.meta.env.FIREFOX ? 'Firefox' : 'Chrome';
  return `${program} on ${SYSTEMS[os] ?? os}`;
}
