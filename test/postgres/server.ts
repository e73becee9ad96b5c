import { randomUUID } from 'node:crypto';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { startDaemon, type Daemon } from '../machine/daemon.ts';
import { findFreePort } from '../machine/free-port.ts';
import { findPostgresPrograms } from './programs.ts';

/** A PostgreSQL that belongs to a test run. */
export interface PostgresServer {
  /** The address of a database on it, which need not exist yet. */
  urlOf(database: string): string;
  /** Makes an empty database and says its address. */
  createDatabase(name?: string): Promise<string>;
  /** Ends the server without a word to anybody; its data stay. */
  crash(): Promise<void>;
  /** Starts it again, under the same address. */
  restart(): Promise<void>;
  /** Ends it for good and removes its data. */
  remove(): Promise<void>;
}

/** The user whom Debian's package makes: PostgreSQL refuses to run as root. */
const SYSTEM_USER = 'postgres';

/** A collation as people have it, by ICU: the order of texts is not that of their bytes. */
const LOCALE = ['--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=en-US', '--encoding=UTF8'];

/** The data outlive the server but need not outlive the machine: they belong to the test run. */
const SETTINGS = ['fsync=off', 'full_page_writes=off', 'unix_socket_directories='];

/**
 * Starts a server of its own in a temporary folder, on a free port of loopback.
 * @throws where PostgreSQL is not installed, or does not start (with the end of its log).
 */
export async function startPostgresServer(): Promise<PostgresServer> {
  const programs = await findPostgresPrograms();
  if (programs === undefined) {
    throw new Error('PostgreSQL is not installed. On Debian: apt-get install postgresql');
  }
  const folder = await mkdtemp(join(tmpdir(), 'pail-postgres-'));
  const data = join(folder, 'data');
  const asOwner = await takeOver(folder);
  await execa`${asOwner} ${join(programs, 'initdb')} --pgdata ${data} --username pail --auth trust --no-sync ${LOCALE}`;

  const port = await findFreePort();
  const urlOf = (database: string): string => `postgres://pail@127.0.0.1:${port}/${database}`;
  const settings = [...SETTINGS, 'listen_addresses=127.0.0.1'].flatMap((setting) => ['-c', setting]);
  const ask = (sql: string, database = 'postgres') =>
    execa({
      reject: false,
    })`${join(programs, 'psql')} ${urlOf(database)} --no-psqlrc --quiet --command ${sql}`;
  let daemon: Daemon;
  const start = async (): Promise<void> => {
    daemon = await startDaemon(folder, 'postgres', [
      ...asOwner,
      join(programs, 'postgres'),
      '-D',
      data,
      '-p',
      String(port),
      ...settings,
    ]);
    await daemon.ready(async () => (await ask('select 1')).exitCode === 0);
  };
  await start();

  return {
    urlOf,
    createDatabase: async (name = `pail_${randomUUID().replaceAll('-', '')}`) => {
      const { exitCode, stderr } = await ask(`create database ${name}`);
      if (exitCode !== 0) throw new Error(`PostgreSQL made no database: ${stderr}`);
      return urlOf(name);
    },
    // What pg_ctl calls an immediate shutdown. Killed, it would leave processes that are in the way of the next start.
    crash: () => daemon.kill('SIGQUIT'),
    restart: start,
    remove: async () => {
      await daemon.kill('SIGQUIT');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** As root, gives the folder to PostgreSQL's own user; returns what to put before a command that is to run as it. */
async function takeOver(folder: string): Promise<string[]> {
  if (process.getuid?.() !== 0) return [];
  const ids = await Promise.all(['-u', '-g'].map((which) => execa`id ${which} ${SYSTEM_USER}`));
  const [uid, gid] = ids.map(({ stdout }) => Number(stdout));
  if (uid === undefined || gid === undefined) throw new Error(`There is no user ${SYSTEM_USER}`);
  await chown(folder, uid, gid);
  // Changing the user forgets what the daemon's own setpriv asked of the kernel: it is asked again.
  return ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--pdeathsig', 'KILL'];
}
