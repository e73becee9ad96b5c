import autocannon from 'autocannon';

/** Calls that are made again and again, over several connections at once. */
export interface Load {
  url: string;
  headers: Record<string, string>;
  /** A new body for each call. */
  body: () => string;
  connections: number;
  /** How long, in seconds. */
  duration: number;
}

/**
 * How many calls a second are answered.
 * @throws where one fails, or is answered with anything but a success.
 */
export async function callRate({ url, headers, body, connections, duration }: Load): Promise<number> {
  const result = await autocannon({
    url,
    connections,
    duration,
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    requests: [{ setupRequest: (request) => ({ ...request, body: body() }) }],
  });
  if (result.errors > 0 || result.non2xx > 0) {
    throw new Error(`${result.errors} calls failed, ${result.non2xx} were refused`);
  }
  return result['2xx'] / result.duration;
}
