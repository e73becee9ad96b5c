import { HOME_NETWORK_NAME } from '../../../stack/launch-pail.ts';
import { type Answer, type Site, startSite } from '../site.ts';
import { type HardPage, OTHER_SITE } from './hard-page.ts';

/** The hard pages, each in a folder of its own. */
export interface ServedPages {
  urlOf(page: HardPage): string;
  close(): Promise<void>;
}

/** Starts a site that shows these pages under two hosts, `localhost` and one of another site. */
export async function serveHardPages(pages: readonly HardPage[]): Promise<ServedPages> {
  const folderOf = (page: HardPage): string => `/${pages.indexOf(page) + 1}/`;
  const answers = Object.fromEntries(
    pages.flatMap((page) => {
      const beside = Object.entries(page.answers ?? {});
      return [
        [folderOf(page), showPage(page)] as const,
        ...beside.map(([name, answer]) => [`${folderOf(page)}${name}`, answer] as const),
      ];
    }),
  );
  const site: Site = await startSite(answers);
  return { urlOf: (page) => site.url(folderOf(page)), close: site.close };
}

function showPage(page: HardPage): Answer {
  return (response, request) => {
    page.onVisit?.();
    const elsewhere = `http://${HOME_NETWORK_NAME}:${request.socket.localPort}${request.url}`.replace(
      /\/$/,
      '',
    );
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers });
    response.end(`<!doctype html><title>A hard page</title>${page.html.replaceAll(OTHER_SITE, elsewhere)}`);
  };
}
