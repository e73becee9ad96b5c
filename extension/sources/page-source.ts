import { PailError } from '../../shared/errors/pail-error.ts';
import { MAX_SOURCE_URL_LENGTH } from '../../shared/limits.ts';
import { throwIfCancelled } from '../upload/cancelled.ts';
import type { PageTarget } from '../upload/durable/upload-record.ts';
import type { ReadOptions, Source, SourceContent } from '../upload/source.ts';
import { mediaType, UNKNOWN_TYPE } from './content-type.ts';
import { checkPageAnswer } from './page-answer.ts';
import { pageFilename } from './page-filename.ts';
import { readBody } from './read-body.ts';

/** Something on a page: it is fetched with the user's cookies when its turn comes, and its answer is checked first. */
export function pageSource(target: PageTarget): Source {
  return {
    origin: 'page',
    name: pageFilename({ contentDisposition: null, url: target.url, contentType: UNKNOWN_TYPE }),
    contentType: UNKNOWN_TYPE,
    size: null,
    sourceUrl: sourceUrl(target),
    page: target,
    lastModified: null,
    read: (options) => fetchTarget(target, options),
  };
}

/** The address that is kept with the file. A `data:` address is the file itself: then the page's is kept. */
function sourceUrl({ url, pageUrl }: PageTarget): string | null {
  const kept = [url, pageUrl].find((address) => address !== null && /^https?:/.test(address));
  return kept !== undefined && kept !== null && kept.length <= MAX_SOURCE_URL_LENGTH ? kept : null;
}

async function fetchTarget(target: PageTarget, options: ReadOptions): Promise<SourceContent> {
  const { signal } = options;
  if (!/^(?:https?|data):/.test(target.url)) {
    throw new PailError(
      'source_not_supported',
      'Pail cannot fetch this by its address: it exists only inside the page. Save it to disk and drop the file on Pail.',
    );
  }
  const response = await fetch(target.url, {
    // The user sees it with their login, and so should Pail.
    credentials: 'include',
    signal,
  }).catch((error: unknown) => {
    throwIfCancelled(signal);
    throw unreachable(target.url, error);
  });
  const contentType = mediaType(response.headers.get('content-type'));
  const finalUrl = response.url || target.url;
  checkPageAnswer({ kind: target.kind, url: target.url, finalUrl, status: response.status, contentType });
  const blob = await readBody(response, options);
  const name = pageFilename({
    contentDisposition: response.headers.get('content-disposition'),
    url: finalUrl,
    contentType,
  });
  return { blob, name, contentType };
}

function unreachable(url: string, cause: unknown): PailError {
  const host = URL.parse(url)?.host ?? 'the page';
  return new PailError(
    'source_unreachable',
    `${host} could not be reached. Check your network, and that Pail is allowed to reach that site; then retry.`,
    { cause },
  );
}
