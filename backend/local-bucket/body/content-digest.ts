import { type ChecksumAlgorithm, createHasher, type Hasher } from './checksum-algorithm.ts';

/** A checksum of an object or part, in base64. */
export interface Checksum {
  readonly algorithm: ChecksumAlgorithm;
  readonly value: string;
}

/** What is known of content once it has been read to its end. */
export interface BodyDigest {
  /** Bytes. */
  readonly size: number;
  /** Hexadecimal. */
  readonly md5: string;
  /** The checksum that was asked for. */
  readonly checksum?: Checksum;
}

/** Counts and hashes content while it passes: once, whatever is asked. */
export class ContentDigest {
  readonly #md5: Hasher;
  readonly #checksum: Hasher | undefined;
  readonly #algorithm: ChecksumAlgorithm | undefined;
  #size = 0;

  private constructor(md5: Hasher, algorithm: ChecksumAlgorithm | undefined, checksum: Hasher | undefined) {
    this.#md5 = md5;
    this.#algorithm = algorithm;
    this.#checksum = checksum;
  }

  static async start(algorithm: ChecksumAlgorithm | undefined): Promise<ContentDigest> {
    return new ContentDigest(
      await createHasher('md5'),
      algorithm,
      algorithm === undefined ? undefined : await createHasher(algorithm),
    );
  }

  /** Bytes so far. */
  get size(): number {
    return this.#size;
  }

  update(chunk: Uint8Array): void {
    this.#size += chunk.length;
    this.#md5.update(chunk);
    this.#checksum?.update(chunk);
  }

  /** Call it once, after the last byte. */
  end(): BodyDigest {
    const digest = { size: this.#size, md5: this.#md5.digest().toString('hex') };
    if (!this.#checksum || !this.#algorithm) return digest;
    const value = this.#checksum.digest().toString('base64');
    return { ...digest, checksum: { algorithm: this.#algorithm, value } };
  }
}
