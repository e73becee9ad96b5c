import { S3ServiceException } from '@aws-sdk/client-s3';
import { PailError } from '../../shared/errors/pail-error.ts';
import { isForbidden } from '../storage/bucket-errors.ts';
import type { Outcome } from './check.ts';
import { codeOf } from './probe.ts';

/**
 * What a call that failed means. Its own text is left out: a bucket's answer may quote keys and signed addresses.
 * @throws what is neither the bucket's answer nor the network's, but a defect of ours
 */
export function explainFailure(error: unknown): Outcome {
  if (error instanceof PailError) return { status: 'fail', found: error.message };
  if (error instanceof S3ServiceException) {
    const status = error.$metadata.httpStatusCode;
    return {
      status: 'fail',
      found: `the bucket answered ${error.name}${status === undefined ? '' : `, status ${status}`}`,
      fix: isForbidden(error)
        ? 'Let the keys get, put, delete and list objects and multipart uploads of this bucket.'
        : "Look that error up in the documentation of the bucket's provider.",
    };
  }
  const code = codeOf(error);
  if (!isNetworkError(error, code)) throw error;
  return {
    status: 'fail',
    found: `the connection failed (${code})`,
    fix: 'Check the network, and try again: the bucket answered before.',
  };
}

/** By the SDK's names, fetch's, and Node's codes of system errors (ECONNRESET, ENOTFOUND, CERT_HAS_EXPIRED, …). */
function isNetworkError(error: unknown, code: string): boolean {
  if (['TimeoutError', 'AbortError', 'NetworkingError'].includes(code)) return true;
  return error instanceof Error && /^[A-Z][A-Z0-9_]+$/.test(code);
}
