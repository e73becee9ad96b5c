import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { Check } from '../check.ts';
import { codeOf } from '../probe.ts';
import { type Answer, describeAnswer, fetchPlainly } from '../send-signed.ts';

const TEXT = 'Pail looks whether everybody can read this.';

/** Whether everybody can read objects where PUBLIC_BASE_URL says so, and nobody can where it does not. */
export const publicAccessCheck: Check = {
  name: 'public access',
  needs: ['objects'],
  async run(patient) {
    const { client, settings, scratch, publicBaseUrl } = patient;
    const key = scratch.key('public.txt');
    await client.send(
      new PutObjectCommand({ Bucket: settings.name, Key: key, Body: TEXT, ContentType: 'text/plain' }),
    );
    const base = publicBaseUrl ?? (await patient.addresses())[0];
    let answer: Answer;
    try {
      answer = await fetchPlainly(`${base}/${key}`);
    } catch (error) {
      const found = `${new URL(base).origin} does not answer (${codeOf(error)})`;
      return publicBaseUrl === undefined
        ? { status: 'skipped', found }
        : { status: 'fail', found, fix: 'Check PUBLIC_BASE_URL: links lead there.' };
    }
    const readable = answer.status === 200 && new TextDecoder().decode(answer.body) === TEXT;
    if (publicBaseUrl === undefined) {
      return readable
        ? {
            status: 'warn',
            found: 'everybody can read the objects of this bucket, without any link of Pail',
            fix: 'Make the bucket private; or, where it is to be public, set PUBLIC_BASE_URL for plain links.',
          }
        : { status: 'ok', found: `strangers are refused (${describeAnswer(answer)})` };
    }
    return readable
      ? { status: 'ok', found: 'everybody can read objects by PUBLIC_BASE_URL, as is wanted' }
      : {
          status: 'fail',
          found: `objects cannot be read by PUBLIC_BASE_URL (${describeAnswer(answer)})`,
          fix: 'Let everybody read the objects of the bucket, or unset PUBLIC_BASE_URL: then Pail gives links of its own.',
        };
  },
};
