import { PailError } from '../../shared/errors/pail-error.ts';
import type { PageMediaKind } from '../../shared/messages/page-target.ts';
import { UNKNOWN_TYPE } from './content-type.ts';

/** A status with what it was asked for. */
interface AnsweredStatus {
  kind: PageMediaKind;
  /** The address that was asked for. */
  url: string;
  status: number;
}

export interface AnsweredType {
  kind: PageMediaKind;
  /** The address that was asked for. */
  url: string;
  /** The address after redirects. */
  finalUrl: string;
  /** Media type without parameters. */
  contentType: string;
  /** Whether the server means it to be saved. */
  isAttachment: boolean;
}

/** Playlists of HLS and DASH: they name the pieces of which a video is put together. */
const PLAYLIST_TYPES =
  /^(?:application\/(?:vnd[.]apple[.]mpegurl|x-mpegurl|dash\+xml)|audio\/(?:x-)?mpegurl)$/;

/**
 * Tells a file from what servers answer in its place: an error.
 * @throws {PailError} `source_refused`, `source_not_found`, `source_unreachable`
 */
export function checkStatus({ kind, url, status }: AnsweredStatus): void {
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

/**
 * Tells a file from what servers answer in its place: a login page, something of another kind, a mere list of pieces.
 * @throws {PailError} `source_is_a_page`, `source_wrong_type`, `source_is_stream`
 */
export function checkType({ kind, url, finalUrl, contentType, isAttachment }: AnsweredType): void {
  const isPage = contentType === 'text/html' || contentType === 'application/xhtml+xml';
  if (isPage) {
    // A link that ends in .html, and still does after redirects, leads to a page that is wanted as a file.
    if (kind === 'link' && (isAttachment || (isHtmlAddress(url) && isHtmlAddress(finalUrl)))) return;
    if (kind === 'page') throw pageIsNoFile();
    const what = kind === 'link' ? 'a file' : `the ${kind}`;
    throw new PailError(
      'source_is_a_page',
      `${hostOf(url)} answered with a web page in place of ${what}, perhaps a login page. Log in there, or save it to disk and drop the file on Pail.`,
    );
  }
  if (kind === 'link' || kind === 'page') return;
  if (kind !== 'image' && (PLAYLIST_TYPES.test(contentType) || isPlaylistAddress(finalUrl))) throw playlist();
  if (contentType === UNKNOWN_TYPE) return;
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

function isPlaylistAddress(url: string): boolean {
  return /[.](?:m3u8|mpd)$/i.test(URL.parse(url)?.pathname ?? '');
}

function playlist(): PailError {
  return new PailError(
    'source_is_stream',
    'This plays from a list of many small pieces (HLS or DASH), so there is no file to upload. If the site offers a download, upload that link.',
  );
}

function pageIsNoFile(): PailError {
  return new PailError(
    'source_is_a_page',
    'This tab shows a web page and not a file. Upload what is on it: right-click a picture, a video or a link, or select text.',
  );
}

function isHtmlAddress(url: string): boolean {
  return /[.]x?html?$/i.test(URL.parse(url)?.pathname ?? '');
}

function hostOf(url: string): string {
  return URL.parse(url)?.host || 'The page';
}
