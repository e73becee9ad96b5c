import type { Migration } from 'kysely';
import { firstTables } from './0001-first-tables.ts';
import { multipartUploads } from './0002-multipart-uploads.ts';
import { uploadsWithoutChecksums } from './0003-uploads-without-checksums.ts';

/** Every migration by name; they run in the order of their names, each once. */
export const migrations: Record<string, Migration> = {
  '0001-first-tables': firstTables,
  '0002-multipart-uploads': multipartUploads,
  '0003-uploads-without-checksums': uploadsWithoutChecksums,
};
