import { describe, expect, it } from 'vitest';
import { formatJson, formatText, isEqual, type Uploaded } from './uploaded.ts';

const uploaded: Uploaded = {
  source: 'page',
  name: 'a "b"\n東京.png',
  size: 1234567,
  sha256: 'aa',
  link: 'http://127.0.0.1/s/x',
  fetchedSha256: 'aa',
};

describe('an upload of the demo', () => {
  it('is one line for programs, whatever its name', () => {
    const line = formatJson(uploaded);
    expect(line).not.toContain('\n');
    expect(JSON.parse(line)).toEqual(uploaded);
  });

  it('says for people when the hashes differ', () => {
    const broken = { ...uploaded, fetchedSha256: 'bb' };
    expect(isEqual(broken)).toBe(false);
    expect(formatText(broken)).toContain('NOT EQUAL');
    expect(formatText(uploaded)).not.toContain('NOT EQUAL');
  });
});
