import { z } from 'zod';
import {
  batchSchema,
  listBatchesResponseSchema,
  type Batch,
  type BatchFile,
} from '../../shared/api/batches.ts';
import { connectResponseSchema, meSchema, type ConnectResponse, type Me } from '../../shared/api/devices.ts';
import {
  listFilesResponseSchema,
  type FileKind,
  type ListFilesResponse,
  type StoredFile,
} from '../../shared/api/files.ts';
import { linkSchema, listLinksResponseSchema, type CreateLink, type Link } from '../../shared/api/links.ts';
import { signPartsResponseSchema, type PartToSign } from '../../shared/api/parts.ts';
import type { SignedRequest } from '../../shared/api/signed-request.ts';
import {
  completeUploadsResponseSchema,
  createUploadsResponseSchema,
  uploadStateSchema,
  type CompletedUpload,
  type CreatedUpload,
  type CreateUpload,
  type UploadError,
  type UploadState,
} from '../../shared/api/uploads.ts';
import { PailError } from '../../shared/errors/pail-error.ts';
import { MAX_BATCH_FILES_PER_CALL, MAX_UPLOADS_PER_CALL } from '../../shared/limits.ts';
import { throwIfCancelled } from '../upload/cancelled.ts';
import type { SentObject, UploadBackend } from '../upload/ports.ts';
import { BatchedCalls } from './batched-calls.ts';
import { callBackend, type BackendAddress, type CallOptions } from './call-backend.ts';

/** Asked for at every call, so that a new connection counts at once; throws `not_connected` where there is none. */
export type AddressSource = () => Promise<BackendAddress & { bucketOrigins: readonly string[] }>;

/** A bucket may take minutes to put thousands of parts together; in milliseconds. */
const COMPLETE_PARTS_TIMEOUT_MS = 11 * 60_000;

/** Creations come in a burst, and the bucket begins uploads in parts meanwhile: a second call need not wait for that. */
const CREATIONS = { most: MAX_UPLOADS_PER_CALL, atOnce: 2 };

/** Completions trickle in as files arrive: one call at a time gathers the most of them. */
const COMPLETIONS = { most: MAX_UPLOADS_PER_CALL, atOnce: 1 };

/** Codes with which the backend refuses a token. */
const TOKEN_CODES: ReadonlySet<string> = new Set(['token_missing', 'token_invalid', 'token_revoked']);

interface Completion {
  id: string;
  sent: SentObject | null;
}

/** Which files to list; see `listFilesQuerySchema`. */
interface FilesQuery {
  kind?: FileKind | undefined;
  query?: string | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
}

/** The backend's HTTP contract as functions. Every one throws a `PailError`. */
export class BackendClient implements UploadBackend {
  private readonly address: AddressSource;
  private readonly tokenRefused: () => void;

  private readonly creations: BatchedCalls<CreateUpload, CreatedUpload | UploadError>;
  private readonly completions: BatchedCalls<Completion, CompletedUpload | UploadError>;

  /** @param tokenRefused told when the backend does not take the token that the address came with */
  constructor(address: AddressSource, tokenRefused: () => void = () => {}) {
    this.address = address;
    this.tokenRefused = tokenRefused;
    this.creations = new BatchedCalls(CREATIONS, async (uploads) => {
      const answer = await this.call('POST', '/uploads', createUploadsResponseSchema, { body: { uploads } });
      return inOrder(
        uploads.map(({ id }) => id),
        answer.uploads,
      );
    });
    this.completions = new BatchedCalls(COMPLETIONS, (completions) => this.complete(completions));
  }

  async createUpload(upload: CreateUpload, signal: AbortSignal): Promise<CreatedUpload> {
    throwIfCancelled(signal);
    return accepted(await this.creations.add(upload));
  }

  async signParts(
    id: string,
    parts: readonly PartToSign[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<number, SignedRequest>> {
    const answer = await this.call('POST', `/uploads/${id}/parts`, signPartsResponseSchema, {
      body: { parts },
      signal,
    });
    return new Map(
      answer.parts.map((part) => {
        if ('error' in part) throw PailError.fromValue(part.error);
        return [part.partNumber, part.request];
      }),
    );
  }

  uploadState(id: string, signal: AbortSignal): Promise<UploadState> {
    return this.call('GET', `/uploads/${id}`, uploadStateSchema, { signal });
  }

  async completeUpload(id: string, sent: SentObject | null, signal: AbortSignal): Promise<StoredFile> {
    throwIfCancelled(signal);
    if (sent === null) return accepted(await this.completions.add({ id, sent })).file;
    // A bucket may take minutes to put parts together: small files do not wait for that.
    const [completed] = await this.complete([{ id, sent }]);
    if (!completed) throw leftOut();
    return accepted(completed).file;
  }

  private async complete(completions: readonly Completion[]): Promise<(CompletedUpload | UploadError)[]> {
    const ids = completions.map(({ id }) => id);
    const inParts = completions.flatMap(({ id, sent }) => (sent ? [{ id, ...sent }] : []));
    const body = {
      ids,
      ...(inParts.length > 0 && {
        checksums: Object.fromEntries(
          inParts.flatMap(({ id, checksum }) => (checksum ? [[id, checksum]] : [])),
        ),
        sizes: Object.fromEntries(inParts.map(({ id, size }) => [id, size])),
      }),
    };
    const answer = await this.call('POST', '/uploads/complete', completeUploadsResponseSchema, {
      body,
      ...(inParts.length > 0 && { timeoutMs: COMPLETE_PARTS_TIMEOUT_MS }),
    });
    return inOrder(ids, answer.uploads);
  }

  async bucketOrigins(): Promise<readonly string[]> {
    return (await this.address()).bucketOrigins;
  }

  /** Removes an upload with all that is stored of it, also where it was completed a moment ago. */
  async abortUpload(id: string): Promise<void> {
    try {
      await this.call('DELETE', `/uploads/${id}`, z.unknown());
    } catch (error) {
      if (!(error instanceof PailError) || error.code !== 'upload_completed') throw error;
      const upload = await this.call('GET', `/uploads/${id}`, uploadStateSchema);
      if (upload.state === 'completed') await this.deleteFile(upload.file.id);
    }
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

  async listLinks(fileId: string): Promise<Link[]> {
    return (await this.call('GET', `/files/${fileId}/links`, listLinksResponseSchema)).links;
  }

  createLink(fileId: string, rules: CreateLink): Promise<Link> {
    return this.call('POST', `/files/${fileId}/links`, linkSchema, { body: rules });
  }

  async revokeLink(slug: string): Promise<void> {
    await this.call('DELETE', `/links/${encodeURIComponent(slug)}`, z.unknown());
  }

  /**
   * Puts files under one link, which is made with the first of them. It can be repeated: the link stays the same.
   * @param id made by the client
   * @param files at least one
   */
  async putBatch(id: string, files: readonly BatchFile[]): Promise<Batch> {
    const [some, rest] = [files.slice(0, MAX_BATCH_FILES_PER_CALL), files.slice(MAX_BATCH_FILES_PER_CALL)];
    const batch = await this.call('PUT', `/batches/${id}`, batchSchema, { body: { files: some } });
    return rest.length > 0 ? this.putBatch(id, rest) : batch;
  }

  /** The batches that a file is in. */
  async listBatches(fileId: string): Promise<Batch[]> {
    return (await this.call('GET', `/files/${fileId}/batches`, listBatchesResponseSchema)).batches;
  }

  async revokeBatch(id: string): Promise<void> {
    await this.call('DELETE', `/batches/${id}`, z.unknown());
  }

  async revokeDevice(id: string): Promise<void> {
    await this.call('DELETE', `/devices/${id}`, z.unknown());
  }

  private async call<T>(
    method: string,
    path: string,
    schema: z.ZodType<T>,
    options: CallOptions = {},
  ): Promise<T> {
    try {
      return await callBackend(await this.address(), method, path, schema, options);
    } catch (error) {
      if (error instanceof PailError && TOKEN_CODES.has(error.code)) this.tokenRefused();
      throw error;
    }
  }
}

/** Swaps a connection link's code for a device token. */
export function connectDevice(baseUrl: string, code: string, deviceName: string): Promise<ConnectResponse> {
  return callBackend({ baseUrl, token: null }, 'POST', '/connect', connectResponseSchema, {
    body: { code, deviceName },
  });
}

/** @throws {PailError} what the backend said of this item */
function accepted<T extends { id: string }>(item: T | UploadError): T {
  if (isUploadError(item)) throw PailError.fromValue(item.error);
  return item;
}

function isUploadError(item: object): item is UploadError {
  return 'error' in item;
}

/** The items of an answer in the order in which they were asked for. */
function inOrder<T extends { id: string }>(ids: readonly string[], items: readonly T[]): T[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  return ids.map((id) => {
    const item = byId.get(id);
    if (item) return item;
    throw leftOut();
  });
}

function leftOut(): PailError {
  return new PailError('backend_answer_invalid', 'Your Pail server left out an upload. Update the server.');
}
