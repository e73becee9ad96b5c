/** What browsers call every picture that is pasted, whatever it shows. */
const NAMES_OF_NAMELESS: ReadonlySet<string> = new Set(['', 'image.png']);

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/gif': '.gif',
  'image/webp': '.webp',
  'image/bmp': '.bmp',
  'image/svg+xml': '.svg',
};

/**
 * Gives pasted files without a name of their own one that tells when they were pasted:
 * `pasted-2026-11-23-1432.png`, the next one of the same paste `pasted-2026-11-23-1432-2.png`.
 * @param now by whose local time they are named
 */
export function namePastedFiles(files: readonly File[], now: Date): File[] {
  let nameless = 0;
  return files.map((file) => {
    if (!NAMES_OF_NAMELESS.has(file.name)) return file;
    nameless += 1;
    const number = nameless === 1 ? '' : `-${nameless}`;
    const name = `pasted-${timestamp(now)}${number}${EXTENSIONS[file.type] ?? ''}`;
    return new File([file], name, { type: file.type, lastModified: file.lastModified });
  });
}

function timestamp(now: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const date = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return `${date}-${two(now.getHours())}${two(now.getMinutes())}`;
}
