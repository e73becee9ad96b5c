import { createHash } from 'node:crypto';
import { headObject } from '../../storage/objects.ts';
import { signPut } from '../../storage/signed-requests.ts';
import type { Check } from '../check.ts';
import { describeAnswer, sendSigned } from '../send-signed.ts';

const WANTED = new TextEncoder().encode('the bytes that were announced');
const OTHER = new TextEncoder().encode('the bytes that happen to come');

/** Whether the bucket refuses bytes that are not those of their Content-MD5. */
export const contentMd5Check: Check = {
  name: 'content-md5',
  needs: ['objects', 'public endpoints'],
  async run(patient, seen) {
    const key = patient.scratch.key('wrong-md5.txt');
    const md5 = createHash('md5').update(WANTED).digest('base64');
    const put = { key, size: WANTED.length, contentType: 'text/plain', md5 };
    const [address] = await patient.addresses();
    const answer = await sendSigned(signPut(await patient.target(address), put, false), OTHER);
    const stored = await headObject(patient.client, patient.settings.name, key);
    if (answer.status >= 400 && !stored) {
      return { status: 'ok', found: `other bytes than announced are refused (${describeAnswer(answer)})` };
    }
    const found = stored
      ? 'the bucket stores other bytes than Content-MD5 announced'
      : `other bytes than announced are not refused (${describeAnswer(answer)})`;
    return seen.etagIsMd5 === true
      ? {
          status: 'warn',
          found: `${found}; Pail notices by the ETag`,
          fix: 'Tell your provider: it should check Content-MD5.',
        }
      : {
          status: 'fail',
          found,
          fix: 'Nothing can prove here that the bytes of a file arrived whole: use another bucket, or accept it with CHECKSUMS=off.',
        };
  },
};
