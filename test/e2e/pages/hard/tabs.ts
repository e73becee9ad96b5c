import { bytes } from '../site.ts';
import { type HardPage, somePicture } from './hard-page.ts';

const report = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const picture = somePicture();
const note = Buffer.from('Two lines,\nas they are: Ünïcödé.\n');

const ARTICLE = '<article data-target><div>Two lines,</div><div>one <b>bold</b>.</div></article>';
const SELECT = "getSelection().selectAllChildren(document.querySelector('[data-target]'));";

function tabOf(name: string, shows: string, type: string, uploaded: Buffer): HardPage {
  return {
    name,
    html: '',
    shows,
    answers: { [shows]: bytes(type, uploaded) },
    cases: [{ source: 'file in the tab', expected: { uploaded, name: shows } }],
  };
}

/** Tabs that show a file, and text that is selected. */
export const TAB_PAGES: readonly HardPage[] = [
  tabOf('tab with a PDF', 'report.pdf', 'application/pdf', report),
  tabOf('tab with a picture', 'photo.png', 'image/png', picture),
  tabOf('tab with text', 'note.txt', 'text/plain; charset=utf-8', note),
  {
    name: 'tab with a web page',
    html: '<p>Nothing to see here.</p>',
    cases: [{ source: 'file in the tab', expected: { refused: 'source_is_a_page', words: /right-click/ } }],
  },
  {
    name: 'whole web page, with a picture',
    html: '<p>Words.</p><img src="photo.png" alt="">',
    answers: { 'photo.png': bytes('image/png', picture) },
    cases: [
      {
        source: 'page as one file',
        expected: { copied: 'A hard page.mhtml' },
        expectedInFirefox: { notOffered: 'Firefox makes no file of a page, so its menu has no such item.' },
      },
    ],
  },
  {
    name: 'selected text',
    html: `${ARTICLE}<script>${SELECT}</script>`,
    cases: [
      {
        source: 'selected text',
        expected: { uploaded: Buffer.from('Two lines,\none bold.'), name: 'A hard page.txt' },
      },
      {
        source: 'selected text as Markdown',
        expected: {
          uploaded: Buffer.from('Two lines,\n\none **bold**.'),
          name: 'A hard page.md',
        },
      },
    ],
  },
];
