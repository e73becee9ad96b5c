import { expect, test } from 'vitest';
import { formatLinks } from './format-links.ts';

const picture = { name: 'cat.png', link: 'https://p.example/s/a1', contentType: 'image/png', size: 12 };
const text = { name: 'a & b [1].txt', link: 'https://p.example/s/b2', contentType: 'text/plain', size: 3 };

const format = (kind: 'url' | 'markdown' | 'html' | 'bbcode' | 'custom', template = '') =>
  formatLinks([picture, text], { kind, template }).split('\n');

test('gives a link a line', () => {
  expect(format('url')).toEqual([picture.link, text.link]);
});

test('shows pictures and links to the rest, in the words of each format', () => {
  expect(format('markdown')).toEqual([
    '![cat.png](https://p.example/s/a1)',
    String.raw`[a & b \[1\].txt](https://p.example/s/b2)`,
  ]);
  expect(format('html')).toEqual([
    '<img src="https://p.example/s/a1" alt="cat.png">',
    '<a href="https://p.example/s/b2">a &amp; b [1].txt</a>',
  ]);
  expect(format('bbcode')).toEqual([
    '[img]https://p.example/s/a1[/img]',
    '[url=https://p.example/s/b2]a & b 1.txt[/url]',
  ]);
});

test('lets no name break out of the HTML that it is put in', () => {
  const evil = { ...picture, name: '"><script>.png' };
  expect(formatLinks([evil], { kind: 'html', template: '' })).toBe(
    '<img src="https://p.example/s/a1" alt="&quot;&gt;&lt;script&gt;.png">',
  );
});

test('fills in a template of the user’s own, once', () => {
  expect(format('custom', '{name} ({size}, {type}): {link}')[0]).toBe(
    'cat.png (12, image/png): https://p.example/s/a1',
  );
  const strange = { ...picture, name: '{link}' };
  expect(formatLinks([strange], { kind: 'custom', template: '{name} {unknown}' })).toBe('{link} {unknown}');
});
