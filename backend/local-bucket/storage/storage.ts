import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { BlobStore } from './blob-store.ts';
import { BucketTable } from './bucket-table.ts';
import { openDatabase } from './database.ts';
import { GroupCommit } from './group-commit.ts';
import { ObjectTable } from './object-table.ts';
import { UploadTable } from './upload-table.ts';

/** All that the server keeps, in one folder. */
export interface Storage {
  readonly buckets: BucketTable;
  readonly objects: ObjectTable;
  readonly uploads: UploadTable;
  readonly blobs: BlobStore;
  /** Takes the writes of many requests to the disk together. */
  readonly commits: GroupCommit;
  close(): void;
}

/** @throws Error when another process uses the folder */
export async function openStorage(directory: string): Promise<Storage> {
  await mkdir(directory, { recursive: true });
  const connection = openDatabase(join(directory, 'local-bucket.sqlite'));
  const objects = new ObjectTable(connection);
  const uploads = new UploadTable(connection);
  return {
    buckets: new BucketTable(connection),
    objects,
    uploads,
    blobs: await BlobStore.open(directory, new Set([...objects.blobs(), ...uploads.blobs()])),
    commits: new GroupCommit(connection),
    close: () => {
      connection.close();
    },
  };
}
