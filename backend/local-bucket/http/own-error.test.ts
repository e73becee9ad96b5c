import { expect, test } from 'vitest';
import { ownError } from './own-error.ts';

test.each([
  ['a disk is full', 'ENOSPC', 507],
  ["a user's share of the disk is full", 'EDQUOT', 507],
  ['the database has no room', 'SQLITE_FULL', 507],
  ['a file cannot be read', 'EIO', 500],
])('where %s, the client learns it by its status', (_, code, status) => {
  const error = Object.assign(new Error('/secret/path'), { code });
  expect(ownError(error)).toMatchObject({ status });
  expect(ownError(error).message).not.toContain('secret');
});

test('anything else is an internal error', () => {
  expect(ownError('a defect')).toMatchObject({ code: 'InternalError', status: 500 });
});
