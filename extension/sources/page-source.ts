import { PailError } from '../../shared/errors/pail-error.ts';
import type { PageTarget } from '../../shared/messages/page-target.ts';
import { throwIfCancelled } from '../upload/cancelled.ts';
import type { OpenedSource, OpenOptions, StreamSource } from '../upload/source.ts';
import { checkedAnswer } from './checked-answer.ts';
import { UNKNOWN_TYPE } from './content-type.ts';
import { keptAddress } from './kept-address.ts';
import { fetchByExtension } from './own-fetch.ts';
import type { PageAccess, PageBytes } from './page-access.ts';
import { pageFilename } from './page-filename.ts';
import type { RawAnswer } from './raw-answer.ts';

/** Something on a page: it is fetched when its turn comes, and its answer is checked first. */
export function pageSource(target: PageTarget, access: PageAccess): StreamSource {
  return {
    origin: 'page',
    name: pageFilename({
      contentDisposition: null,
      url: target.url,
      title: target.pageTitle,
      contentType: UNKNOWN_TYPE,
    }),
    contentType: UNKNOWN_TYPE,
    blob: null,
    // Where the person saw it.
    sourceUrl: keptAddress([target.pageUrl, target.url]),
    page: target,
    lastModified: null,
    open: (options) => openTarget(target, access, options),
  };
}

/** What no way can give; the other failures only say that one way did not. */
const CANNOT_BE_HAD: ReadonlySet<string> = new Set(['source_is_stream', 'source_protected']);

type Way = (options: OpenOptions) => Promise<RawAnswer>;

/** The first way that gives what is wanted; where none does, what the most telling one said. */
async function openTarget(
  target: PageTarget,
  access: PageAccess,
  options: OpenOptions,
): Promise<OpenedSource> {
  const failures: PailError[] = [];
  for (const way of waysTo(target, access)) {
    try {
      return await checkedAnswer(target, await way(options));
    } catch (error) {
      throwIfCancelled(options.signal);
      if (!(error instanceof PailError)) throw error;
      failures.push(error);
    }
  }
  throw failures.find(({ code }) => CANNOT_BE_HAD.has(code)) ?? failures[0] ?? onlyInPage();
}

/** The ways to a target, in their order, each with what it can that the one before cannot. */
function waysTo(target: PageTarget, access: PageAccess): Way[] {
  const { frame, url, kind } = target;
  const isRemote = /^https?:/.test(url);
  const ways: Way[] = [];
  // With every cookie and the page's Referer, from any host that Pail may reach; streams, and can be resumed.
  if (isRemote || url.startsWith('data:')) ways.push((options) => fetchByExtension(target, access, options));
  if (!frame) return ways;
  if (isRemote || url.startsWith('blob:')) {
    // `blob:` addresses; the page's own site without a permission for it; a frame's partitioned cookies; what the
    // browser has kept for the page and the site gives only once.
    ways.push(async ({ signal }) => fromPage(await access.read(frame, { type: 'bytes', url }, signal)));
  }
  if (isRemote) {
    // What the page's service worker makes: requests of extensions never come to it.
    ways.push(async ({ signal }) => fromPage(await access.fetchAsPage(frame, url, signal)));
  }
  if (kind === 'image') {
    // What is on the screen and nowhere else any more, as a `blob:` that was let go of.
    ways.push(async ({ signal }) => ({
      ...fromPage(await access.read(frame, { type: 'picture', url }, signal)),
      isCopy: true,
    }));
  }
  return ways;
}

function fromPage({ facts, bytes }: PageBytes): RawAnswer {
  return { facts, bytes, offset: 0, validator: null, isCopy: false };
}

function onlyInPage(): PailError {
  return new PailError(
    'source_not_supported',
    'Pail cannot fetch this by its address: it exists only inside the page. Save it to disk and drop the file on Pail.',
  );
}
