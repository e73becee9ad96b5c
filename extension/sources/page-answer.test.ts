import { describe, expect, it } from 'vitest';
import { PailError } from '../../shared/errors/pail-error.ts';
import { type AnsweredType, checkStatus, checkType } from './page-answer.ts';

function codeOf({ status = 200, ...answer }: Partial<AnsweredType> & { status?: number }): string | null {
  const url = answer.url ?? 'https://site.example/cat.png';
  const whole = {
    kind: 'image',
    finalUrl: url,
    contentType: 'image/png',
    isAttachment: false,
    ...answer,
    url,
  } as const;
  try {
    checkStatus({ ...whole, status });
    checkType(whole);
    return null;
  } catch (error) {
    return error instanceof PailError ? error.code : 'not a PailError';
  }
}

describe('the check of what a site answers', () => {
  it.each([
    { contentType: 'image/png' },
    { contentType: 'application/octet-stream' },
    { kind: 'video', contentType: 'video/mp4' },
    { kind: 'audio', contentType: 'application/ogg' },
    { kind: 'audio', contentType: 'video/mp4' },
    { kind: 'link', contentType: 'application/pdf' },
    { kind: 'link', contentType: 'text/html', url: 'https://site.example/saved.html' },
    { kind: 'link', contentType: 'text/html', isAttachment: true },
    { kind: 'link', contentType: 'application/vnd.apple.mpegurl' },
    { kind: 'page', contentType: 'application/pdf' },
  ] as const)('takes $contentType for a $kind', (answer) => {
    expect(codeOf(answer)).toBeNull();
  });

  it.each([
    [{ status: 401 }, 'source_refused'],
    [{ status: 403, contentType: 'text/html' }, 'source_refused'],
    [{ status: 404, contentType: 'text/html' }, 'source_not_found'],
    [{ status: 410 }, 'source_not_found'],
    [{ status: 204 }, 'source_not_found'],
    [{ status: 500 }, 'source_unreachable'],
    [{ contentType: 'text/html' }, 'source_is_a_page'],
    [{ contentType: 'application/xhtml+xml' }, 'source_is_a_page'],
    [{ contentType: 'application/json' }, 'source_wrong_type'],
    [{ kind: 'video', contentType: 'image/png' }, 'source_wrong_type'],
    [{ kind: 'page', contentType: 'text/html' }, 'source_is_a_page'],
    [{ kind: 'video', contentType: 'application/vnd.apple.mpegurl' }, 'source_is_stream'],
    [{ kind: 'video', contentType: 'text/plain', url: 'https://site.example/a.mpd' }, 'source_is_stream'],
    [{ kind: 'link', contentType: 'text/html', url: 'https://site.example/report.pdf' }, 'source_is_a_page'],
    [
      {
        kind: 'link',
        contentType: 'text/html',
        url: 'https://site.example/a.html',
        finalUrl: 'https://site.example/login',
      },
      'source_is_a_page',
    ],
  ] as const)('refuses %o', (answer, code) => {
    expect(codeOf(answer)).toBe(code);
  });
});
