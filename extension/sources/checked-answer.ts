import { PailError } from '../../shared/errors/pail-error.ts';
import type { PageTarget } from '../../shared/messages/page-target.ts';
import type { OpenedSource } from '../upload/source.ts';
import { sourceTruncated } from '../upload/stream/source-error.ts';
import { mediaType } from './content-type.ts';
import { checkStatus, checkType } from './page-answer.ts';
import { pageFilename } from './page-filename.ts';
import type { RawAnswer } from './raw-answer.ts';
import { imageSize } from './sniff/image-size.ts';
import { peek } from './sniff/peek.ts';
import { SNIFFED_BYTES, sniffType } from './sniff/sniff-type.ts';
import { typeOfBytes } from './sniff/type-of-bytes.ts';

/**
 * Looks at an answer before any of it is uploaded: its status, its type, its first bytes.
 * @throws {PailError} where it is not what was asked for
 */
export async function checkedAnswer(target: PageTarget, answer: RawAnswer): Promise<OpenedSource> {
  try {
    checkStatus({ kind: target.kind, url: target.url, status: answer.facts.status });
    return await look(target, answer);
  } catch (error) {
    // Whatever cancelling says, nothing more is wanted of it.
    await answer.bytes.cancel().catch(() => {});
    throw error;
  }
}

async function look(target: PageTarget, answer: RawAnswer): Promise<OpenedSource> {
  const { facts, offset, validator, isCopy } = answer;
  const declared = mediaType(facts.contentType);
  const describe = (contentType: string): Pick<OpenedSource, 'name' | 'contentType'> => ({
    contentType,
    name: pageFilename({
      contentDisposition: facts.contentDisposition,
      url: facts.url,
      title: target.pageTitle,
      contentType,
      isCopy,
    }),
  });
  const opened = { size: facts.size, offset, validator };
  // The rest of what was looked at when it began.
  if (offset > 0) return { ...opened, ...describe(declared), bytes: answer.bytes };
  const { head, isWhole, bytes } = await peek(answer.bytes, SNIFFED_BYTES).catch((error: unknown) => {
    throw error instanceof PailError ? error : sourceTruncated(error);
  });
  const { kind, url } = target;
  const isAttachment = /^\s*attachment\b/i.test(facts.contentDisposition ?? '');
  const contentType = typeOfBytes({ kind, declared, sniffed: sniffType(head), isAttachment });
  checkType({ kind, url, finalUrl: facts.url, contentType, isAttachment });
  if (kind === 'image' && isWhole) checkIsNoPlaceholder(contentType, head);
  return { ...opened, ...describe(contentType), bytes };
}

/** @throws {PailError} `source_is_placeholder` */
function checkIsNoPlaceholder(contentType: string, whole: Uint8Array): void {
  const size = imageSize(contentType, whole);
  if (!size || size.width > 1 || size.height > 1) return;
  throw new PailError(
    'source_is_placeholder',
    'The site answered with an empty picture of one pixel in place of this image, perhaps because it has not loaded yet. Scroll to it, wait until it shows, and try again.',
  );
}
