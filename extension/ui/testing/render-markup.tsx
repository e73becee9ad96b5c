import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { PailClient } from '../../messaging/pail-client.ts';
import { ClientContext } from '../hooks/client-context.ts';
import { NoticesContext } from '../notices/notices-context.ts';
import { fakeClient } from './fake-client.ts';

const notices = { show: () => undefined, clear: () => undefined, attempt: () => Promise.resolve(true) };

/** The HTML of a component as it is first drawn. */
export function renderMarkup(component: ReactNode, client: PailClient = fakeClient()): string {
  return renderToStaticMarkup(
    <ClientContext value={client}>
      <NoticesContext value={notices}>{component}</NoticesContext>
    </ClientContext>,
  );
}
