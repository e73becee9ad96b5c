import type { Context } from 'hono';
import { html } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { PailError } from '../../shared/errors/pail-error.ts';
import type { FileRow } from '../database/files.ts';
import { sizeInWords } from '../files/size-in-words.ts';
import { answerPage } from './page.ts';

/** Where the form of a link's page leads: back to the link, and from there to the bucket. */
function formTargets(bucketOrigins: readonly string[]): string[] {
  return ["'self'", ...bucketOrigins];
}

/** Asks for the password of a link; says what was wrong with the one before. Tells nothing of the file. */
export function answerPasswordPage(
  context: Context,
  {
    bucketOrigins,
    error,
    status,
  }: { bucketOrigins: readonly string[]; error?: PailError; status?: ContentfulStatusCode },
): Response | Promise<Response> {
  const field = error
    ? html`<p id="error" role="alert">${error.message}</p>
        <input
          id="password"
          name="password"
          type="password"
          autocomplete="off"
          required
          autofocus
          aria-invalid="true"
          aria-describedby="error"
        />`
    : html`<input id="password" name="password" type="password" autocomplete="off" required autofocus />`;
  return answerPage(context, {
    title: `${error ? 'Error: ' : ''}This file needs a password`,
    body: html`<h1>This file needs a password</h1>
      <form method="post">
        <label for="password">Password of the link</label>
        ${field}
        <button type="submit">Open the file</button>
      </form>`,
    formTargets: formTargets(bucketOrigins),
    ...(status && { status }),
  });
}

/** Shows what a link with a limited number of downloads leads to; only its button takes one. */
export function answerDownloadPage(
  context: Context,
  { file, left, bucketOrigins }: { file: FileRow; left: number; bucketOrigins: readonly string[] },
): Response | Promise<Response> {
  const size = sizeInWords(file.size);
  return answerPage(context, {
    title: file.name,
    preview: html`<meta property="og:title" content="${file.name}" />
      <meta property="og:description" content="${size}" />`,
    body: html`<h1>${file.name}</h1>
      <p>${size}. ${left === 1 ? 'This link works once more.' : `This link works ${left} more times.`}</p>
      <form method="post"><button type="submit">Open the file</button></form>`,
    formTargets: formTargets(bucketOrigins),
  });
}

const TITLES: Partial<Record<PailError['code'], string>> = {
  link_not_found: 'Link not found',
  link_expired: 'Link expired',
  link_revoked: 'Link taken back',
  link_used_up: 'Link used up',
};

/** Says why a link leads nowhere. */
export function answerGonePage(
  context: Context,
  error: PailError,
  status: ContentfulStatusCode,
): Response | Promise<Response> {
  const title = TITLES[error.code] ?? 'Link not found';
  return answerPage(context, {
    title,
    body: html`<h1>${title}</h1>
      <p>${error.message}</p>`,
    status,
  });
}
