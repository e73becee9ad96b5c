import type { Environment } from '../../env.ts';
import { reachableHost } from '../../serving/bundled-bucket.ts';
import { UsageError } from '../failure.ts';

/**
 * The backend's address for people, without the backend running.
 * @throws {UsageError} where only the running backend knows its port.
 */
export function baseUrlOf({ baseUrl, host, port }: Environment): string {
  if (baseUrl !== undefined) return baseUrl;
  if (port !== 0) return `http://${reachableHost(host)}:${port}`;
  throw new UsageError('PORT is 0, so nobody can tell where Pail listens: set BASE_URL, or PORT to a port.');
}
