import { Hono } from 'hono';
import { html } from 'hono/html';
import type { RequestContext } from '../middleware/request-context.ts';
import { answerPage } from '../pages/page.ts';

/**
 * `GET /connect`: what a person sees who opens a connection link. The code stands in the fragment, which the browser
 * keeps to itself; the extension reads it from the tab's address. So the page needs no script.
 */
export function connectPageRoutes(): Hono<RequestContext> {
  return new Hono<RequestContext>().get('/connect', (context) =>
    answerPage(context, {
      title: 'Connect Pail',
      body: html`<h1>Connect this browser to your Pail</h1>
        <ol>
          <li>Keep this tab in front.</li>
          <li>Open the Pail extension in the toolbar.</li>
          <li>Press <strong>Connect</strong>.</li>
        </ol>
        <p>
          It does not show this server? Copy the whole address of this page and paste it into the extension.
          The link works once, and not for long: if it has expired, make a new one on the server.
        </p>`,
    }),
  );
}
