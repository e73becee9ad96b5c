import type { UploadRecord } from './upload-record.ts';
import type { UploadStore } from './upload-store.ts';

/** Keeps uploads as long as the process lives: for Node, where nothing restarts by itself. */
export class MemoryUploadStore implements UploadStore {
  private readonly records = new Map<string, UploadRecord>();
  private readonly bytes = new Map<string, Blob>();
  private readonly parts = new Map<string, Map<number, string | null>>();

  load: UploadStore['load'] = () =>
    Promise.resolve(
      [...this.records.values()].map((record) => ({
        record,
        bytes: this.bytes.get(record.id) ?? null,
        sentParts: new Map(this.parts.get(record.id)),
      })),
    );

  add: UploadStore['add'] = (uploads) => {
    for (const { record, bytes } of uploads) {
      this.records.set(record.id, record);
      if (bytes) this.bytes.set(record.id, bytes);
    }
    return Promise.resolve();
  };

  update: UploadStore['update'] = (record) => {
    if (this.records.has(record.id)) this.records.set(record.id, record);
    return Promise.resolve();
  };

  keepBytes: UploadStore['keepBytes'] = (id, bytes) => {
    if (this.records.has(id)) this.bytes.set(id, bytes);
    return Promise.resolve();
  };

  savePart: UploadStore['savePart'] = (id, partNumber, md5) => {
    const parts = this.parts.get(id) ?? new Map<number, string | null>();
    this.parts.set(id, parts.set(partNumber, md5));
    return Promise.resolve();
  };

  removeParts: UploadStore['removeParts'] = (id) => {
    this.parts.delete(id);
    return Promise.resolve();
  };

  remove: UploadStore['remove'] = (id) => {
    this.records.delete(id);
    this.bytes.delete(id);
    this.parts.delete(id);
    return Promise.resolve();
  };
}
