import { describe, expect, it } from 'vitest';
import { sniffType } from './sniff-type.ts';

function typeOf(text: string): string | null {
  return sniffType(Uint8Array.from(text, (letter) => letter.charCodeAt(0)));
}

describe('the type that the first bytes tell', () => {
  it.each([
    ['\x89PNG\r\n\x1A\n', 'image/png'],
    ['\xFF\xD8\xFF\xE0', 'image/jpeg'],
    ['GIF89a', 'image/gif'],
    ['RIFF\0\0\0\0WEBPVP8 ', 'image/webp'],
    ['\0\0\0\x1Cftypavif', 'image/avif'],
    ['\0\0\0\x18ftypmp42', 'video/mp4'],
    ['\0\0\0\x18ftypM4A ', 'audio/mp4'],
    ['\x1A\x45\xDF\xA3', 'video/webm'],
    ['RIFF\0\0\0\0WAVEfmt ', 'audio/wav'],
    ['ID3\x03', 'audio/mpeg'],
    ['%PDF-1.7', 'application/pdf'],
    ['PK\x03\x04', 'application/zip'],
    ['#EXTM3U\n', 'application/vnd.apple.mpegurl'],
    ['\n<!-- saved --><!DOCTYPE html><title>', 'text/html'],
    ['<?xml version="1.0"?>\n<svg xmlns="">', 'image/svg+xml'],
    ['<?xml version="1.0"?><MPD xmlns="">', 'application/dash+xml'],
  ])('is found in %j', (text, type) => {
    expect(typeOf(text)).toBe(type);
  });

  it.each(['', 'Hello', 'RIFF\0\0\0\0', 'a <html> in the middle', '<header>'])(
    'is not found in %j',
    (text) => {
      expect(typeOf(text)).toBeNull();
    },
  );
});
