import Database from 'better-sqlite3';

export type Connection = Database.Database;

/**
 * What is stored, but for the bytes. A row refers to blobs, which are written first and never changed, so
 * an object or part appears, changes and disappears with one transaction.
 * Keys are compared by their UTF-8 bytes, which is the order that S3 lists in.
 */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS buckets (
    name TEXT PRIMARY KEY,
    created_at INTEGER NOT NULL,
    cors TEXT
  );
  CREATE TABLE IF NOT EXISTS objects (
    bucket TEXT NOT NULL REFERENCES buckets (name),
    key TEXT NOT NULL,
    size INTEGER NOT NULL,
    etag TEXT NOT NULL,
    modified_at INTEGER NOT NULL,
    details TEXT NOT NULL,
    PRIMARY KEY (bucket, key)
  );
  CREATE TABLE IF NOT EXISTS uploads (
    id TEXT PRIMARY KEY,
    bucket TEXT NOT NULL REFERENCES buckets (name),
    key TEXT NOT NULL,
    initiated_at INTEGER NOT NULL,
    details TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS uploads_by_key ON uploads (bucket, key, id);
  CREATE TABLE IF NOT EXISTS parts (
    upload_id TEXT NOT NULL REFERENCES uploads (id),
    number INTEGER NOT NULL,
    size INTEGER NOT NULL,
    md5 TEXT NOT NULL,
    modified_at INTEGER NOT NULL,
    checksum TEXT,
    blob TEXT NOT NULL,
    PRIMARY KEY (upload_id, number)
  );
`;

const SCHEMA_VERSION = 1;

/**
 * Opens the database, for this process alone: a second server on the same folder would sweep what the
 * first one is writing.
 *
 * @throws Error when another process has it open, or a newer version of Pail wrote it
 */
export function openDatabase(file: string): Connection {
  const connection = new Database(file, { timeout: 0 });
  try {
    connection.pragma('locking_mode = EXCLUSIVE');
    connection.pragma('journal_mode = WAL');
    // An answer says that the object is stored: it must outlive a power cut.
    connection.pragma('synchronous = FULL');
    connection.pragma('foreign_keys = ON');
    const version = connection.pragma('user_version', { simple: true });
    if (typeof version === 'number' && version > SCHEMA_VERSION) {
      throw new Error(`A newer version of Pail wrote ${file}. Start that version, or use another folder.`);
    }
    connection.transaction(() => {
      connection.exec(SCHEMA);
      connection.pragma(`user_version = ${SCHEMA_VERSION}`);
    })();
  } catch (error) {
    connection.close();
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_BUSY') {
      throw new Error(`Another process uses ${file}. Stop it first, or use another folder.`, {
        cause: error,
      });
    }
    throw error;
  }
  return connection;
}
