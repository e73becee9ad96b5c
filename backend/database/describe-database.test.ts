import { expect, test } from 'vitest';
import { describeDatabase } from './describe-database.ts';

test.each([
  ['postgres://pail:secret@db:5433/files', 'postgres://db:5433/files'],
  ['postgres://pail:secret@db/files?sslmode=require', 'postgres://db:5432/files'],
  ['postgresql:///files?host=/run/postgresql&password=secret', 'postgres:///run/postgresql:5432/files'],
])('a PostgreSQL is named by host and database alone: %s', (url, name) => {
  expect(describeDatabase({ dialect: 'postgres', url })).toBe(name);
});

test('SQLite is named by its file', () => {
  expect(describeDatabase({ dialect: 'sqlite', file: '/srv/pail.sqlite' })).toBe('/srv/pail.sqlite');
});
