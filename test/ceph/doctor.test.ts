import { expect, test } from 'vitest';
import { reportSchema } from '../../backend/doctor/finding.ts';
import { makeFolder, pail } from '../integration/cli/pail-process.ts';
import { openCeph } from './ceph-under-test.ts';

const ceph = await openCeph();
const versioned = await openCeph();

test('the doctor finds Ceph as it is known, sets its lifecycle rule, and leaves nothing behind', async () => {
  const folder = await makeFolder();
  const env = ceph.backendVariables();
  const before = await pail(folder, ['doctor', '--json'], { env });
  const report = reportSchema.parse(JSON.parse(before.stdout));
  expect(report.findings.filter(({ status }) => status === 'fail')).toEqual([]);
  const found = new Map(report.findings.map((finding) => [finding.check, finding]));
  expect(found.get('provider')?.status).toBe('ok');
  expect(found.get('content-md5')?.status).toBe('ok');
  expect(found.get('x-amz-checksum')?.found).toContain('ignores');
  expect(found.get('if-none-match')?.found).toBe('on a PUT it is honoured, on completing parts ignored');
  expect(found.get('lifecycle')?.status).toBe('warn');
  expect(found.get('encryption')?.status).toBe('ok');
  expect(found.get('deletion')?.found).toContain('what is deleted is gone');

  for (const args of [['--fix', '--cors', 'https://site.example'], []]) {
    const { stdout } = await pail(folder, ['doctor', '--json', ...args], { env });
    const fixed = reportSchema.parse(JSON.parse(stdout)).findings;
    expect(fixed.find(({ check }) => check === 'lifecycle')?.status).toBe('ok');
    expect(fixed.find(({ check }) => check === 'cors')?.found).toMatch(/set now|1 of its own/);
  }
  expect(await ceph.objects()).toEqual([]);
  expect(await ceph.unfinishedUploads()).toEqual([]);
});

test('a bucket that keeps old versions is told, and the doctor leaves none of its own', async () => {
  await versioned.keepVersions();
  const { stdout } = await pail(await makeFolder(), ['doctor', '--json'], {
    env: versioned.backendVariables(),
  });
  const { findings } = reportSchema.parse(JSON.parse(stdout));
  const deletion = findings.find(({ check }) => check === 'deletion');
  expect(deletion?.status).toBe('warn');
  expect(deletion?.found).toContain('the bytes of deleted files stay');
  expect(findings.find(({ check }) => check === 'clean-up')?.status).toBe('ok');
  expect(await versioned.versions()).toEqual([]);
});
