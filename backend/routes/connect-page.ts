import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { html, raw } from 'hono/html';
import type { RequestContext } from '../middleware/request-context.ts';

const STYLE = `
  :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; }
  main { max-width: 34rem; padding: 2rem; }
  h1 { font-size: 1.5rem; line-height: 1.2; }
  li { margin-block: 0.5rem; }
`;

/** Made in one piece: white space that a formatter adds between the tags would change the hash. */
const STYLE_ELEMENT = raw(`<style>${STYLE}</style>`);

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/**
 * `GET /connect`: what a person sees who opens a connection link. The code stands in the fragment, which the browser
 * keeps to itself; the extension reads it from the tab's address. So the page needs no script.
 */
export function connectPageRoutes(): Hono<RequestContext> {
  return new Hono<RequestContext>().get('/connect', (context) => {
    context.header(
      'Content-Security-Policy',
      `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    return context.html(
      html`<!doctype html>
        <html lang="en">
          <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width" />
            <title>Connect Pail</title>
            ${STYLE_ELEMENT}
          </head>
          <body>
            <main>
              <h1>Connect this browser to your Pail</h1>
              <ol>
                <li>Keep this tab in front.</li>
                <li>Open the Pail extension in the toolbar.</li>
                <li>Press <strong>Connect</strong>.</li>
              </ol>
              <p>
                It does not show this server? Copy the whole address of this page and paste it into the
                extension. The link works once, and not for long: if it has expired, make a new one on the
                server.
              </p>
            </main>
          </body>
        </html>`,
    );
  });
}
