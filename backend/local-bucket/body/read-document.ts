import { S3Error } from '../errors.ts';
import { parseXml } from '../xml.ts';
import type { RequestBody } from './request-body.ts';

/** Bytes of XML that are read: 10,000 parts or 1,000 keys, with room. */
const DOCUMENT_MAX = 8 * 1024 * 1024;

/**
 * Reads a body that is an XML document.
 *
 * @throws S3Error MaxMessageLengthExceeded, MalformedXML, or what the body's own checks throw
 */
export async function readDocument(body: RequestBody): Promise<unknown> {
  return parseXml(await readText(body));
}

/** Reads a small body as text. An empty one is an empty text. */
export async function readText(body: RequestBody): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body.chunks()) {
    size += chunk.length;
    if (size > DOCUMENT_MAX) throw new S3Error('MaxMessageLengthExceeded');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
