import type { Kysely, Migration } from 'kysely';

/** Which device an upload is of, so that it ends with the device; of those that were there before nobody knows. */
export const deviceOfUpload: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema.alterTable('uploads').addColumn('device_id', 'text').execute();
  },
};
