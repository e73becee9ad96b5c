import { parse } from 'content-disposition';
import { MAX_FILENAME_LENGTH } from '../../shared/limits.ts';
import { extensionOf } from './content-type.ts';

/** Extensions of the programs that make a page, which say nothing of what they answer with. */
const PROGRAM_EXTENSION = /[.](?:php\d?|aspx?|jsp|cgi|pl|do)$/i;

export interface NamedAnswer {
  /** The value of Content-Disposition. */
  contentDisposition: string | null;
  url: string;
  /** Media type without parameters. */
  contentType: string;
}

/**
 * A sensible name for what a server answered: Content-Disposition's (RFC 6266, with RFC 8187), else the last part of
 * the address, with the type's extension where the name has none.
 */
export function pageFilename({ contentDisposition, url, contentType }: NamedAnswer): string {
  const name = (nameOfHeader(contentDisposition) ?? nameOfUrl(url)).slice(-MAX_FILENAME_LENGTH / 2);
  const extension = extensionOf(contentType);
  if (extension === undefined) return name;
  if (PROGRAM_EXTENSION.test(name)) return name.replace(PROGRAM_EXTENSION, `.${extension}`);
  return /[.][\p{L}\p{N}]{1,8}$/u.test(name) ? name : `${name}.${extension}`;
}

function nameOfHeader(value: string | null): string | undefined {
  if (value === null) return undefined;
  const filename = parse(value).parameters['filename'];
  // Only the last part counts: a server has no say in folders (RFC 6266 §4.3).
  return filename?.split(/[/\\]/).at(-1)?.trim() || undefined;
}

function nameOfUrl(url: string): string {
  const parsed = URL.parse(url);
  if (!parsed || parsed.protocol === 'data:' || parsed.protocol === 'blob:') return 'file';
  const last = parsed.pathname.split('/').findLast((part) => part !== '');
  return (last === undefined ? '' : decode(last)) || parsed.hostname.replaceAll('.', '-') || 'file';
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // Not UTF-8: the encoded name is better than none.
    return part;
  }
}
