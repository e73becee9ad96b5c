import type { SigningClient } from './signing-client.ts';

/** The whole file in one PUT by fetch, as most upload forms do. */
export async function uploadByFetch(file: File, signing: SigningClient): Promise<void> {
  const url = await signing.sign({ method: 'PUT', key: crypto.randomUUID() });
  const response = await fetch(url, { method: 'PUT', body: file });
  if (!response.ok) throw new Error(`The bucket answers ${response.status}.`);
}

/** The whole file in one PUT by XMLHttpRequest. */
export async function uploadByXhr(file: File, signing: SigningClient): Promise<void> {
  const url = await signing.sign({ method: 'PUT', key: crypto.randomUUID() });
  await new Promise<void>((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open('PUT', url);
    xhr.addEventListener('load', () => {
      if (xhr.status === 200) resolve();
      else reject(new Error(`The bucket answers ${xhr.status}.`));
    });
    xhr.addEventListener('error', () => reject(new Error('The bucket was not reached.')));
    xhr.send(file);
  });
}
