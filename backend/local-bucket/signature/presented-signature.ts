import { S3Error } from '../errors.ts';
import type { S3Request } from '../http/s3-request.ts';
import type { Scope } from './signing-key.ts';

const ALGORITHM = 'AWS4-HMAC-SHA256';

/** Seconds that a presigned URL may be valid: a week. */
const EXPIRES_MAX = 604_800;

/** A signature as the client presents it; nothing of it is checked but its form. */
export interface PresentedSignature {
  readonly accessKeyId: string;
  readonly scope: Scope;
  /** `yyyymmddThhmmssZ` */
  readonly timestamp: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** Seconds from the timestamp on; only a presigned URL has it. */
  readonly expiresIn?: number;
}

/**
 * Finds the signature in the Authorization header or, for a presigned URL, in the query.
 *
 * @throws S3Error AccessDenied for an anonymous request, or what S3 says to a malformed one
 */
export function presentedSignature(request: S3Request): PresentedSignature {
  const authorization = request.headers.get('authorization');
  const presigned = request.query.has('X-Amz-Algorithm') || request.query.has('X-Amz-Signature');
  if (authorization !== undefined && presigned) {
    throw new S3Error('InvalidArgument', 'Only one auth mechanism allowed');
  }
  if (authorization !== undefined) return fromHeader(request, authorization);
  if (presigned) return fromQuery(request);
  if (request.query.has('Signature') && request.query.has('AWSAccessKeyId')) throw unsupportedMechanism();
  throw new S3Error('AccessDenied');
}

function fromHeader(request: S3Request, authorization: string): PresentedSignature {
  const space = authorization.indexOf(' ');
  if (authorization.slice(0, space) !== ALGORITHM) throw unsupportedMechanism();
  const fields = new Map<string, string>();
  for (const field of authorization.slice(space + 1).split(',')) {
    const equals = field.indexOf('=');
    fields.set(field.slice(0, equals).trim(), field.slice(equals + 1).trim());
  }
  const malformed = (what: string): S3Error =>
    new S3Error('AuthorizationHeaderMalformed', `The authorization header is malformed; ${what}.`);
  const credential = fields.get('Credential');
  const signedHeaders = fields.get('SignedHeaders');
  const signature = fields.get('Signature');
  if (!credential || !signedHeaders || !signature) {
    throw malformed('it must have Credential, SignedHeaders and Signature');
  }
  const timestamp = request.headers.get('x-amz-date');
  if (timestamp === undefined || Number.isNaN(timestampMilliseconds(timestamp))) {
    throw new S3Error('AccessDenied', 'AWS authentication requires a valid Date or x-amz-date header');
  }
  return {
    ...readCredential(credential, timestamp, malformed),
    timestamp,
    signedHeaders: signedHeaders.split(';'),
    signature,
  };
}

function fromQuery({ query }: S3Request): PresentedSignature {
  const malformed = (what: string): S3Error => new S3Error('AuthorizationQueryParametersError', what);
  const algorithm = query.get('X-Amz-Algorithm');
  const credential = query.get('X-Amz-Credential');
  const timestamp = query.get('X-Amz-Date');
  const expires = query.get('X-Amz-Expires');
  const signedHeaders = query.get('X-Amz-SignedHeaders');
  const signature = query.get('X-Amz-Signature');
  if (!algorithm || !credential || !timestamp || !expires || !signedHeaders || !signature) {
    throw malformed(
      'Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.',
    );
  }
  if (algorithm !== ALGORITHM) throw malformed(`X-Amz-Algorithm only supports "${ALGORITHM}"`);
  if (Number.isNaN(timestampMilliseconds(timestamp))) {
    throw malformed(`X-Amz-Date must be in the ISO8601 Long Format "yyyyMMdd'T'HHmmss'Z'"`);
  }
  if (!/^-?\d+$/.test(expires)) throw malformed('X-Amz-Expires should be a number');
  const expiresIn = Number(expires);
  if (expiresIn < 1) throw malformed('X-Amz-Expires must be positive');
  if (expiresIn > EXPIRES_MAX) {
    throw malformed(`X-Amz-Expires must be less than a week (in seconds); that is ${EXPIRES_MAX}`);
  }
  const inCredential = (what: string): S3Error =>
    malformed(`Error parsing the X-Amz-Credential parameter; ${what}.`);
  return {
    ...readCredential(credential, timestamp, inCredential),
    timestamp,
    signedHeaders: signedHeaders.split(';'),
    signature,
    expiresIn,
  };
}

function readCredential(
  credential: string,
  timestamp: string,
  malformed: (what: string) => S3Error,
): Pick<PresentedSignature, 'accessKeyId' | 'scope'> {
  const [accessKeyId, date, region, service, terminator, ...rest] = credential.split('/');
  if (!accessKeyId || !date || !region || !service || !terminator || rest.length > 0) {
    throw malformed('the Credential must have the form "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request"');
  }
  if (date !== timestamp.slice(0, 8)) {
    throw malformed(`invalid credential date "${date}"; it must be the day of the request's date`);
  }
  if (service !== 's3') throw malformed(`incorrect service "${service}"; this endpoint belongs to "s3"`);
  if (terminator !== 'aws4_request') {
    throw malformed(`incorrect terminal "${terminator}"; this endpoint uses "aws4_request"`);
  }
  return { accessKeyId, scope: { date, region } };
}

/** Reads `yyyymmddThhmmssZ` as milliseconds since 1970; NaN when it is not of that form. */
export function timestampMilliseconds(timestamp: string): number {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(timestamp) ?? [];
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

function unsupportedMechanism(): S3Error {
  return new S3Error(
    'InvalidRequest',
    'The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.',
  );
}
