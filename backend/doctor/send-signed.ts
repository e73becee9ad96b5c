import type { SignedRequest } from '../../shared/api/signed-request.ts';

/** How long one request of the doctor's may take, in milliseconds. */
const TIMEOUT = 20_000;

/** What a bucket answered, over plain HTTP as a browser gets it. */
export interface Answer {
  status: number;
  /** S3's error code; undefined where there is none. */
  code: string | undefined;
  /** Without quotes. */
  etag: string | undefined;
  body: Uint8Array;
}

/**
 * Sends a request as a browser would: exactly what was signed, and a body.
 * @throws where nothing answers
 */
export async function sendSigned(
  { url, method, headers }: Pick<SignedRequest, 'url' | 'method' | 'headers'>,
  body: Uint8Array,
): Promise<Answer> {
  return readAnswer(await fetch(url, { method, headers, body: Buffer.from(body), ...options() }));
}

/**
 * Fetches an address with no credentials at all.
 * @throws where nothing answers
 */
export async function fetchPlainly(url: string): Promise<Answer> {
  return readAnswer(await fetch(url, options()));
}

function options(): RequestInit {
  return { redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT) };
}

async function readAnswer(response: Response): Promise<Answer> {
  const body = new Uint8Array(await response.arrayBuffer());
  const code = response.ok ? undefined : /<Code>(\w+)<\/Code>/.exec(new TextDecoder().decode(body))?.[1];
  return {
    status: response.status,
    code,
    etag: response.headers.get('etag')?.replaceAll('"', '').replace(/^W\//, ''),
    body,
  };
}

/** An answer in words: its code and status. */
export function describeAnswer({ status, code }: Pick<Answer, 'status' | 'code'>): string {
  return code === undefined ? `status ${status}` : `${code}, status ${status}`;
}
