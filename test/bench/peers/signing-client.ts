import { z } from 'zod';

/** Asks the bench's signing endpoint, as a page with Uppy asks its server: one call for each request. */
export interface SigningClient {
  /** A presigned URL for one request to the bucket. */
  sign(request: RequestToSign): Promise<string>;
  createMultipartUpload(key: string): Promise<string>;
  completeMultipartUpload(key: string, uploadId: string, parts: readonly Part[]): Promise<void>;
}

export interface RequestToSign {
  method: 'PUT' | 'POST' | 'GET' | 'DELETE';
  key: string;
  uploadId?: string;
  partNumber?: number;
}

export interface Part {
  partNumber: number;
  etag: string;
}

const answerSchema = z.record(z.string(), z.unknown());

/** @param endpoint of the signing endpoint, without a trailing slash. */
export function signingClient(endpoint: string): SigningClient {
  async function ask(path: string, body: unknown): Promise<Record<string, unknown>> {
    const response = await fetch(`${endpoint}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`The signing endpoint answers ${response.status}.`);
    return answerSchema.parse(await response.json());
  }
  return {
    sign: async (request) => String((await ask('/sign', request))['url']),
    createMultipartUpload: async (key) => String((await ask('/multipart', { key }))['uploadId']),
    completeMultipartUpload: async (key, uploadId, parts) => {
      await ask('/multipart/complete', { key, uploadId, parts });
    },
  };
}
