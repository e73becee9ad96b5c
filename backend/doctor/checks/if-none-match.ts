import { createMultipartUpload, completeMultipartUpload } from '../../storage/multipart-uploads.ts';
import { listParts } from '../../storage/multipart-listing.ts';
import { signPart, signPut } from '../../storage/signed-requests.ts';
import { PailError } from '../../../shared/errors/pail-error.ts';
import { createHash } from 'node:crypto';
import type { Check } from '../check.ts';
import type { Patient } from '../patient.ts';
import { type Answer, describeAnswer, sendSigned } from '../send-signed.ts';

const BYTES = new TextEncoder().encode('the first to come');

/** What a bucket does with `If-None-Match: *` where the key holds an object. */
type Manner = 'honoured' | 'ignored' | 'not taken';

/** Whether a key that holds an object can be kept from being overwritten. */
export const ifNoneMatchCheck: Check = {
  name: 'if-none-match',
  needs: ['objects', 'public endpoints', 'multipart'],
  async run(patient) {
    const key = patient.scratch.key('taken.txt');
    const first = await put(patient, key);
    const second = first.status === 200 ? await put(patient, key) : first;
    const onPut: Manner =
      second.status === 412 ? 'honoured' : second.status === 200 ? 'ignored' : 'not taken';
    const onComplete = await tryComplete(patient, key);
    return {
      status: 'ok',
      found: `on a PUT it is ${onPut}${onPut === 'not taken' ? ` (${describeAnswer(second)})` : ''}, on completing parts ${onComplete}`,
      seen: { refusesOverwrite: onPut === 'honoured', refusesOverwriteOnComplete: onComplete === 'honoured' },
    };
  },
};

async function put(patient: Patient, key: string): Promise<Answer> {
  const [address] = await patient.addresses();
  const object = { key, size: BYTES.length, contentType: 'text/plain', md5: null };
  return sendSigned(signPut(await patient.target(address), object, true), BYTES);
}

async function tryComplete(patient: Patient, key: string): Promise<Manner> {
  const { client, settings, scratch } = patient;
  const { s3UploadId } = await createMultipartUpload(client, settings.name, {
    key,
    contentType: 'text/plain',
  });
  const upload = { key, s3UploadId };
  scratch.began(upload);
  const [address] = await patient.addresses();
  const md5 = createHash('md5').update(BYTES).digest('base64');
  const part = { ...upload, partNumber: 1, size: BYTES.length, md5 };
  await sendSigned(signPart(await patient.target(address), part), BYTES);
  const parts = (await listParts(client, settings.name, upload)) ?? [];
  try {
    const completed = await completeMultipartUpload(client, settings.name, {
      ...upload,
      parts,
      refuseOverwrite: true,
    });
    return completed === 'occupied' ? 'honoured' : 'ignored';
  } catch (error) {
    if (error instanceof PailError && error.code === 'bucket_refused') return 'not taken';
    throw error;
  }
}
