import { describe, expect, it } from 'vitest';
import {
  connectionsOf,
  connectionToReplace,
  freeColour,
  withConnection,
  withLostConnection,
  withDefault,
  withLook,
  withoutConnection,
  type ConnectionList,
  type StoredConnection,
} from './connection-list.ts';

/** As version 0.1.0 wrote it. */
const FORMER = {
  baseUrl: 'https://pail.example',
  token: 'pail_secret',
  deviceId: '11111111-1111-4111-8111-111111111111',
  deviceName: 'Firefox on Linux',
  bucketOrigins: ['https://bucket.example'],
};

const NONE: ConnectionList = connectionsOf(null, null);

function connection(id: string, changes: Partial<StoredConnection> = {}): StoredConnection {
  return { ...FORMER, id, user: null, name: '', colour: 'blue', createdAt: 1, ...changes };
}

const [A, B] = ['aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa', 'bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb'] as const;
const both = withConnection(withConnection(NONE, connection(A)), connection(B, { colour: 'green' }));

describe('the one connection of older versions', () => {
  it('becomes the first of several, with all that it had', () => {
    const { connections, defaultId, formerId } = connectionsOf(null, FORMER);
    expect(connections).toMatchObject([FORMER]);
    expect([defaultId, formerId]).toEqual([connections[0]?.id, connections[0]?.id]);
  });

  it('has the same id whoever reads it first', () => {
    expect(connectionsOf(null, FORMER)).toEqual(connectionsOf(undefined, FORMER));
  });

  it('does not come back once there is a list', () => {
    const taken = connectionsOf(null, FORMER);
    const list = withoutConnection(taken, FORMER.deviceId);
    expect(connectionsOf(list, FORMER)).toEqual(NONE);
  });

  it('counts as none where it is broken', () => {
    expect(connectionsOf(null, { ...FORMER, token: undefined })).toEqual(NONE);
  });
});

describe('the list of connections', () => {
  it('is read back as it was stored', () => {
    expect(connectionsOf(both, null)).toEqual(both);
  });

  it('keeps the others where one is broken', () => {
    const list = { ...both, connections: [{ id: A }, both.connections[1]] };
    expect(connectionsOf(list, null)).toEqual({
      connections: [both.connections[1]],
      lost: [],
      defaultId: B,
      formerId: null,
    });
  });

  it('keeps whose uploads wait where the server ended a connection, until the next one takes its place', () => {
    const user = { id: B, name: 'me' };
    const ended = connection(A, { user });
    const without = withLostConnection(withConnection(NONE, ended), ended);
    expect(without.connections).toEqual([]);
    expect(connectionToReplace(without.lost, FORMER.baseUrl, B)?.id).toBe(A);
    expect(JSON.stringify(without)).not.toContain(FORMER.token);
    expect(connectionsOf(without, null)).toEqual(without);
    expect(withConnection(without, ended).lost).toEqual([]);
  });

  it('has uploads go to the first one, until another is chosen', () => {
    expect(both.defaultId).toBe(A);
    expect(withDefault(both, B).defaultId).toBe(B);
    expect(withDefault(both, FORMER.deviceId)).toBe(both);
  });

  it('has uploads go to one that is left where theirs is taken away', () => {
    expect(withoutConnection(both, A)).toMatchObject({ defaultId: B });
    expect(withoutConnection(withoutConnection(both, A), B)).toEqual(NONE);
  });

  it('changes name and colour of one only', () => {
    const { connections } = withLook(both, B, { name: 'Work' });
    expect(connections.map(({ name, colour }) => [name, colour])).toEqual([
      ['', 'blue'],
      ['Work', 'green'],
    ]);
  });

  it('gives each connection another colour, as long as there are any', () => {
    expect(freeColour(NONE)).toBe('blue');
    expect(freeColour(both)).toBe('orange');
  });
});

describe('another link to the same server', () => {
  const user = { id: A, name: 'ada' };

  it('takes the place of the connection of the same person', () => {
    const list = withConnection(NONE, connection(A, { user }));
    expect(connectionToReplace(list.connections, FORMER.baseUrl, user.id)?.id).toBe(A);
    expect(connectionToReplace(list.connections, FORMER.baseUrl, B)).toBeUndefined();
    expect(connectionToReplace(list.connections, 'https://other.example', user.id)).toBeUndefined();
  });

  it('takes the place of one of which nobody noted whose it is', () => {
    expect(connectionToReplace(connectionsOf(null, FORMER).connections, FORMER.baseUrl, B)?.id).toBe(
      FORMER.deviceId,
    );
  });
});
