import { type Answer, bytes, page } from '../site.ts';
import { encodePng } from '../../../fixtures/png.ts';
import { type Expected, type HardPage, pageOfImage, somePicture } from './hard-page.ts';

function typedPage(
  name: string,
  file: string,
  answer: (picture: Buffer) => Answer,
  expected: (picture: Buffer) => Expected,
): HardPage {
  const picture = somePicture();
  return {
    name,
    html: pageOfImage(file),
    answers: { [file]: answer(picture) },
    cases: [{ source: 'image', expected: expected(picture) }],
  };
}

const document = Buffer.from('%PDF-1.4\n%%EOF\n');
const drawing = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script><rect width="9" height="9"/></svg>',
);

/** Pages whose files are called by other names than they should be. */
export const TYPE_PAGES: readonly HardPage[] = [
  typedPage(
    'PNG called text/html',
    'photo.png',
    (picture) => bytes('text/html', picture),
    (uploaded) => ({
      uploaded,
      name: 'photo.png',
    }),
  ),
  typedPage(
    'PNG called image/jpeg, made by a .php',
    'photo.php',
    (picture) => bytes('image/jpeg', picture),
    (uploaded) => ({
      uploaded,
      name: 'photo.png',
    }),
  ),
  typedPage(
    'web page called image/png',
    'photo.png',
    () => bytes('image/png', '<!doctype html><title>Oops</title>'),
    () => ({
      refused: 'source_is_a_page',
      words: /web page/,
    }),
  ),
  typedPage(
    'placeholder of one pixel',
    'pixel.png',
    () => bytes('image/png', encodePng(1, 1, Buffer.from([0, 1, 2, 3]))),
    () => ({ refused: 'source_is_placeholder', words: /one pixel/ }),
  ),
  {
    name: 'SVG with a script',
    html: pageOfImage('drawing.svg'),
    answers: { 'drawing.svg': bytes('image/svg+xml', drawing) },
    cases: [{ source: 'image', expected: { uploaded: drawing, name: 'drawing.svg' } }],
  },
  {
    name: 'name in Content-Disposition (RFC 8187)',
    html: '<a data-target href="download?id=3">Report</a>',
    answers: {
      download: bytes('application/pdf', document, {
        'content-disposition': `attachment; filename="report.pdf"; filename*=UTF-8''r%C3%A9sum%C3%A9.pdf`,
      }),
    },
    cases: [{ source: 'link', expected: { uploaded: document, name: 'résumé.pdf' } }],
  },
  {
    name: 'link to a web page',
    html: '<a data-target href="article">Read on</a>',
    answers: { article: page(200) },
    cases: [{ source: 'link', expected: { refused: 'source_is_a_page', words: /web page/ } }],
  },
  {
    name: 'link to nothing',
    html: '<a data-target href="missing.zip">Archive</a>',
    cases: [{ source: 'link', expected: { refused: 'source_not_found', words: /404/ } }],
  },
];
