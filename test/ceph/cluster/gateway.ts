import { configurationPath } from './configuration.ts';
import { startDaemon } from '../../machine/daemon.ts';

/** Ceph's S3 server (radosgw). */
export interface Gateway {
  endpoint: string;
  /** Ends it as a power cut does, and waits until it is gone. */
  kill(): Promise<void>;
}

/** Starts an S3 server on a running cluster and waits until it answers; there may be several. */
export async function startGateway(directory: string, port: number): Promise<Gateway> {
  const endpoint = `http://127.0.0.1:${port}`;
  const gateway = await startDaemon(directory, `radosgw-${port}`, [
    'radosgw',
    '--conf',
    configurationPath(directory),
    '--name',
    `client.gateway-${port}`,
    '--rgw-frontends',
    `beast endpoint=127.0.0.1:${port}`,
    '-d',
  ]);
  try {
    await gateway.ready(() =>
      fetch(endpoint).then(
        ({ ok }) => ok,
        () => false,
      ),
    );
  } catch (error) {
    await gateway.kill();
    throw error;
  }
  return { endpoint, kill: () => gateway.kill() };
}
