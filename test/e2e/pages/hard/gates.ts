import { type Answer, bytes, page, redirect } from '../site.ts';
import {
  type HardPage,
  OTHER_SITE,
  pageOfImage,
  redirectElsewhere,
  refuse,
  somePicture,
} from './hard-page.ts';

/** Answers only requests that a page could have made. */
function only(isWelcome: (headers: Readonly<Record<string, string>>) => boolean, answer: Answer): Answer {
  return (response, request) => {
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    return (isWelcome(headers) ? answer : refuse)(response, request);
  };
}

function hasPagesReferer({ referer = '' }: Readonly<Record<string, string>>): boolean {
  return referer.startsWith('http://localhost:');
}

function cookiePage(name: string, attributes: string): HardPage {
  const picture = somePicture();
  const isLoggedIn = ({ cookie = '' }: Readonly<Record<string, string>>): boolean =>
    cookie.includes('session=secret');
  return {
    name,
    html: pageOfImage('private.png'),
    headers: { 'set-cookie': `session=secret; Path=/; ${attributes}` },
    answers: { 'private.png': only(isLoggedIn, bytes('image/png', picture)) },
    cases: [{ source: 'image', expected: { uploaded: picture, name: 'private.png' } }],
  };
}

const linked = somePicture();
const moved = somePicture();
const cdn = somePicture();
const bare = somePicture();

/** Pages whose pictures are not for everyone. */
export const GATED_PAGES: readonly HardPage[] = [
  {
    name: 'hotlink protection by Referer',
    html: pageOfImage('photo.png'),
    answers: { 'photo.png': only(hasPagesReferer, bytes('image/png', linked)) },
    cases: [{ source: 'image', expected: { uploaded: linked } }],
  },
  {
    name: 'hotlink protection by Referer, on another host',
    html: pageOfImage(`${OTHER_SITE}/cdn.png`),
    answers: { 'cdn.png': only(hasPagesReferer, bytes('image/png', cdn)) },
    cases: [{ source: 'image', expected: { uploaded: cdn } }],
  },
  {
    name: 'hotlink protection by Referer, after a redirect to another host',
    html: pageOfImage('moved.png'),
    answers: {
      'moved.png': redirectElsewhere('there.png'),
      'there.png': only(hasPagesReferer, bytes('image/png', moved)),
    },
    cases: [{ source: 'image', expected: { uploaded: moved } }],
  },
  {
    name: 'hotlink protection by Origin',
    html: pageOfImage('photo.png'),
    answers: { 'photo.png': only(({ origin }) => origin === undefined, bytes('image/png', bare)) },
    cases: [{ source: 'image', expected: { uploaded: bare } }],
  },
  cookiePage('cookie gate, SameSite=Lax', 'SameSite=Lax'),
  cookiePage('cookie gate, SameSite=Strict, HttpOnly', 'SameSite=Strict; HttpOnly'),
  {
    name: 'login page in place of the file',
    html: `${pageOfImage('private.png')}<a data-link href="report.pdf">Report</a>`,
    answers: {
      'private.png': redirect('login'),
      'report.pdf': redirect('login'),
      login: page(200),
    },
    cases: [
      { source: 'image', expected: { refused: 'source_is_a_page', words: /login page/ } },
      {
        source: 'link',
        selector: '[data-link]',
        expected: { refused: 'source_is_a_page', words: /login page/ },
      },
    ],
  },
  {
    name: 'refused with status 403',
    html: pageOfImage('forbidden.png'),
    answers: { 'forbidden.png': refuse },
    cases: [{ source: 'image', expected: { refused: 'source_refused', words: /status 403/ } }],
  },
];
