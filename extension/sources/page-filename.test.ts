import { describe, expect, it } from 'vitest';
import { pageFilename } from './page-filename.ts';

function nameOf(url: string, contentType: string, contentDisposition: string | null = null): string {
  return pageFilename({ url, contentType, contentDisposition });
}

describe('the name of a file from a page', () => {
  it('is the last part of the address', () => {
    expect(nameOf('https://a.example/pics/cat.png?w=200#x', 'image/png')).toBe('cat.png');
  });

  it('is decoded', () => {
    expect(nameOf('https://a.example/%E7%8C%AB%20%F0%9F%90%88.png', 'image/png')).toBe('猫 🐈.png');
  });

  it('stays as it is where the address is not UTF-8', () => {
    expect(nameOf('https://a.example/%E9t%E9.png', 'image/png')).toBe('%E9t%E9.png');
  });

  it("is Content-Disposition's where there is one, in its Unicode form first", () => {
    const header = `inline; filename="na.png"; filename*=UTF-8''na%C3%AFve.png`;
    expect(nameOf('https://a.example/x', 'image/png', header)).toBe('naïve.png');
  });

  it("takes no folders from a server's header", () => {
    expect(nameOf('https://a.example/x', 'image/png', 'attachment; filename="../../etc/cat.png"')).toBe(
      'cat.png',
    );
  });

  it('survives a malformed header', () => {
    expect(nameOf('https://a.example/x.png', 'image/png', 'attachment; filename="')).toContain('.png');
  });

  it("gets the type's extension where it has none", () => {
    expect(nameOf('https://a.example/avatar', 'image/jpeg')).toBe('avatar.jpg');
    expect(nameOf('https://a.example/', 'image/jpeg')).toBe('a-example.jpg');
  });

  it('does not keep the extension of the program that made the answer', () => {
    expect(nameOf('https://a.example/image.php?id=3', 'image/png')).toBe('image.png');
  });

  it('is a word where the address is the file itself', () => {
    expect(nameOf('data:image/gif;base64,R0lGOD', 'image/gif')).toBe('file.gif');
  });

  it("is the page's title where the address has none, and never mistakes its end for an extension", () => {
    const answer = { url: 'blob:https://a.example/1', contentType: 'image/png', contentDisposition: null };
    expect(pageFilename({ ...answer, title: ' A/B:  about\tNode.js ' })).toBe('A B about Node js.png');
    expect(pageFilename({ ...answer, title: '  ' })).toBe('file.png');
  });

  it('says that it is a copy, which has the type of the copy', () => {
    const url = 'https://a.example/cat.jpg';
    expect(pageFilename({ url, contentType: 'image/png', contentDisposition: null, isCopy: true })).toBe(
      'cat (re-encoded copy).png',
    );
  });
});
