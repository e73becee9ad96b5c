const UNITS = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

/** A size (bytes) for a person, never more than it is: a file of a limit that is named so must pass. */
export function sizeInWords(bytes: number): string {
  const power = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), UNITS.length - 1);
  const amount = Math.floor((bytes / 1024 ** power) * 10) / 10;
  return `${amount} ${UNITS[power] ?? 'bytes'}`;
}
