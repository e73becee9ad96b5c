import { closeServer, createBucketServer, listen } from './http/server.ts';
import { openStorage } from './storage/storage.ts';

export interface LocalBucketOptions {
  /** Where everything is kept; made when it is not there. One server at a time. */
  directory: string;
  /** Default: loopback, 127.0.0.1. */
  host?: string;
  /** 0, the default: any free port. */
  port?: number;
  /** The only region that requests may be signed for. Default: us-east-1. */
  region?: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
  /** Milliseconds since 1970; for tests. */
  now?: () => number;
  /** Told of errors that are the server's own, such as a full disk. Default: a process warning. */
  onError?: (error: unknown) => void;
}

export interface LocalBucket {
  /** `http://host:port`, for path-style requests. */
  endpoint: string;
  port: number;
  /** Ends every connection and lets go of the folder. */
  close(): Promise<void>;
}

/**
 * Starts the local bucket: a strict S3 server that keeps its objects in a folder.
 *
 * @throws Error when the port is taken, or another process uses the folder
 */
export async function startLocalBucket(options: LocalBucketOptions): Promise<LocalBucket> {
  const { directory, host = '127.0.0.1', port = 0, region = 'us-east-1', credentials } = options;
  const { now = Date.now, onError = warn } = options;
  const storage = await openStorage(directory);
  const server = createBucketServer({ storage, verifier: { credentials, region, now }, onError });
  try {
    const address = await listen(server, host, port);
    const name = host.includes(':') ? `[${host}]` : host;
    return {
      endpoint: `http://${name}:${address.port}`,
      port: address.port,
      async close() {
        await closeServer(server);
        storage.close();
      },
    };
  } catch (error) {
    storage.close();
    throw error;
  }
}

function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error));
}
