import { parseEnv } from 'node:util';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { withVariables } from './environment-text.ts';

test('what is written is read back by Node as it was', () => {
  const value = fc
    .string({
      unit: fc.constantFrom('a', 'B', '0', ' ', '/', '+', '=', '#', '$', '\\', '"', "'", ':', '@', '.', 'é'),
    })
    .filter((text) => text.trim() === text);
  fc.assert(
    fc.property(value, (secret) => {
      const text = withVariables('', { BEFORE: 'a', SECRET: secret, AFTER: 'b' });
      expect(parseEnv(text)).toEqual({ BEFORE: 'a', SECRET: secret, AFTER: 'b' });
    }),
    { numRuns: 2000 },
  );
});

test('lines of others and remarks stay, old values are replaced or go', () => {
  const before = '# mine\nLOG_LEVEL=debug\nS3_BUCKET=old\nexport S3_ENDPOINT=http://old\n';
  const after = withVariables(before, { S3_BUCKET: 'new', S3_ENDPOINT: undefined, S3_REGION: 'auto' });
  expect(after).toBe('# mine\nLOG_LEVEL=debug\nS3_BUCKET=new\nS3_REGION=auto\n');
  expect(withVariables(after, { S3_BUCKET: 'new' })).toBe(after);
});

test('a value with a line end cannot be written', () => {
  expect(() => withVariables('', { S3_BUCKET: 'a\nPORT=1' })).toThrow('S3_BUCKET');
});
