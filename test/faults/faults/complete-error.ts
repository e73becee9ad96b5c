import { CHROMIUM, type Fault } from '../fault.ts';
import { isCompleteMultipart, s3Error } from '../trial/s3-error.ts';

/** Amazon S3 sends the 200 before it knows (API_CompleteMultipartUpload): the error is in the body. */
export const completeError: Fault = {
  name: 'complete-error',
  summary:
    'the bucket answers 200 with an error in its body to Complete, whether it completed the upload or not',
  browsers: CHROMIUM,
  trials: 8,
  load: 'mixed',
  prepare: ({ stage: { servers }, random }) => {
    let left = random.between(1, 6);
    const body = s3Error(random.pick(['InternalError', 'SlowDown', 'ServiceUnavailable']));
    servers.backendToBucket.proxy.interfere((method, path) => {
      if (left === 0 || !isCompleteMultipart(method, path)) return 'pass';
      left -= 1;
      return { status: 200, body, delivered: random.next() < 0.5 };
    });
    return Promise.resolve(null);
  },
  strike: (trial) => trial.listed,
};
