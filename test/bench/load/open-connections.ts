import { Agent, request } from 'node:http';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';

/** Opens so many connections, each of which asks once and stays. @returns what closes them. */
export async function openConnections(count: number, url: string, token: string): Promise<() => void> {
  const agent = new Agent({ keepAlive: true, maxSockets: count, maxFreeSockets: count });
  const ask = async (): Promise<void> => {
    const asked = request(url, { agent, headers: { authorization: `Bearer ${token}` } });
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      asked.once('response', resolve).once('error', reject);
    });
    asked.end();
    const answer = await answered;
    if (answer.statusCode !== 200) throw new Error(`A connection was answered ${answer.statusCode}`);
    answer.resume();
    await once(answer, 'end');
  };
  await Promise.all(Array.from({ length: count }, ask));
  return () => agent.destroy();
}
