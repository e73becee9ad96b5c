import { findFreePort } from '../machine/free-port.ts';
import type { BucketPlace } from '../servers/bucket-place.ts';
import { buildServer } from '../servers/build-server.ts';
import { BACKEND_SERVER, startBackendProcess, type BackendProcess } from '../servers/start-backend.ts';

/** A built backend in a process of its own, under one address however often it is killed. */
export interface Replica {
  baseUrl: string;
  /** Makes a link that connects one device to its owner. */
  connectionLink(): Promise<string>;
  /** Ends it as a power cut does, and waits until it is gone. */
  kill(): Promise<void>;
  /** Starts it again. */
  restart(): Promise<void>;
}

/** Starts so many replicas on one PostgreSQL and one bucket. */
export async function startReplicas(
  count: number,
  { databaseUrl, place, directory }: { databaseUrl: string; place: BucketPlace; directory: string },
): Promise<Replica[]> {
  const file = await buildServer(BACKEND_SERVER, 'backend');
  const replicas: Replica[] = [];
  for (let index = 0; index < count; index++) {
    const port = await findFreePort();
    const start = (): Promise<BackendProcess> =>
      startBackendProcess(
        {
          PORT: String(port),
          DATA_DIR: `${directory}/replica-${index}`,
          LOG_LEVEL: 'silent',
          RATE_LIMIT_DEVICE: '1000000000',
          DATABASE_URL: databaseUrl,
          S3_BUCKET: place.bucket,
          S3_REGION: place.region,
          S3_ENDPOINT: place.endpoint,
          S3_PROVIDER: 'local',
          AWS_ACCESS_KEY_ID: place.credentials.accessKeyId,
          AWS_SECRET_ACCESS_KEY: place.credentials.secretAccessKey,
        },
        [],
        file,
      );
    let running = await start();
    replicas.push({
      baseUrl: `http://127.0.0.1:${port}`,
      connectionLink: () => running.connectionLink(),
      kill: () => running.kill(),
      restart: async () => {
        running = await start();
      },
    });
  }
  return replicas;
}
