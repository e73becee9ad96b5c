import { createHash, type Hash } from 'node:crypto';
import { S3Error } from '../errors.ts';
import { sameSignature, scopeText, sign } from '../signature/signing-key.ts';
import type { VerifiedSignature } from '../signature/verify.ts';

const EMPTY_HASH = createHash('sha256').digest('hex');

/**
 * Verifies the chain of signatures of a signed `aws-chunked` body: each chunk's covers the one before it,
 * the first covers the request's.
 * Source: "Transferring Payload in Multiple Chunks" in the Amazon S3 API Reference.
 */
export class ChunkSignatures {
  readonly #verified: VerifiedSignature;
  #previous: string;
  #presented = '';
  #hash: Hash = createHash('sha256');

  constructor(verified: VerifiedSignature) {
    this.#verified = verified;
    this.#previous = verified.signature;
  }

  /** A chunk begins, with this signature in its header. */
  begin(presented: string): void {
    this.#presented = presented;
    this.#hash = createHash('sha256');
  }

  update(data: Buffer): void {
    this.#hash.update(data);
  }

  /** @throws S3Error SignatureDoesNotMatch when the chunk's signature is not right */
  end(): void {
    const content = `${EMPTY_HASH}\n${this.#hash.digest('hex')}`;
    this.#verify('AWS4-HMAC-SHA256-PAYLOAD', content, this.#presented);
  }

  /**
   * Verifies the trailers, given as they were sent: `name:value` lines.
   *
   * @throws S3Error SignatureDoesNotMatch
   */
  endTrailers(trailers: ReadonlyMap<string, string>, presented: string): void {
    const lines = [...trailers].map(([name, value]) => `${name}:${value}\n`).join('');
    const content = createHash('sha256').update(lines).digest('hex');
    this.#verify('AWS4-HMAC-SHA256-TRAILER', content, presented);
  }

  #verify(algorithm: string, content: string, presented: string): void {
    const { key, scope, timestamp } = this.#verified;
    const expected = sign(key, [algorithm, timestamp, scopeText(scope), this.#previous, content].join('\n'));
    if (!sameSignature(expected, presented)) throw new S3Error('SignatureDoesNotMatch');
    this.#previous = expected;
  }
}
