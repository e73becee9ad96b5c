import { z } from 'zod';
import { CHECKSUM_ALGORITHMS, type ChecksumAlgorithm, checksumElement } from '../body/checksum-algorithm.ts';
import { readDocument } from '../body/read-document.ts';
import type { RequestBody } from '../body/request-body.ts';
import { S3Error } from '../errors.ts';
import { xmlList } from '../xml.ts';

/** A part as CompleteMultipartUpload names it. */
export interface CompletedPart {
  readonly number: number;
  /** Without quotes, lower case. */
  readonly etag: string;
  readonly checksums: ReadonlyMap<ChecksumAlgorithm, string>;
}

const completeDocument = z.object({
  CompleteMultipartUpload: z.object({
    Part: xmlList(z.record(z.string(), z.string()), 10_000),
  }),
});

const partFields = z.object({
  PartNumber: z.string().regex(/^\d{1,5}$/),
  ETag: z.string(),
});

/**
 * Reads the parts that an upload shall be completed with.
 *
 * @throws S3Error MalformedXML, InvalidPartOrder, InvalidPart
 */
export async function readCompletedParts(body: RequestBody): Promise<CompletedPart[]> {
  const document = completeDocument.safeParse(await readDocument(body));
  if (!document.success) throw new S3Error('MalformedXML');
  const parts = document.data.CompleteMultipartUpload.Part.map(readPart);
  const ordered = parts.every((part, index) => part.number > (parts[index - 1]?.number ?? 0));
  if (!ordered) throw new S3Error('InvalidPartOrder');
  return parts;
}

function readPart(part: Readonly<Record<string, string>>): CompletedPart {
  const fields = partFields.safeParse(part);
  if (!fields.success) throw new S3Error('MalformedXML');
  const etag = fields.data.ETag.trim().replaceAll('"', '').toLowerCase();
  if (!/^[0-9a-f]{32}$/.test(etag)) throw new S3Error('InvalidPart');
  const checksums = new Map<ChecksumAlgorithm, string>();
  for (const algorithm of CHECKSUM_ALGORITHMS) {
    const value = part[checksumElement(algorithm)];
    if (value !== undefined) checksums.set(algorithm, value);
  }
  return { number: Number(fields.data.PartNumber), etag, checksums };
}
