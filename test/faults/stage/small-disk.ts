/**
 * The command that gives a process a disk of its own at a folder: a file system of so many bytes in memory, which only this
 * process and its children see and which ends with them. Works as root, and for others where the kernel lets them have
 * namespaces.
 */
export function onSmallDisk(folder: string, bytes: number): readonly string[] {
  const script = `mount -t tmpfs -o size=${bytes} tmpfs "$0" && exec "$@"`;
  return ['unshare', '--map-root-user', '--mount', 'sh', '-c', script, folder];
}

/** The same folder as that process sees it, by its id. */
export function asSeenBy(pid: number, folder: string): string {
  return `/proc/${pid}/root${folder}`;
}
