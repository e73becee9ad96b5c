import type { PageAnswerFacts } from '../../shared/messages/page-read.ts';

/** What came back for a target, before it was looked at. */
export interface RawAnswer {
  facts: PageAnswerFacts;
  /** Which byte of the whole comes first. */
  offset: number;
  /** As in `OpenedSource`. */
  validator: string | null;
  bytes: ReadableStream<Uint8Array<ArrayBuffer>>;
  /** Whether it is a copy that was encoded anew. */
  isCopy: boolean;
}
