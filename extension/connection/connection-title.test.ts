import { expect, test } from 'vitest';
import type { ConnectionList, StoredConnection } from '../settings/connection-list.ts';
import { connectionTitle } from './connection-title.ts';

const ADA = { id: '11111111-1111-4111-8111-111111111111', name: 'ada' };

function connection(id: string, changes: Partial<StoredConnection>): StoredConnection {
  return {
    id,
    baseUrl: 'https://pail.example',
    token: 'pail_secret',
    deviceId: id,
    deviceName: 'Firefox on Linux',
    bucketOrigins: [],
    user: ADA,
    name: '',
    colour: 'blue',
    createdAt: 1,
    ...changes,
  };
}

const titles = (connections: readonly StoredConnection[]): string[] => {
  const list: ConnectionList = { connections, lost: [], defaultId: null, formerId: null };
  return connections.map((each) => connectionTitle(each, list));
};

test('is the name, else the host with its port', () => {
  const [named, plain] = [{ name: 'Work' }, { baseUrl: 'http://10.0.0.2:3000' }];
  expect(titles([connection('a', named), connection('b', plain)])).toEqual(['Work', '10.0.0.2:3000']);
});

test('tells two people on one server apart', () => {
  const bob = { user: { ...ADA, name: 'bob' } };
  expect(titles([connection('a', {}), connection('b', bob)])).toEqual([
    'pail.example (ada)',
    'pail.example (bob)',
  ]);
});
