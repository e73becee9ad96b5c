import type { TestProject } from 'vitest/node';
import { startPostgresServer } from './server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the server's own database `postgres`; only where the tests run on PostgreSQL. */
    postgresUrl?: string;
  }
}

/** Starts one PostgreSQL for all tests of the project; returns what ends it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgresServer();
  project.provide('postgresUrl', server.urlOf('postgres'));
  return () => server.remove();
}
