import type { CreateUpload } from '../../../shared/api/uploads.ts';
import { PailError } from '../../../shared/errors/pail-error.ts';
import { md5OfBlob } from '../checksum/md5.ts';
import type { BucketTransport, UploadPorts } from '../ports.ts';

/** A backend, a bucket and a clock in memory. The bucket's `send` can be replaced to fail as a real one does. */
export class FakePorts implements UploadPorts {
  /** What the backend was asked to create, in order: one entry a signature. */
  readonly created: CreateUpload[] = [];
  readonly aborted: string[] = [];
  /** Milliseconds that were waited for. */
  readonly waits: number[] = [];
  /** Objects by upload id. */
  readonly objects = new Map<string, Blob>();
  readonly random = (): number => 0.5;
  readonly checksummer = { md5: md5OfBlob };

  readonly clock = {
    now: () => 0,
    sleep: (milliseconds: number): Promise<void> => {
      this.waits.push(milliseconds);
      return Promise.resolve();
    },
  };

  readonly backend: UploadPorts['backend'] = {
    createUpload: (upload) => {
      this.created.push(upload);
      return Promise.resolve({
        id: upload.id,
        key: upload.id,
        mode: 'single',
        request: { url: `http://bucket.test/${upload.id}`, method: 'PUT', headers: {}, expiresAt: 1 },
      });
    },
    completeUpload: (id) => {
      const object = this.objects.get(id);
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

  bucket: BucketTransport = { send: ({ url }, body) => this.store(url, body) };

  /** Keeps a body under the upload id that its address ends with. */
  store(url: string, body: Blob): Promise<void> {
    this.objects.set(url.slice(url.lastIndexOf('/') + 1), body);
    return Promise.resolve();
  }

  /** Makes the first sends fail with these errors, in order; the ones after succeed. */
  failSends(...errors: PailError[]): void {
    this.bucket = {
      send: ({ url }, body) => {
        const error = errors.shift();
        return error ? Promise.reject(error) : this.store(url, body);
      },
    };
  }
}
