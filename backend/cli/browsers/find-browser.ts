import { access, constants } from 'node:fs/promises';
import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';
import type { BrowserName } from './browser-name.ts';

/** What decides where browsers may lie on a machine. */
export interface Machine {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  /** The user's home folder. */
  home: string;
}

/** Environment variables that name the browser to use; nothing else is looked for when one is set. */
const CHOSEN_BY: Record<BrowserName, string> = { chromium: 'PAIL_CHROMIUM', firefox: 'PAIL_FIREFOX' };

/** Names on the PATH, the first found wins. Branded Chrome after Chromium, which is the more predictable one. */
const COMMANDS: Record<BrowserName, readonly string[]> = {
  chromium: [
    'chromium',
    'google-chrome-stable',
    'google-chrome',
    'chrome',
    'brave-browser',
    'microsoft-edge-stable',
    'microsoft-edge',
    // Last: in Ubuntu without snap it is only a script that says how to install it.
    'chromium-browser',
  ],
  firefox: ['firefox', 'firefox-esr', 'firefox-developer-edition'],
};

const MAC_PROGRAMS: Record<BrowserName, readonly string[]> = {
  chromium: ['Google Chrome', 'Chromium', 'Brave Browser', 'Microsoft Edge'].map(
    (name) => `${name}.app/Contents/MacOS/${name}`,
  ),
  firefox: ['Firefox', 'Firefox Developer Edition'].map((name) => `${name}.app/Contents/MacOS/firefox`),
};

const WINDOWS_PROGRAMS: Record<BrowserName, readonly string[]> = {
  chromium: [
    'Google\\Chrome\\Application\\chrome.exe',
    'Chromium\\Application\\chrome.exe',
    'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
  ],
  firefox: ['Mozilla Firefox\\firefox.exe', 'Firefox Developer Edition\\firefox.exe'],
};

/** Where the browser usually lies on such a machine, best first. */
export function browserPlaces(name: BrowserName, { platform, env, home }: Machine): string[] {
  if (platform === 'win32') {
    const folders = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']];
    return WINDOWS_PROGRAMS[name].flatMap((program) =>
      folders.flatMap((folder) => (folder ? [win32.join(folder, program)] : [])),
    );
  }
  const onPath = (env['PATH'] ?? '').split(':').filter((folder) => folder !== '');
  const commands = COMMANDS[name].flatMap((command) => onPath.map((folder) => posix.join(folder, command)));
  if (platform !== 'darwin') return commands;
  const applications = ['/Applications', posix.join(home, 'Applications')];
  return [
    ...MAC_PROGRAMS[name].flatMap((program) => applications.map((folder) => posix.join(folder, program))),
    ...commands,
  ];
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/**
 * The path of an installed browser; null where there is none.
 * @throws where `PAIL_CHROMIUM` or `PAIL_FIREFOX` names something that cannot be run.
 */
export async function findBrowser(
  name: BrowserName,
  machine: Machine = { platform: process.platform, env: process.env, home: homedir() },
): Promise<string | null> {
  const variable = CHOSEN_BY[name];
  const chosen = machine.env[variable];
  if (chosen) {
    if (await isExecutable(chosen)) return chosen;
    throw new Error(`${variable} is set to ${chosen}, which cannot be run: mend or unset it.`);
  }
  for (const place of browserPlaces(name, machine)) {
    if (await isExecutable(place)) return place;
  }
  return null;
}
