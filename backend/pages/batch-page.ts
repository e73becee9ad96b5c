import type { Context } from 'hono';
import { html } from 'hono/html';
import type { BatchContents } from '../../shared/api/batches.ts';
import { sizeInWords } from '../files/size-in-words.ts';
import { answerPage } from './page.ts';

/** Lists several files, each with its own link. */
export function answerBatchPage(
  context: Context,
  { folder, count, bytes, files, next }: BatchContents,
): Response | Promise<Response> {
  const counted = count === 1 ? '1 file' : `${count} files`;
  const title = folder ?? counted;
  const summary = `${counted}, ${sizeInWords(bytes)}`;
  return answerPage(context, {
    title,
    preview: html`<meta property="og:title" content="${title}" />
      <meta property="og:description" content="${summary}" />`,
    body: html`<h1>${title}</h1>
      <p>${summary}</p>
      <ul class="files">
        ${files.map(
          ({ name, size, link }) =>
            html`<li>
              <a href="${link}">${nameInside(name, folder)}</a> <small>${sizeInWords(size)}</small>
            </li> `,
        )}
      </ul>
      ${next === null ? '' : html`<p><a href="?after=${next}" rel="next">More files</a></p>`}`,
  });
}

/** The folder that all of them lie in stands above them. */
function nameInside(name: string, folder: string | null): string {
  return folder === null ? name : name.slice(folder.length + 1);
}
