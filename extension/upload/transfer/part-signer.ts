import type { PartToSign } from '../../../shared/api/parts.ts';
import type { SignedRequest } from '../../../shared/api/signed-request.ts';
import { PailError } from '../../../shared/errors/pail-error.ts';
import { MAX_PARTS_PER_CALL } from '../../../shared/limits.ts';
import type { UploadBackend } from '../ports.ts';

interface Waiting {
  part: PartToSign;
  resolve: (request: SignedRequest) => void;
  reject: (error: unknown) => void;
}

/**
 * Asks for the requests of one upload's parts: those that are wanted while a call is under way go together in the next,
 * so that a call costs many parts one round trip and no part waits for others.
 */
export class PartSigner {
  private readonly backend: UploadBackend;
  private readonly uploadId: string;
  private readonly signal: AbortSignal;
  private waiting: Waiting[] = [];
  private calling = false;

  constructor(backend: UploadBackend, uploadId: string, signal: AbortSignal) {
    this.backend = backend;
    this.uploadId = uploadId;
    this.signal = signal;
  }

  /** @throws {PailError} what the backend said of this part */
  sign(part: PartToSign): Promise<SignedRequest> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ part, resolve, reject });
      if (!this.calling) void this.callUntilNoneWaits();
    });
  }

  /** Never rejects: those who wait are told. */
  private async callUntilNoneWaits(): Promise<void> {
    this.calling = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, MAX_PARTS_PER_CALL);
      try {
        const parts = batch.map(({ part }) => part);
        const requests = await this.backend.signParts(this.uploadId, parts, this.signal);
        for (const { part, resolve, reject } of batch) {
          const request = requests.get(part.partNumber);
          if (request) resolve(request);
          else reject(notSigned(part));
        }
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.calling = false;
  }
}

function notSigned({ partNumber }: PartToSign): PailError {
  return new PailError(
    'backend_answer_invalid',
    `Your Pail server gave no permission for part ${partNumber}. Retry the upload; if it stays, update the server.`,
  );
}
