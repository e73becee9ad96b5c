import type { Check, Outcome } from '../check.ts';
import type { Patient } from '../patient.ts';
import { codeOf } from '../probe.ts';
import { signPut } from '../../storage/signed-requests.ts';
import { type Answer, describeAnswer, sendSigned } from '../send-signed.ts';

const BYTES = new TextEncoder().encode('Pail looks whether browsers can upload here.');

/** Whether a signed upload works by every address that browsers are sent to. */
export const publicEndpointCheck: Check = {
  name: 'public endpoints',
  needs: ['endpoint', 'credentials', 'region', 'clock', 'encryption'],
  async run(patient) {
    const addresses = await patient.addresses();
    const faults: Outcome[] = [];
    for (const [index, address] of addresses.entries()) {
      const fault = await tryAddress(patient, address, `public-${index}.txt`);
      if (fault) faults.push(fault);
    }
    const hosts = addresses.map((address) => new URL(address).origin);
    const [fault] = faults;
    if (!fault) return { status: 'ok', found: `a signed upload works by ${[...new Set(hosts)].join(', ')}` };
    return { ...fault, found: faults.map(({ found }) => found).join('; ') };
  },
};

async function tryAddress(patient: Patient, address: string, name: string): Promise<Outcome | undefined> {
  const { origin } = new URL(address);
  const put = { key: patient.scratch.key(name), size: BYTES.length, contentType: 'text/plain', md5: null };
  let answer: Answer;
  try {
    answer = await sendSigned(signPut(await patient.target(address), put, false), BYTES);
  } catch (error) {
    return {
      status: 'fail',
      found: `${origin} does not answer (${codeOf(error)})`,
      fix: 'Check S3_PUBLIC_ENDPOINTS: browsers are sent there. Where only this server cannot reach it, try from a browser.',
    };
  }
  if (answer.status >= 200 && answer.status < 300) return undefined;
  if (answer.code === 'SignatureDoesNotMatch') {
    return {
      status: 'fail',
      found: `${origin} does not take a signature for its own name`,
      fix: 'The proxy there must pass the Host header on as it came, and change nothing of the path.',
    };
  }
  return {
    status: 'fail',
    found: `${origin} refused a signed upload (${describeAnswer(answer)})`,
    fix:
      answer.code === undefined
        ? 'What answers there seems to be no S3 server: check S3_PUBLIC_ENDPOINTS and S3_FORCE_PATH_STYLE.'
        : 'Check S3_PUBLIC_ENDPOINTS, S3_FORCE_PATH_STYLE, and that the keys may put objects.',
  };
}
