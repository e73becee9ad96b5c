import { type XmlElement, toXml } from '../xml.ts';

/** Bytes that are sent while they are read. */
export interface ReplyStream {
  readonly chunks: AsyncIterable<Buffer>;
  /** Called once, however the sending ended. */
  release(): Promise<void>;
}

/** An operation's answer. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | ReplyStream;
}

/** A 200 with an XML document. */
export function xmlReply(
  root: string,
  value: XmlElement,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return {
    status: 200,
    headers: { ...headers, 'content-type': 'application/xml' },
    body: toXml(root, value),
  };
}

/** An ETag as headers and XML show it: in quotes. */
export function quotedEtag(etag: string): string {
  return `"${etag}"`;
}

/** Milliseconds since 1970 as XML shows them. */
export function xmlTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** Milliseconds since 1970 as headers show them (RFC 9110). */
export function httpTime(milliseconds: number): string {
  return new Date(milliseconds).toUTCString();
}
