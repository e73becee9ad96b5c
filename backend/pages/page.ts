import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

const STYLE = `
  :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
  *, ::before, ::after { box-sizing: border-box; }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; }
  main { width: 100%; max-width: 34rem; padding: 1.5rem; overflow-wrap: anywhere; }
  h1 { font-size: 1.5rem; line-height: 1.2; }
  li { margin-block: 0.5rem; }
  .files { padding: 0; list-style: none; }
  .files li { display: flex; gap: 1rem; justify-content: space-between; align-items: baseline; }
  small { white-space: nowrap; }
  label { display: block; font-weight: 600; }
  input, button { font: inherit; min-height: 2.75rem; padding: 0.5rem 0.75rem; border: 1px solid; border-radius: 0.5rem; }
  input { display: block; width: 100%; margin-block: 0.25rem 1rem; }
  button { background: LinkText; color: Canvas; border-color: LinkText; cursor: pointer; }
  :focus-visible { outline: 3px solid LinkText; outline-offset: 2px; }
  [role=alert] { margin-block: 0.25rem; color: #b00020; font-weight: 600; }
  [aria-invalid=true] { border-color: #b00020; }
  @media (prefers-color-scheme: dark) {
    [role=alert] { color: #ffb4ab; }
    [aria-invalid=true] { border-color: #ffb4ab; }
  }
`;

/** Made in one piece: white space that a formatter adds between the tags would change the hash. */
const STYLE_ELEMENT = raw(`<style>${STYLE}</style>`);

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

export interface Page {
  title: string;
  body: Markup;
  /** Goes into the head: what a chat program shows of the page. */
  preview?: Markup;
  status?: ContentfulStatusCode;
  /** Where its forms may lead, by redirects too (Content-Security-Policy, form-action); none where it is left out. */
  formTargets?: readonly string[];
}

/** Answers with a page that runs no script and loads nothing, in light or dark, on any width. */
export function answerPage(context: Context, page: Page): Response | Promise<Response> {
  const targets = page.formTargets?.join(' ') ?? "'none'";
  context.header(
    'Content-Security-Policy',
    `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action ${targets}; frame-ancestors 'none'`,
  );
  return context.html(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width" />
          <title>${page.title}</title>
          ${page.preview ?? ''} ${STYLE_ELEMENT}
        </head>
        <body>
          <main>${page.body}</main>
        </body>
      </html>`,
    page.status ?? 200,
  );
}
