import { makeUploadId } from '../../../extension/upload/upload-id.ts';
import type { BenchContext } from '../bench.ts';
import { callRate } from '../load/call-rate.ts';
import { alternate } from '../measure/alternate.ts';
import { judge } from '../report/judge.ts';
import type { Result } from '../report/result.ts';
import { startBackendWith, startTutorial } from '../server/signing-rivals.ts';

/** Seconds of each run at full size. */
const DURATION = 8;

/** Seconds before the first run, in which the servers' code gets as fast as it will be. */
const WARM_UP = 6;

const MANY = 100;
const MD5 = '1B2M2Y8AsgTpgAmY7PhCfg==';
const TUTORIAL_FILE = '{"filename":"holiday.jpg","contentType":"image/jpeg"}';

function pailUpload(): string {
  return `{"id":"${makeUploadId()}","filename":"holiday.jpg","contentType":"image/jpeg","size":10240,"checksum":{"algorithm":"md5","value":"${MD5}"}}`;
}

function repeated(text: () => string): string {
  return Array.from({ length: MANY }, text).join(',');
}

/** Signing calls and URLs a second. */
export async function signingCalls({ runs, size, directory, onStep }: BenchContext): Promise<Result[]> {
  const tutorial = await startTutorial();
  const pail = await startBackendWith(0, directory);
  try {
    const uploads = {
      url: `${pail.baseUrl}/api/v1/uploads`,
      headers: { authorization: `Bearer ${pail.device.token}` },
    };
    const one = { connections: 64, urls: 1 };
    const many = { connections: 16, urls: MANY };
    const subjects = [
      {
        name: 'Express, 1 a call',
        load: { ...one, url: `${tutorial.endpoint}/presign`, headers: {}, body: () => TUTORIAL_FILE },
      },
      { name: 'Pail, 1 a call', load: { ...one, ...uploads, body: () => `{"uploads":[${pailUpload()}]}` } },
      {
        name: `Express, ${MANY} a call`,
        load: {
          ...many,
          url: `${tutorial.endpoint}/presign-all`,
          headers: {},
          body: () => `[${repeated(() => TUTORIAL_FILE)}]`,
        },
      },
      {
        name: `Pail, ${MANY} a call`,
        load: { ...many, ...uploads, body: () => `{"uploads":[${repeated(pailUpload)}]}` },
      },
    ];
    onStep('backend: warming up');
    for (const { load } of subjects) await callRate({ ...load, duration: Math.max(1, WARM_UP * size) });
    const measured = await alternate(
      subjects,
      runs,
      async ({ load }) => load.urls * (await callRate({ ...load, duration: Math.max(1, DURATION * size) })),
      (subject, run, value) => onStep(`backend: ${subject}, ${run} of ${runs}: ${value}`),
    );
    return judge({
      bench: 'backend',
      case: 'signed URLs',
      unit: '/s',
      measured,
      goals: [
        { subject: 'Pail, 1 a call', vs: 'Express, 1 a call', atLeast: 4 },
        { subject: `Pail, ${MANY} a call`, vs: 'Express, 1 a call', atLeast: 30 },
      ],
    });
  } finally {
    await pail.stop();
    await tutorial.stop();
  }
}
