import type { Check, Outcome } from '../check.ts';
import type { Patient } from '../patient.ts';

/** Codes by which a bucket says that the request was signed for another region, or sent to it. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'AuthorizationHeaderMalformed',
  'PermanentRedirect',
  'TemporaryRedirect',
  'IllegalLocationConstraintException',
]);

/** Whether requests are signed for the bucket's own region. */
export const regionCheck: Check = {
  name: 'region',
  needs: ['endpoint', 'credentials'],
  run: ({ probe, settings }) => Promise.resolve(judge(probe, settings.region)),
};

function judge({ code = '', region: own }: Patient['probe'], region: string): Outcome {
  if (ELSEWHERE.has(code)) {
    return {
      status: 'fail',
      found: `the bucket refuses the region ${region} (${code})`,
      fix: own === undefined ? 'Set S3_REGION to the region of the bucket.' : `Set S3_REGION=${own}.`,
    };
  }
  if (own === undefined || own === region)
    return { status: 'ok', found: `the bucket takes the region ${region}` };
  return {
    status: 'warn',
    found: `the bucket says that it is in ${own}, and takes ${region} as well`,
    fix: `Set S3_REGION=${own}.`,
  };
}
