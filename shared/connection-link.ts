import { PailError } from './errors/pail-error.ts';

/** Where a backend is and the one-time code that connects a device to it. */
export interface ConnectionLink {
  /** The backend's address without a trailing slash, for example `https://pail.example` or `https://example.com/pail`. */
  baseUrl: string;
  code: string;
}

const CODE = /^pail-connect-[\w-]{16,128}$/;

/** The code stands in the fragment, which a browser never sends: it reaches no log and no Referer. */
export function formatConnectionLink({ baseUrl, code }: ConnectionLink): string {
  return `${baseUrl}/connect#${code}`;
}

/**
 * Reads a connection link as a person pasted it.
 * @throws {PailError} `connect_code_invalid` where it is not one.
 */
export function parseConnectionLink(text: string): ConnectionLink {
  const url = URL.parse(text.trim());
  const code = url?.hash.slice(1) ?? '';
  const isHttp = url?.protocol === 'http:' || url?.protocol === 'https:';
  if (!url || !isHttp || !url.pathname.endsWith('/connect') || !CODE.test(code)) {
    throw new PailError(
      'connect_code_invalid',
      'This is not a connection link. It looks like https://your-server/connect#pail-connect-…: copy the whole line that the server printed.',
    );
  }
  return { baseUrl: url.origin + url.pathname.slice(0, -'/connect'.length), code };
}
