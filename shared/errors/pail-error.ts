import { z } from 'zod';
import { errorCodeSchema, isRetryable, type ErrorCode } from './error-code.ts';

/** An error as it crosses a border: HTTP, messages between contexts, storage. */
export const errorValueSchema = z.object({
  code: errorCodeSchema,
  /** What went wrong and what to do next, for a person. Never holds a token, a secret or a presigned URL. */
  message: z.string(),
  /** Whether the same thing, tried again later, may succeed without anybody's doing. */
  retryable: z.boolean(),
  /** Facts for a program: field names, limits. Never a secret. */
  details: z.record(z.string(), z.unknown()).optional(),
});

export type ErrorValue = z.infer<typeof errorValueSchema>;

/** The body of every answer of the backend that is not a success. */
export const errorBodySchema = z.object({ error: errorValueSchema });

export interface PailErrorOptions {
  details?: Record<string, unknown>;
  /** Overrides what the code says of itself. */
  retryable?: boolean;
  cause?: unknown;
}

/** The one error type of Pail, thrown inside a context; {@link toErrorValue} makes it a value at a border. */
export class PailError extends Error {
  override readonly name = 'PailError';
  readonly code: ErrorCode;
  readonly retryable: boolean;
  readonly details: Record<string, unknown> | undefined;

  constructor(code: ErrorCode, message: string, options: PailErrorOptions = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.code = code;
    this.retryable = options.retryable ?? isRetryable(code);
    this.details = options.details;
  }

  static fromValue(value: ErrorValue): PailError {
    const { code, message, retryable, details } = value;
    return new PailError(code, message, { retryable, ...(details && { details }) });
  }
}

/**
 * Makes any thrown thing a value that may cross a border. What is not a {@link PailError} is a defect of Pail's and
 * becomes `internal`, without its text, which may hold anything.
 */
export function toErrorValue(thrown: unknown): ErrorValue {
  if (!(thrown instanceof PailError)) {
    return {
      code: 'internal',
      message: 'Something in Pail went wrong that should not have. Try again; if it stays, report it.',
      retryable: true,
    };
  }
  const { code, message, retryable, details } = thrown;
  return { code, message, retryable, ...(details && { details }) };
}
