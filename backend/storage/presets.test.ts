import { expect, test } from 'vitest';
import { readEnvironment } from '../env.ts';
import { endpointOf, findPreset, PRESETS } from './presets.ts';
import { providerOf, providerSchema } from './quirks.ts';

const presets = Object.entries(PRESETS);

test.each([
  ['aws', { region: 'eu-central-1' }, undefined],
  ['r2', { account: 'abc' }, 'https://abc.r2.cloudflarestorage.com'],
  ['b2', { region: 'us-west-004' }, 'https://s3.us-west-004.backblazeb2.com'],
  ['wasabi', { region: 'eu-central-2' }, 'https://s3.eu-central-2.wasabisys.com'],
  ['gcs', {}, 'https://storage.googleapis.com'],
  ['garage', { endpoint: 'http://nas:3900' }, 'http://nas:3900'],
])('%s is reached where it says', (name, answers, endpoint) => {
  const preset = findPreset(name);
  expect(preset && endpointOf(preset, answers)).toBe(endpoint);
});

test.each(presets)('%s asks for what its endpoint needs, and gives its sources', (name, preset) => {
  const blanks = [...(preset.endpoint ?? '').matchAll(/\{(\w+)\}/g)].map(([, blank]) => blank);
  for (const blank of blanks) expect(preset.asks).toContain(blank);
  expect(preset.sources.length > 0).toBe(name !== 'other');
});

test.each(presets)("%s is a backend's whole setting", (_, preset) => {
  const endpoint = endpointOf(preset, { region: 'r1', account: 'a1', endpoint: 'http://nas:9000' });
  const { bucket } = readEnvironment({
    S3_BUCKET: 'files',
    S3_REGION: preset.region,
    S3_ENDPOINT: endpoint,
    S3_PROVIDER: preset.provider,
    S3_FORCE_PATH_STYLE: String(preset.forcePathStyle),
  });
  expect(bucket).toMatchObject({
    endpoint,
    forcePathStyle: preset.forcePathStyle,
    provider: preset.provider,
  });
  // Where the address alone shows the provider, it shows the same one.
  expect(['unknown', preset.provider]).toContain(providerOf(endpoint));
});

test('every provider has a preset, but the two that nobody chooses', () => {
  const offered = presets.map(([, { provider }]) => provider).sort();
  expect(offered).toEqual(providerSchema.options.filter((name) => name !== 'local').sort());
});

test('an unknown name has none', () => {
  expect(findPreset('floppy')).toBeUndefined();
});
