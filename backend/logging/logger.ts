import { pino, type DestinationStream, type Logger } from 'pino';
import { redact } from './redact.ts';

/** Makes the logger: one JSON object a line, to the given stream or to standard output. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { error: describeError },
  };
  return destination ? pino(options, destination) : pino(options);
}

/**
 * Name, text and stack of an error and of its causes, without secrets. Other properties stay out: an SDK's error
 * carries its whole request.
 */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: redact(String(error)) };
  return {
    name: error.name,
    message: redact(error.message),
    ...(error.stack !== undefined && { stack: redact(error.stack) }),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  };
}
