import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { openDatabase } from '../../../backend/database/connection.ts';
import { findOwner } from '../../../backend/database/users.ts';
import { readEnvironment } from '../../../backend/env.ts';
import { sql } from 'kysely';
import { connectDevice, type ConnectedDevice } from '../../fixtures/connected-device.ts';
import { fillHistory } from '../../fixtures/fill-history.ts';
import { startServerProcess } from '../../servers/server-process.ts';
import { buildServer } from '../../servers/build-server.ts';
import { BACKEND_SERVER, startBackendProcess } from '../../servers/start-backend.ts';

/** Nothing answers there: to sign, nobody has to. */
const PLACE = {
  endpoint: 'http://127.0.0.1:9',
  region: 'us-east-1',
  bucket: 'bench',
  credentials: { accessKeyId: 'bench', secretAccessKey: randomUUID() },
};

/** Above what any load reaches, so that the calls are counted but never refused. */
const NO_LIMIT = '1000000000';

/** A backend in a process of its own, with a device of its owner's. */
export interface BackendInBench {
  pid: number;
  baseUrl: string;
  device: ConnectedDevice;
  stop(): Promise<void>;
}

/** How a file of such a history is called; one of them is the rare one. */
const RARE = 'rare-find.png';

/**
 * Starts a backend whose owner has so many files already.
 * @param directory holds what it keeps, in a folder that is removed at the end
 */
export async function startBackendWith(files: number, directory: string): Promise<BackendInBench> {
  const folder = await mkdtemp(join(directory, 'backend-'));
  const variables = {
    PORT: '0',
    DATA_DIR: folder,
    LOG_LEVEL: 'error',
    RATE_LIMIT_DEVICE: NO_LIMIT,
    S3_BUCKET: PLACE.bucket,
    S3_REGION: PLACE.region,
    S3_ENDPOINT: PLACE.endpoint,
    S3_PROVIDER: 'local',
    AWS_ACCESS_KEY_ID: PLACE.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: PLACE.credentials.secretAccessKey,
  };
  if (files > 0) {
    const database = await openDatabase(readEnvironment(variables).database);
    const name = sql<string>`case i when ${sql.lit(Math.ceil(files / 2))} then ${sql.lit(RARE)} else 'holiday-photo-' || i || '.png' end`;
    await fillHistory(database, (await findOwner(database)).id, files, name);
    await sql`insert into links (slug, file_id, created_at) select id, id, 1 from files`.execute(database);
    await database.destroy();
  }
  const backend = await startBackendProcess(variables, [], await buildServer(BACKEND_SERVER, 'backend'));
  const link = await backend.connectionLink();
  return {
    pid: backend.pid,
    baseUrl: new URL(link).origin,
    device: await connectDevice(link, 'Bench'),
    stop: async () => {
      await backend.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Starts the server of the tutorials. */
export async function startTutorial(): Promise<{ endpoint: string; stop(): Promise<void> }> {
  const { ready, kill } = await startServerProcess(
    await buildServer(new URL('tutorial-process.ts', import.meta.url), 'tutorial'),
    PLACE,
    z.object({ endpoint: z.string() }),
  );
  return { endpoint: ready.endpoint, stop: kill };
}
