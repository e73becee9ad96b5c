import type { SignedRequest } from '../../../shared/api/signed-request.ts';
import type { Checksums, CreateUpload } from '../../../shared/api/uploads.ts';
import { PailError } from '../../../shared/errors/pail-error.ts';
import { SINGLE_PUT_BYTES } from '../../../shared/limits.ts';
import { MemoryUploadStore } from '../durable/memory-store.ts';
import { md5OfBlob } from '../checksum/md5.ts';
import { memoryPartKeeper } from '../stream/keep-in-memory.ts';
import type { BucketTransport, UploadBackend, UploadPorts } from '../ports.ts';

export const PART_SIZE = 8 * 1024 ** 2;

const QUIETLY = { signal: new AbortController().signal, onProgress: () => {} };

/** A backend, a bucket and a clock in memory. The bucket's `send` can be replaced to fail as a real one does. */
export class FakePorts implements UploadPorts {
  /** What the backend was asked to create, in order: one entry a signature. */
  readonly created: CreateUpload[] = [];
  readonly aborted: string[] = [];
  /** The part numbers of every call for signatures. */
  readonly signCalls: (readonly number[])[] = [];
  /** Milliseconds that were waited for. */
  readonly waits: number[] = [];
  /** Objects by upload id. */
  /** What proves the uploads that are created. */
  checksums: Checksums = 'md5';
  readonly objects = new Map<string, Blob>();
  filesAreSnapshots = true;
  readonly protocols = { isMultiplexed: () => false };
  readonly random = (): number => 0.5;
  readonly checksummer = { md5: md5OfBlob };
  readonly partKeeper = memoryPartKeeper;

  readonly clock = {
    now: () => 0,
    sleep: (milliseconds: number): Promise<void> => {
      this.waits.push(milliseconds);
      return Promise.resolve();
    },
    online: (): Promise<void> => Promise.resolve(),
  };

  readonly store = new MemoryUploadStore();
  /** Parts that were sent, by upload id and part number. */
  readonly parts = new Map<string, Map<number, Blob>>();

  readonly backendOf = (): UploadBackend => this.backend;

  readonly backend: UploadBackend = {
    createUpload: (upload) => {
      this.created.push(upload);
      if (upload.size === null || upload.size > SINGLE_PUT_BYTES) {
        return Promise.resolve({
          id: upload.id,
          key: upload.id,
          mode: 'multipart',
          checksums: this.checksums,
          partSize: PART_SIZE,
        });
      }
      return Promise.resolve({
        id: upload.id,
        key: upload.id,
        mode: 'single',
        checksums: this.checksums,
        request: { url: `http://bucket.test/${upload.id}`, method: 'PUT', headers: {}, expiresAt: 1 },
      });
    },
    signParts: (id, parts) => {
      this.signCalls.push(parts.map(({ partNumber }) => partNumber));
      return Promise.resolve(
        new Map(
          parts.map(({ partNumber }): [number, SignedRequest] => [
            partNumber,
            { url: `http://bucket.test/${id}?${partNumber}`, method: 'PUT', headers: {}, expiresAt: 1 },
          ]),
        ),
      );
    },
    uploadState: async (id) => ({
      id,
      key: id,
      state: 'pending',
      partSize: this.isInParts(id) ? PART_SIZE : null,
      parts: await Promise.all(
        [...(this.parts.get(id) ?? [])].map(async ([partNumber, part]) => ({
          partNumber,
          size: part.size,
          md5: (await md5OfBlob(part, QUIETLY)).value,
        })),
      ),
    }),
    bucketOrigins: () => Promise.resolve(['http://bucket.test']),
    completeUpload: (id) => {
      const parts = [...(this.parts.get(id) ?? [])].toSorted(([one], [other]) => one - other);
      const object =
        this.objects.get(id) ?? (parts.length > 0 ? new Blob(parts.map(([, part]) => part)) : null);
      const upload = this.created.find((created) => created.id === id);
      if (!object || !upload) return Promise.reject(new PailError('object_missing', 'not there'));
      return Promise.resolve({
        id,
        name: upload.filename,
        contentType: upload.contentType,
        size: object.size,
        checksum: upload.checksum ?? null,
        link: `http://pail.test/s/${id}`,
        sourceUrl: null,
        createdAt: 0,
      });
    },
    abortUpload: (id) => {
      this.aborted.push(id);
      this.objects.delete(id);
      return Promise.resolve();
    },
  };

  bucket: BucketTransport = { send: ({ url }, body) => this.keep(url, body) };

  private isInParts(id: string): boolean {
    const { size = null } = this.created.find((upload) => upload.id === id) ?? {};
    return size === null || size > SINGLE_PUT_BYTES;
  }

  /** Keeps a body under the upload id that its address ends with. */
  keep(url: string, body: Blob): Promise<void> {
    const [id = '', partNumber] = url.slice(url.lastIndexOf('/') + 1).split('?');
    if (partNumber === undefined) this.objects.set(id, body);
    else this.parts.set(id, (this.parts.get(id) ?? new Map<number, Blob>()).set(Number(partNumber), body));
    return Promise.resolve();
  }

  /** Makes the first sends fail with these errors, in order; the ones after succeed. */
  failSends(...errors: PailError[]): void {
    this.bucket = {
      send: ({ url }, body) => {
        const error = errors.shift();
        return error ? Promise.reject(error) : this.keep(url, body);
      },
    };
  }
}
