/** What a person needs to know once Pail runs. */
export interface Announcement {
  baseUrl: string;
  /** Set where Pail does not listen on the port that was wanted. */
  takenPort: number | null;
  connectionLink: string;
  /** Whether there is somebody who can press Enter for another link. */
  canAskForLinks: boolean;
  chromeExtension: string;
  firefoxExtension: string;
  dataDirectory: string;
  logFile: string;
}

/** Short, and readable at a glance: what runs, what to paste, what to load. */
export function formatAnnouncement(of: Announcement): string {
  const taken = of.takenPort === null ? '' : ` (port ${of.takenPort} is taken)`;
  const another = of.canAskForLinks ? ', Enter makes another' : '';
  return `
Pail runs at ${of.baseUrl}${taken}

Connection link (connects one browser, within an hour${another}):
  ${of.connectionLink}

The extension in Chrome, Edge or Brave:
  1. Open chrome://extensions and turn on "Developer mode".
  2. Click "Load unpacked" and choose ${of.chromeExtension}
In Firefox:
  1. Open about:debugging#/runtime/this-firefox
  2. Click "Load Temporary Add-on…" and choose ${of.firefoxExtension}/manifest.json

Files and settings are kept in ${of.dataDirectory}, the log in ${of.logFile}
Ctrl-C stops Pail.
`;
}
