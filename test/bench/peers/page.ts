import { eachAtOnce } from './at-once.ts';
import { sendBareRequests } from './bare-requests.ts';
import { uploadByFetch, uploadByXhr } from './one-put.ts';
import { signingClient, type SigningClient } from './signing-client.ts';
import { uploadByUppy5 } from './uppy-5.ts';
import { uploadByUppy6 } from './uppy-6.ts';

/** Requests at a time where a peer sends one PUT a file: what a browser opens to one host over HTTP/1.1. */
const AT_ONCE = 6;

/** @param startClock starts it once more, for what counts only from then on. */
type Peer = (files: readonly File[], signing: SigningClient, startClock: () => void) => Promise<void>;

const PEERS: Readonly<Record<string, Peer>> = {
  'one fetch PUT': (files, signing) => eachAtOnce(files, AT_ONCE, (file) => uploadByFetch(file, signing)),
  'one XHR PUT': (files, signing) => eachAtOnce(files, AT_ONCE, (file) => uploadByXhr(file, signing)),
  'bare requests': (files, signing, startClock) => sendBareRequests(files, AT_ONCE, signing, startClock),
  'Uppy 5': uploadByUppy5,
  'Uppy 6': uploadByUppy6,
};

/** Uploads what the page's input holds. @returns how long it took, in milliseconds. */
async function run(peer: string, signingEndpoint: string): Promise<number> {
  const upload = PEERS[peer];
  const files = [...(document.querySelector('input')?.files ?? [])];
  if (!upload || files.length === 0) throw new Error(`Nothing to do for ${peer}.`);
  const signing = signingClient(signingEndpoint);
  let started = performance.now();
  await upload(files, signing, () => {
    started = performance.now();
  });
  return performance.now() - started;
}

/** Fetches an address and throws the bytes away. @returns how long it took, in milliseconds. */
async function download(url: string): Promise<number> {
  const started = performance.now();
  const response = await fetch(url);
  await response.body?.pipeTo(new WritableStream());
  return performance.now() - started;
}

Object.assign(globalThis, { peers: { run, download } });
