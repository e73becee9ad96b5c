/** What systems and programs leave in folders, in lower case; nobody means to upload it. */
const JUNK: ReadonlySet<string> = new Set([
  'thumbs.db',
  'ehthumbs.db',
  'desktop.ini',
  '$recycle.bin',
  'system volume information',
  '__macosx',
  'icon\r',
]);

/** Whether a file or folder inside a folder is hidden (`.git`, `.DS_Store`), a system's own, or an office program's lock. */
export function isJunk(name: string): boolean {
  return name.startsWith('.') || name.startsWith('~$') || JUNK.has(name.toLowerCase());
}
