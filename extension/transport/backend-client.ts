import { z } from 'zod';
import { connectResponseSchema, meSchema, type ConnectResponse, type Me } from '../../shared/api/devices.ts';
import { listFilesResponseSchema, type ListFilesResponse, type StoredFile } from '../../shared/api/files.ts';
import {
  completeUploadsResponseSchema,
  createUploadsResponseSchema,
  type CreatedUpload,
  type CreateUpload,
  type UploadError,
} from '../../shared/api/uploads.ts';
import { PailError } from '../../shared/errors/pail-error.ts';
import type { UploadBackend } from '../upload/ports.ts';
import { callBackend, type BackendAddress } from './call-backend.ts';

/** Asked for at every call, so that a new connection counts at once; throws `not_connected` where there is none. */
export type AddressSource = () => Promise<BackendAddress>;

/** Which files to list; see `listFilesQuerySchema`. */
interface FilesQuery {
  query?: string | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
}

/** The backend's HTTP contract as functions. Every one throws a `PailError`. */
export class BackendClient implements UploadBackend {
  private readonly address: AddressSource;

  constructor(address: AddressSource) {
    this.address = address;
  }

  async createUpload(upload: CreateUpload, signal: AbortSignal): Promise<CreatedUpload> {
    const body = { uploads: [upload] };
    const answer = await this.call('POST', '/uploads', createUploadsResponseSchema, { body, signal });
    return single(answer.uploads);
  }

  async completeUpload(id: string, signal: AbortSignal): Promise<StoredFile> {
    const body = { ids: [id] };
    const answer = await this.call('POST', '/uploads/complete', completeUploadsResponseSchema, {
      body,
      signal,
    });
    return single(answer.uploads).file;
  }

  async abortUpload(id: string): Promise<void> {
    await this.call('DELETE', `/uploads/${id}`, z.unknown());
  }

  me(): Promise<Me> {
    return this.call('GET', '/me', meSchema);
  }

  listFiles(query: FilesQuery): Promise<ListFilesResponse> {
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) parameters.set(name, String(value));
    }
    return this.call('GET', `/files?${parameters.toString()}`, listFilesResponseSchema);
  }

  async deleteFile(id: string): Promise<void> {
    await this.call('DELETE', `/files/${id}`, z.unknown());
  }

  async revokeDevice(id: string): Promise<void> {
    await this.call('DELETE', `/devices/${id}`, z.unknown());
  }

  private async call<T>(
    method: string,
    path: string,
    schema: z.ZodType<T>,
    options: { body?: unknown; signal?: AbortSignal } = {},
  ): Promise<T> {
    return callBackend(await this.address(), method, path, schema, options);
  }
}

/** Swaps a connection link's code for a device token. */
export function connectDevice(baseUrl: string, code: string, deviceName: string): Promise<ConnectResponse> {
  return callBackend({ baseUrl, token: null }, 'POST', '/connect', connectResponseSchema, {
    body: { code, deviceName },
  });
}

/** The one item of an answer to a call that named one upload. */
function single<T extends { id: string }>(items: readonly (T | UploadError)[]): T {
  const [item] = items;
  if (item === undefined) {
    throw new PailError('backend_answer_invalid', 'Your Pail server answered nothing. Update the server.');
  }
  if (isUploadError(item)) throw PailError.fromValue(item.error);
  return item;
}

function isUploadError(item: object): item is UploadError {
  return 'error' in item;
}
