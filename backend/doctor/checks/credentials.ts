import type { Check, Outcome } from '../check.ts';
import type { Patient } from '../patient.ts';

/** Whether the bucket knows the keys, and the bucket is there. */
export const credentialsCheck: Check = {
  name: 'credentials',
  run: ({ probe, settings }) => Promise.resolve(judge(probe, settings)),
};

/** Codes that speak of something that another check looks at. */
const OTHERS: ReadonlySet<string> = new Set([
  'RequestTimeTooSkewed',
  'AuthorizationHeaderMalformed',
  'PermanentRedirect',
  'TemporaryRedirect',
  'IllegalLocationConstraintException',
]);

function judge({ status, code = '' }: Patient['probe'], { name, credentials }: Patient['settings']): Outcome {
  const source = credentials ? 'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY' : "the SDK's default chain";
  switch (code) {
    case '':
      return { status: 'ok', found: `the bucket ${name} takes the keys of ${source}` };
    case 'CredentialsProviderError':
      return {
        status: 'fail',
        found: 'there are no keys',
        fix: 'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give this machine a profile or role.',
      };
    case 'InvalidAccessKeyId':
      return {
        status: 'fail',
        found: 'the bucket does not know this access key id',
        fix: 'Copy AWS_ACCESS_KEY_ID anew from the provider, and check that the key is active.',
      };
    case 'SignatureDoesNotMatch':
      return {
        status: 'fail',
        found: 'the secret key does not belong to the access key id',
        fix: 'Copy AWS_SECRET_ACCESS_KEY anew, whole and without spaces; a proxy before the bucket must leave the Host header as it is.',
      };
    case 'InvalidToken':
    case 'ExpiredToken':
      return {
        status: 'fail',
        found: `the session token is not valid (${code})`,
        fix: 'Renew the session, or unset AWS_SESSION_TOKEN where the keys are permanent ones.',
      };
    case 'NoSuchBucket':
      return {
        status: 'fail',
        found: `there is no bucket ${name} here`,
        fix: 'Check S3_BUCKET and S3_ENDPOINT, or make the bucket at the provider.',
      };
    case 'AccessDenied':
      // Keys that may only put and get are usual; the checks that follow try what Pail needs.
      return {
        status: 'warn',
        found: `the bucket knows the keys, but does not let them list ${name}`,
        fix: "Let the keys list the bucket (s3:ListBucket): else an object that is not there can't be told from one that is forbidden.",
      };
    default:
      if (OTHERS.has(code)) return { status: 'ok', found: 'the bucket does not complain about the keys' };
      if (status === undefined) return { status: 'skipped', found: 'not tried, because of: endpoint' };
      return {
        status: 'fail',
        found: `the bucket answered ${code}, status ${status}`,
        fix: 'Check S3_ENDPOINT, S3_BUCKET and the keys: what answers there may be no S3 server.',
      };
  }
}
