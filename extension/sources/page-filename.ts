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
  /** The title of the page; null where it has none. */
  title?: string | null;
  /** Whether it is a copy that was encoded anew: then its name says so. */
  isCopy?: boolean;
}

/**
 * A sensible name for what a server answered: Content-Disposition's (RFC 6266, with RFC 8187), else the last part of
 * the address, else the page's title, with the type's extension where the name has none.
 */
export function pageFilename(answer: NamedAnswer): string {
  const name = nameWithExtension(answer);
  return answer.isCopy ? name.replace(/([.][^.]*)?$/, ' (re-encoded copy)$1') : name;
}

function nameWithExtension({ contentDisposition, url, contentType, title, isCopy }: NamedAnswer): string {
  const named =
    nameOfHeader(contentDisposition) ?? nameOfUrl(url) ?? fileNameOfTitle(title) ?? nameOfHost(url);
  const name = named.slice(-MAX_FILENAME_LENGTH / 2);
  const extension = extensionOf(contentType);
  if (isCopy && extension !== undefined) return `${name.replace(/[.][\p{L}\p{N}]{1,8}$/u, '')}.${extension}`;
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

function nameOfUrl(url: string): string | undefined {
  const parsed = URL.parse(url);
  if (!parsed || !/^(?:https?|ftp|file):$/.test(parsed.protocol)) return undefined;
  const last = parsed.pathname.split('/').findLast((part) => part !== '');
  return last === undefined ? undefined : decode(last);
}

/** A title is for people: what no file name may hold becomes a space, and so does a dot that looks like an extension's. */
export function fileNameOfTitle(title: string | null | undefined): string | undefined {
  const name = (title ?? '').replaceAll(/[/\\:*?"<>|\p{Cc}\s]+/gu, ' ').trim();
  return name.replace(/[.]([\p{L}\p{N}]{1,8})$/u, ' $1') || undefined;
}

function nameOfHost(url: string): string {
  return URL.parse(url)?.hostname.replaceAll('.', '-') || 'file';
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // Not UTF-8: the encoded name is better than none.
    return part;
  }
}
