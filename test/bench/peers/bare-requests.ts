import { eachAtOnce } from './at-once.ts';
import type { SigningClient } from './signing-client.ts';

/** Bytes of a part, as Pail's. */
const PART_BYTES = 8 * 1024 * 1024;

/**
 * Nothing but the browser's own work: the requests that Pail would send, with all URLs at hand before the clock starts,
 * nothing hashed, recorded or shown. What it takes is the least that any uploader in this browser takes.
 * @param startClock to be called when all is ready.
 */
export async function sendBareRequests(
  files: readonly File[],
  atOnce: number,
  signing: SigningClient,
  startClock: () => void,
): Promise<void> {
  const ready: { requests: BareRequest[]; complete: (etags: readonly string[]) => Promise<void> }[] = [];
  await eachAtOnce(files, atOnce, async (file) => {
    ready.push(file.size > PART_BYTES ? await signParts(file, signing) : await signPut(file, signing));
  });
  startClock();
  const waiting = ready.flatMap(({ requests }) => requests);
  const etags = new Map<BareRequest, string>();
  await eachAtOnce(waiting, atOnce, async (request) => {
    etags.set(request, await put(request));
  });
  for (const { requests, complete } of ready) {
    await complete(requests.map((request) => etags.get(request) ?? ''));
  }
}

interface BareRequest {
  url: string;
  body: Blob;
}

async function signPut(file: File, signing: SigningClient) {
  const url = await signing.sign({ method: 'PUT', key: crypto.randomUUID() });
  return { requests: [{ url, body: file }], complete: () => Promise.resolve() };
}

async function signParts(file: File, signing: SigningClient) {
  const key = crypto.randomUUID();
  const uploadId = await signing.createMultipartUpload(key);
  const requests: BareRequest[] = [];
  for (let from = 0; from < file.size; from += PART_BYTES) {
    const partNumber = requests.length + 1;
    const url = await signing.sign({ method: 'PUT', key, uploadId, partNumber });
    requests.push({ url, body: file.slice(from, from + PART_BYTES) });
  }
  const complete = (etags: readonly string[]): Promise<void> => {
    const parts = etags.map((etag, index) => ({ partNumber: index + 1, etag }));
    return signing.completeMultipartUpload(key, uploadId, parts);
  };
  return { requests, complete };
}

/** @returns the ETag. */
function put({ url, body }: BareRequest): Promise<string> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open('PUT', url);
    xhr.addEventListener('load', () => {
      if (xhr.status === 200) resolve(xhr.getResponseHeader('ETag') ?? '');
      else reject(new Error(`The bucket answers ${xhr.status}.`));
    });
    xhr.addEventListener('error', () => reject(new Error('The bucket was not reached.')));
    xhr.send(body);
  });
}
