import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import { configurationPath, formatConfiguration } from './configuration.ts';
import { startDaemon } from '../../machine/daemon.ts';
import { findFreePort } from '../../machine/free-port.ts';
import { startGateway } from './gateway.ts';

/** A running Ceph with an S3 server and a user on it. */
export interface Cluster {
  endpoint: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
  /** Ends everything at once: the data belong to the test run and are not used again. */
  stop(): Promise<void>;
}

const osdStatusSchema = z.object({ num_up_osds: z.number() });

const userSchema = z.object({
  keys: z.array(z.object({ access_key: z.string(), secret_key: z.string() })).min(1),
});

/**
 * Starts a cluster of one node in an empty folder: a monitor, an OSD on a sparse file, an S3 server, a user.
 * @throws where a part does not start, with the end of its log; what had started is stopped then.
 */
export async function startCluster(directory: string): Promise<Cluster> {
  const configuration = configurationPath(directory);
  const ceph = execa({ env: { CEPH_CONF: configuration }, stdin: 'ignore' });
  const started: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (let end = started.pop(); end; end = started.pop()) await end();
  };
  const start = async (name: string, command: readonly string[], isReady: () => Promise<boolean>) => {
    const daemon = await startDaemon(directory, name, [...command, '--conf', configuration, '-d']);
    started.push(() => daemon.kill());
    await daemon.ready(isReady);
  };

  try {
    const fsid = randomUUID();
    const monitorPort = await findFreePort();
    await writeFile(configuration, formatConfiguration({ directory, fsid, monitorPort }));
    for (const folder of ['mon', 'osd', 'rgw']) await mkdir(join(directory, folder));

    const [keyring, map] = [join(directory, 'keyring'), join(directory, 'monmap')];
    await ceph`ceph-authtool --create-keyring ${keyring} --gen-key --name mon. --cap mon ${'allow *'}`;
    await ceph`ceph-authtool ${keyring} --gen-key --name client.admin --cap mon ${'allow *'} --cap osd ${'allow *'}`;
    await ceph`monmaptool --create --fsid ${fsid} --addv a [v2:127.0.0.1:${monitorPort}] ${map}`;
    await ceph`ceph-mon --mkfs --id a --monmap ${map} --keyring ${keyring}`;
    await start('mon', ['ceph-mon', '--id', 'a'], async () => {
      const { exitCode } = await ceph({ reject: false })`ceph --connect-timeout 5 mon stat`;
      return exitCode === 0;
    });

    const osd = randomUUID();
    await ceph`ceph osd new ${osd} 0`;
    await ceph`ceph-osd --mkfs --id 0 --osd-uuid ${osd}`;
    await start('osd', ['ceph-osd', '--id', '0'], async () => {
      const { stdout } = await ceph`ceph osd stat --format json`;
      return osdStatusSchema.parse(JSON.parse(stdout)).num_up_osds === 1;
    });

    const gateway = await startGateway(directory, await findFreePort());
    started.push(() => gateway.kill());
    const { stdout } = await ceph`radosgw-admin user create --uid pail --display-name Pail`;
    const [key] = userSchema.parse(JSON.parse(stdout)).keys;
    if (!key) throw new Error('Ceph made a user without keys');
    return {
      endpoint: gateway.endpoint,
      credentials: { accessKeyId: key.access_key, secretAccessKey: key.secret_key },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
