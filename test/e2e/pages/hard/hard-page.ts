import { randomBytes } from 'node:crypto';
import type { ErrorCode } from '../../../../shared/errors/error-code.ts';
import { encodePng } from '../../../fixtures/png.ts';
import { HOME_NETWORK_NAME } from '../../../stack/launch-pail.ts';
import type { Answer } from '../site.ts';

/** What a person right-clicks, as `docs/sources.md` names it. */
export type ClickedSource =
  | 'image'
  | 'video'
  | 'audio'
  | 'link'
  | 'picture here'
  | 'file in the tab'
  | 'selected text'
  | 'selected text as Markdown'
  | 'page as one file';

/** A body that is too large to be held, in its pieces. */
export interface LongBody {
  bytes: number;
  pieces(): Iterable<Uint8Array>;
}

/** What should come of it. */
export type Expected =
  | { uploaded: Uint8Array | LongBody; name?: string }
  /** Of another size or encoding than the original, which the name then says; or there is no original. */
  | { copied: string }
  | { refused: ErrorCode; words: RegExp }
  /** Told in a notification, before anything is fetched. */
  | { told: RegExp }
  /** The browser's menu has no such item. */
  | { notOffered: string };

export interface HardCase {
  source: ClickedSource;
  /** What is clicked; default: the element with `data-target`. Found in frames and open shadow trees too. */
  selector?: string;
  expected: Expected;
  /** Where Firefox cannot do as well. */
  expectedInFirefox?: Expected;
}

/** One page that behaves as a hard one of the web does. */
export interface HardPage {
  /** Says what is hard about it. */
  name: string;
  /** The body. It lies at `/`, its other addresses beside it. */
  html: string;
  /** What the tab shows, beside the page; default: the page. */
  shows?: string;
  /** Headers of the page itself. */
  headers?: Readonly<Record<string, string>>;
  /** By name, beside the page; the same on every host. */
  answers?: Readonly<Record<string, Answer>>;
  /** Called when the page is asked for. */
  onVisit?: () => void;
  cases: readonly HardCase[];
}

/** Stands in a page's HTML for its folder on a host of another site. */
export const OTHER_SITE = '{other-site}';

/** Leads to an address beside this one on a host of another site. */
export function redirectElsewhere(name: string): Answer {
  return (response, request) => {
    const there = new URL(name, `http://${HOME_NETWORK_NAME}:${request.socket.localPort}${request.url}`);
    response.writeHead(302, { location: there.href }).end();
  };
}

/** A picture that no other test has. */
export function somePicture(size = 40): Buffer {
  const rows = randomBytes(size * (1 + size * 3));
  for (let row = 0; row < size; row++) rows[row * (1 + size * 3)] = 0;
  return encodePng(size, size, rows);
}

/** A page that shows one picture, by this address. */
export function pageOfImage(src: string, attributes = ''): string {
  return `<img data-target src="${src}" ${attributes} alt="The picture">`;
}

/** Refuses, as hotlink protection and login gates do. */
export const refuse: Answer = (response) => {
  response.writeHead(403, { 'content-type': 'text/html' });
  response.end('<!doctype html><title>Forbidden</title><p>Not for you.</p>');
};
