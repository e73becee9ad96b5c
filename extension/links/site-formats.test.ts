import { expect, test } from 'vitest';
import { PLAIN_LINKS } from '../../shared/messages/link-format.ts';
import { linkFormatOn, namedSite, siteOf, withSiteFormat } from './site-formats.ts';

const on = (site: string | null, siteFormats: Parameters<typeof linkFormatOn>[2]) =>
  linkFormatOn(site, PLAIN_LINKS, siteFormats).kind;

test('copies for a site as was chosen for it, and for all others as usual', () => {
  const chosen = { 'forum.example': 'bbcode' } as const;
  expect(on('forum.example', chosen)).toBe('bbcode');
  expect(on('other.example', chosen)).toBe('url');
  expect(on('notforum.example', chosen)).toBe('url');
  expect(on(null, chosen)).toBe('url');
});

test('takes what was chosen for a domain for the sites in it, the nearest first', () => {
  const chosen = { example: 'html', 'forum.example': 'bbcode', 'new.forum.example': 'markdown' } as const;
  expect(on('old.forum.example', chosen)).toBe('bbcode');
  expect(on('a.new.forum.example', chosen)).toBe('markdown');
  expect(on('shop.example', chosen)).toBe('html');
});

test('keeps the template of the user’s own', () => {
  const usual = { kind: 'url', template: '<{link}>' } as const;
  expect(linkFormatOn('a.example', usual, { 'a.example': 'custom' })).toEqual({ ...usual, kind: 'custom' });
});

test.each([
  ['https://www.forum.example/thread?id=1', 'forum.example'],
  ['http://localhost:3000/', 'localhost'],
  ['chrome-extension://abc/popup.html', null],
  ['about:blank', null],
  [null, null],
])('knows the site of %s', (address, site) => {
  expect(siteOf(address)).toBe(site);
});

test.each([
  [' forum.example ', 'forum.example'],
  ['https://www.forum.example/thread', 'forum.example'],
  ['bücher.example', 'xn--bcher-kva.example'],
  ['', null],
  ['two words', null],
  ['ftp://files.example', null],
])('reads the site that a person names as "%s"', (text, site) => {
  expect(namedSite(text)).toBe(site);
});

test('changes one site and leaves the others as they are', () => {
  const before = { 'a.example': 'html', 'b.example': 'bbcode' } as const;
  expect(withSiteFormat(before, 'a.example', 'markdown')).toEqual({ ...before, 'a.example': 'markdown' });
  expect(withSiteFormat(before, 'a.example', null)).toEqual({ 'b.example': 'bbcode' });
});
