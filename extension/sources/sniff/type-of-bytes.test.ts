import { describe, expect, it } from 'vitest';
import { type TypeClues, typeOfBytes } from './type-of-bytes.ts';

function typeOf(declared: string, sniffed: string | null, more: Partial<TypeClues> = {}): string {
  return typeOfBytes({ kind: 'image', declared, sniffed, isAttachment: false, ...more });
}

describe('the type of an answer', () => {
  it.each([
    ['text/html', 'image/png', 'image/png'],
    ['image/jpeg', 'image/webp', 'image/webp'],
    ['application/octet-stream', 'video/mp4', 'video/mp4'],
    ['text/plain', 'application/pdf', 'application/pdf'],
  ])('is that of the bytes where %s is %s', (declared, sniffed, type) => {
    expect(typeOf(declared, sniffed)).toBe(type);
  });

  it.each([
    ['image/png', null],
    ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/zip'],
    ['audio/ogg', 'application/ogg'],
    ['video/x-m4v', 'video/mp4'],
    ['image/vnd.microsoft.icon', 'image/x-icon'],
  ])('is %s where the bytes say %s', (declared, sniffed) => {
    expect(typeOf(declared, sniffed)).toBe(declared);
  });

  it('is a web page where one is sent as a picture or as nothing in particular', () => {
    expect(typeOf('image/png', 'text/html')).toBe('text/html');
    expect(typeOf('application/octet-stream', 'text/html')).toBe('text/html');
  });

  it('is no web page where it is meant to be read or saved as a file', () => {
    expect(typeOf('text/plain', 'text/html', { kind: 'link' })).toBe('text/plain');
    expect(typeOf('application/octet-stream', 'text/html', { kind: 'link', isAttachment: true })).toBe(
      'application/octet-stream',
    );
  });
});
