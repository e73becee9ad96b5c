import type { DatabaseSettings } from '../env.ts';

/** Host and port of a PostgreSQL, or the folder of its socket: without user and password. */
export function serverOf(url: string): string {
  const { hostname, port, searchParams } = new URL(url);
  const host = searchParams.get('host') ?? (hostname || 'localhost');
  return `${host}:${(searchParams.get('port') ?? port) || '5432'}`;
}

/** Names a database for a person or a log, never with its password. */
export function describeDatabase(settings: DatabaseSettings): string {
  if (settings.dialect === 'sqlite') return settings.file;
  return `postgres://${serverOf(settings.url)}${new URL(settings.url).pathname}`;
}
