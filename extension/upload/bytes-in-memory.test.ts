import { expect, test } from 'vitest';
import { blobInMemory, bytesInMemory, readIntoMemory } from './bytes-in-memory.ts';

test('keeps the bytes of a small file at hand', async () => {
  const file = new File(['hello'], 'a.txt', { type: 'text/plain' });
  await readIntoMemory(file);
  expect(bytesInMemory(file)).toEqual(new TextEncoder().encode('hello'));
});

test('has a Blob of bytes that were stored', async () => {
  const blob = blobInMemory(new TextEncoder().encode('hello'));
  expect(bytesInMemory(blob)).toEqual(new TextEncoder().encode('hello'));
  expect(await blob.text()).toBe('hello');
});

test('knows nothing of any other Blob', () => {
  expect(bytesInMemory(blobInMemory(new Uint8Array(3)).slice())).toBeUndefined();
  expect(bytesInMemory(new Blob(['hello']))).toBeUndefined();
});

test('says that a file cannot be read', async () => {
  const gone = new Blob(['hello']);
  gone.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
  await expect(readIntoMemory(gone)).rejects.toMatchObject({ code: 'file_unreadable' });
});

test('says that a file has become shorter', async () => {
  const shorter = new Blob(['hello']);
  shorter.arrayBuffer = () => Promise.resolve(new ArrayBuffer(2));
  await expect(readIntoMemory(shorter)).rejects.toMatchObject({ code: 'file_changed' });
});
