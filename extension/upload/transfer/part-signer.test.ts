import { describe, expect, it } from 'vitest';
import { PailError } from '../../../shared/errors/pail-error.ts';
import { FakePorts } from '../testing/fake-ports.ts';
import { PartSigner } from './part-signer.ts';

const part = (partNumber: number): Parameters<PartSigner['sign']>[0] => ({
  partNumber,
  size: 1,
  checksum: { algorithm: 'md5', value: `${'A'.repeat(22)}==` },
});

describe('the signing of parts', () => {
  it('gathers what is wanted while a call is under way', async () => {
    const ports = new FakePorts();
    const signer = new PartSigner(ports.backend, 'upload', new AbortController().signal);
    const requests = await Promise.all([1, 2, 3, 4].map((partNumber) => signer.sign(part(partNumber))));
    expect(ports.signCalls).toEqual([[1], [2, 3, 4]]);
    expect(requests.map(({ url }) => url.split('?')[1])).toEqual(['1', '2', '3', '4']);
  });

  it('tells everyone who waits of a call that failed, and works again after it', async () => {
    const ports = new FakePorts();
    const { signParts } = ports.backend;
    ports.backend.signParts = () => Promise.reject(new PailError('backend_unreachable', 'away'));
    const signer = new PartSigner(ports.backend, 'upload', new AbortController().signal);
    await expect(signer.sign(part(1))).rejects.toMatchObject({ code: 'backend_unreachable' });
    ports.backend.signParts = signParts;
    await expect(signer.sign(part(1))).resolves.toMatchObject({ method: 'PUT' });
  });

  it('says which part the server left out', async () => {
    const ports = new FakePorts();
    ports.backend.signParts = () => Promise.resolve(new Map());
    const signer = new PartSigner(ports.backend, 'upload', new AbortController().signal);
    await expect(signer.sign(part(7))).rejects.toThrow(/part 7/);
  });
});
