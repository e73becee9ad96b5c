import { createHmac, hash } from 'node:crypto';
import type { BucketCredentials } from '../env.ts';
import { hmacOfDigests } from './hmac-of-digests.ts';

/** Where and as whom to sign. */
export interface SigningTarget {
  /** Where the bucket's keys begin, without a trailing slash: `https://bucket.example` or `https://host/bucket`. */
  address: string;
  region: string;
  credentials: BucketCredentials;
  /** Milliseconds since 1970. */
  now: number;
}

/** A request that a URL is to carry the signature of. */
export interface RequestToPresign {
  method: 'PUT' | 'GET' | 'HEAD';
  key: string;
  /** Parameters of the request itself, such as `response-content-type`. */
  query: Readonly<Record<string, string>>;
  /** Headers that whoever sends the request has to set just so, names in lower case. */
  headers: Readonly<Record<string, string>>;
  /** Bytes, signed as Content-Length, which the sender's HTTP sets by itself; left out: any. */
  contentLength?: number;
  /** How long the URL is good, in milliseconds. */
  lifetime: number;
}

/**
 * Signs a request in its URL, by AWS Signature Version 4 with query parameters and an unsigned payload. The SDK's
 * presigner gives the same URL in more than thirty times the time.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
export function presign(target: SigningTarget, request: RequestToPresign): string {
  const { contentLength } = request;
  const { origin, host, path: base } = placeOf(target.address);
  const path = `${base}/${encodePath(request.key)}`;
  const { names, signedHeaders } = signedHeadersOf(Object.keys(request.headers), contentLength !== undefined);
  const { sign, parameters } = contextFor(target, request.lifetime, signedHeaders);

  const query = withSignatureParameters(request.query, parameters);
  let canonicalHeaders = '';
  for (const name of names) {
    if (name === 'host') canonicalHeaders += `host:${host}\n`;
    else if (name === CONTENT_LENGTH) canonicalHeaders += `${CONTENT_LENGTH}:${contentLength}\n`;
    else canonicalHeaders += `${name}:${collapseSpaces(request.headers[name] ?? '')}\n`;
  }
  const digest = hash(
    'sha256',
    `${request.method}\n${path}\n${query}\n${canonicalHeaders}\n${signedHeaders}\nUNSIGNED-PAYLOAD`,
  );
  return `${origin}${path}?${query}&X-Amz-Signature=${sign(digest)}`;
}

/** What was computed for a target already, by lifetime and signed headers. */
const contexts = new WeakMap<SigningTarget, Map<string, SigningContext>>();

function contextFor(target: SigningTarget, lifetime: number, signedHeaders: string): SigningContext {
  const ofTarget = contexts.get(target) ?? new Map<string, SigningContext>();
  const name = `${lifetime} ${signedHeaders}`;
  const known = ofTarget.get(name);
  if (known) return known;
  const { credentials, region, now } = target;
  const context = signingContext({
    accessKeyId: credentials.accessKeyId,
    secretAccessKey: credentials.secretAccessKey,
    sessionToken: credentials.sessionToken,
    region,
    second: Math.floor(now / 1000),
    lifetime,
    signedHeaders,
  });
  contexts.set(target, ofTarget.set(name, context));
  return context;
}

/** All that requests of one second to one bucket have in common, but for what they are about. */
interface ContextOf {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string | undefined;
  region: string;
  /** Seconds since 1970. */
  second: number;
  /** Milliseconds. */
  lifetime: number;
  /** Names, sorted, with semicolons between them. */
  signedHeaders: string;
}

interface SigningContext {
  /** Makes the signature, of a canonical request's SHA-256 in hexadecimal. */
  sign: (digest: string) => string;
  /** The parameters of the signature itself, encoded and in order. */
  parameters: string;
}

/** Uploads come in hundreds of alike requests: what the last one needed, the next one mostly needs too. */
const signingContext = rememberingLast((of: ContextOf): SigningContext => {
  const { accessKeyId, secretAccessKey, sessionToken, region, second, lifetime, signedHeaders } = of;
  const time = new Date(second * 1000).toISOString().replace(/[-:]|\.\d{3}/g, '');
  const day = time.slice(0, 8);
  const scope = `${day}/${region}/s3/aws4_request`;
  const parameters = {
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD',
    'X-Amz-Credential': `${accessKeyId}/${scope}`,
    'X-Amz-Date': time,
    'X-Amz-Expires': String(lifetime / 1000),
    ...(sessionToken && { 'X-Amz-Security-Token': sessionToken }),
    'X-Amz-SignedHeaders': signedHeaders,
  };
  return {
    sign: hmacOfDigests(
      signingKey({ secretAccessKey, day, region }),
      `AWS4-HMAC-SHA256\n${time}\n${scope}\n`,
    ),
    parameters: Object.entries(parameters).map(encodeParameter).join('&'),
  };
});

/** The key holds for one day, region and secret: deriving it anew costs four of the six hashes of a signature. */
const signingKey = rememberingLast(
  ({ secretAccessKey, day, region }: { secretAccessKey: string; day: string; region: string }): Buffer =>
    [day, region, 's3', 'aws4_request'].reduce<Buffer>(
      (key, part) => createHmac('sha256', key).update(part).digest(),
      Buffer.from(`AWS4${secretAccessKey}`),
    ),
);

/** An address in the parts that a signature needs; a bucket has few of them. */
const places = new Map<string, { origin: string; host: string; path: string }>();

function placeOf(address: string): { origin: string; host: string; path: string } {
  const known = places.get(address);
  if (known) return known;
  const { protocol, host, pathname } = new URL(address);
  const place = { origin: `${protocol}//${host}`, host, path: pathname === '/' ? '' : pathname };
  places.set(address, place);
  return place;
}

const CONTENT_LENGTH = 'content-length';

interface SignedHeaders {
  /** In order. */
  names: readonly string[];
  /** The same with semicolons between them. */
  signedHeaders: string;
}

/** By the names of headers in the order in which they are given: there are few different ones. */
const orders = new Map<string, SignedHeaders>();

/** The names of a request's headers, with those that its sender's HTTP adds. */
function signedHeadersOf(own: readonly string[], hasLength: boolean): SignedHeaders {
  const given = `${own.join(';')} ${hasLength}`;
  const known = orders.get(given);
  if (known) return known;
  const names = [...own, ...(hasLength ? [CONTENT_LENGTH] : []), 'host'].sort();
  const order = { names, signedHeaders: names.join(';') };
  orders.set(given, order);
  return order;
}

/** Computes a value anew only when one of the fields that it is made of differs from the last time. */
function rememberingLast<Of extends object, Value>(compute: (of: Of) => Value): (of: Of) => Value {
  let last: { of: readonly unknown[]; value: Value } | undefined;
  return (of) => {
    const fields: unknown[] = Object.values(of);
    if (last?.of.every((field, index) => field === fields[index])) return last.value;
    const value = compute(of);
    last = { of: fields, value };
    return value;
  };
}

const UNRESERVED = /^[A-Za-z0-9\-._~]*$/;
const UNRESERVED_PATH = /^[A-Za-z0-9\-._~/]*$/;

/** RFC 3986: everything but the unreserved characters, of which encodeURIComponent leaves five too many. */
function encode(text: string): string {
  if (UNRESERVED.test(text)) return text;
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** As {@link encode}, but for the slashes. */
function encodePath(key: string): string {
  return UNRESERVED_PATH.test(key) ? key : key.split('/').map(encode).join('/');
}

/** Signature Version 4, "Create a canonical request": no spaces around a value, one in place of several inside it. */
function collapseSpaces(value: string): string {
  return /\s/.test(value) ? value.trim().replace(/\s+/g, ' ') : value;
}

function encodeParameter([name, value]: readonly [string, string]): string {
  return `${encode(name)}=${encode(value)}`;
}

/** All parameters in order. None of a request's own begins as those of the signature do. */
function withSignatureParameters(own: Readonly<Record<string, string>>, ofSignature: string): string {
  let before = '';
  let after = '';
  for (const parameter of Object.entries(own).sort(byCodeUnits)) {
    if (parameter[0] < 'X-Amz-') before += `${encodeParameter(parameter)}&`;
    else after += `&${encodeParameter(parameter)}`;
  }
  return `${before}${ofSignature}${after}`;
}

function byCodeUnits([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return a < b ? -1 : 1;
}
