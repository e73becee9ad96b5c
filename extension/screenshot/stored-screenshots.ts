import { openDB, type IDBPDatabase } from 'idb';
import { PailError } from '../../shared/errors/pail-error.ts';
import { screenshotSchema, type Screenshot } from './screenshot.ts';

/** A picture whose page was closed by a crash is of no use after a day, in milliseconds. */
const KEPT_MS = 86_400_000;

const STORE = 'screenshots';

/** Runs with the database of pictures that are not uploaded yet: too large for messages between the extension's parts. */
async function withDatabase<Value>(work: (database: IDBPDatabase) => Promise<Value>): Promise<Value> {
  const database = await openDB('pail-screenshots', 1, {
    upgrade: (created) => void created.createObjectStore(STORE),
  });
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

/** @returns the id under which it is kept */
export function keepScreenshot(screenshot: Screenshot): Promise<string> {
  return withDatabase(async (database) => {
    const now = Date.now();
    // An id begins with the time.
    await database.delete(STORE, IDBKeyRange.upperBound(String(now - KEPT_MS)));
    const id = `${now} ${crypto.randomUUID()}`;
    await database.put(STORE, screenshot, id);
    return id;
  });
}

/** @throws {PailError} `source_not_found` where it is kept no more */
export async function readScreenshot(id: string): Promise<Screenshot> {
  const stored: unknown = await withDatabase((database) => database.get(STORE, id));
  const screenshot = screenshotSchema.safeParse(stored);
  if (screenshot.success) return screenshot.data;
  throw new PailError('source_not_found', 'This picture is gone: it was uploaded or dropped. Take it again.');
}

export function dropScreenshot(id: string): Promise<void> {
  return withDatabase((database) => database.delete(STORE, id));
}
