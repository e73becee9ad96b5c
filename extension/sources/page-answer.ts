import { PailError } from '../../shared/errors/pail-error.ts';
import { UNKNOWN_TYPE } from './content-type.ts';

export type PageMediaKind = 'image' | 'video' | 'audio' | 'link';

export interface PageAnswer {
  kind: PageMediaKind;
  /** The address that was asked for. */
  url: string;
  /** The address after redirects. */
  finalUrl: string;
  status: number;
  /** Media type without parameters. */
  contentType: string;
}

/**
 * Tells a file from what servers answer in its place: an error, a login page, a placeholder of another kind.
 * @throws {PailError} `source_refused`, `source_not_found`, `source_is_a_page`, `source_wrong_type`, …
 */
export function checkPageAnswer(answer: PageAnswer): void {
  checkStatus(answer);
  checkType(answer);
}

function checkStatus({ kind, url, status }: PageAnswer): void {
  if (status >= 200 && status < 300 && status !== 204) return;
  const host = hostOf(url);
  if (status === 401 || status === 403) {
    throw new PailError(
      'source_refused',
      `${host} did not let Pail have this ${kind} (status ${status}). Log in there, or save it to disk and drop the file on Pail.`,
      { details: { status } },
    );
  }
  if (status === 404 || status === 410 || status === 204) {
    throw new PailError(
      'source_not_found',
      `${host} says that this ${kind} is not there (status ${status}). Reload the page and try again.`,
      { details: { status } },
    );
  }
  throw new PailError(
    'source_unreachable',
    `${host} answered with an error (status ${status}) in place of this ${kind}. Try again in a moment.`,
    { details: { status }, retryable: status >= 500 || status === 429 },
  );
}

function checkType({ kind, url, finalUrl, contentType }: PageAnswer): void {
  const isPage = contentType === 'text/html' || contentType === 'application/xhtml+xml';
  if (isPage) {
    // A link that ends in .html, and still does after redirects, leads to a page that is wanted as a file.
    if (kind === 'link' && isHtmlAddress(url) && isHtmlAddress(finalUrl)) return;
    const what = kind === 'link' ? 'a file' : `the ${kind}`;
    throw new PailError(
      'source_is_a_page',
      `${hostOf(url)} answered with a web page in place of ${what}, perhaps a login page. Log in there, or save it to disk and drop the file on Pail.`,
    );
  }
  if (kind === 'link' || contentType === UNKNOWN_TYPE) return;
  if (contentType.startsWith(`${kind}/`) || isContainer(kind, contentType)) return;
  throw new PailError(
    'source_wrong_type',
    `${hostOf(url)} answered with ${contentType} in place of the ${kind}. Save it to disk and drop the file on Pail.`,
    { details: { contentType } },
  );
}

/** Sound in a video element, video in an audio element and Ogg under its old name are what they should be. */
function isContainer(kind: PageMediaKind, contentType: string): boolean {
  return kind !== 'image' && /^(?:audio|video)\/|^application\/(?:ogg|mp4)$/.test(contentType);
}

function isHtmlAddress(url: string): boolean {
  return /[.]x?html?$/i.test(URL.parse(url)?.pathname ?? '');
}

function hostOf(url: string): string {
  return URL.parse(url)?.host || 'The page';
}
