import type { PageMediaKind } from '../../../shared/messages/page-target.ts';
import { UNKNOWN_TYPE } from '../content-type.ts';

export interface TypeClues {
  kind: PageMediaKind;
  /** What the server calls it, without parameters. */
  declared: string;
  /** What its first bytes say; null where they say nothing. */
  sniffed: string | null;
  /** Whether the server means it to be saved. */
  isAttachment: boolean;
}

/** Names that servers give to what they do not know. */
const VAGUE = /^(?:text\/|application\/(?:octet-stream|json|xml|x-httpd-php|force-download|download)$)/;

const MEDIA = /^(?:image|audio|video)\//;

/**
 * The media type of an answer, from its name and its bytes: a picture is one whatever the server calls it, and a web page
 * is none, whatever the server calls it.
 */
export function typeOfBytes({ kind, declared, sniffed, isAttachment }: TypeClues): string {
  if (sniffed === null) return declared;
  if (sniffed === 'text/html') {
    const isSource = declared === 'text/plain' || isAttachment;
    if (MEDIA.test(declared) || declared === 'application/pdf') return sniffed;
    return declared === UNKNOWN_TYPE && !isSource ? sniffed : declared;
  }
  if (sniffed === 'image/svg+xml' && kind !== 'image' && declared === 'text/plain') return declared;
  // A document of an office program is a ZIP, a sound may be in a video's container: the name says more than the bytes.
  if (VAGUE.test(declared)) return sniffed;
  const isOtherPicture = sniffed.startsWith('image/') && MEDIA.test(declared) && sniffed !== declared;
  return isOtherPicture && !isSameFormat(sniffed, declared) ? sniffed : declared;
}

/** Names that differ without a difference. */
function isSameFormat(sniffed: string, declared: string): boolean {
  return sniffed === 'image/x-icon' && declared === 'image/vnd.microsoft.icon';
}
