import { OpenAPIHono } from '@hono/zod-openapi';
import type { Env } from 'hono';
import type { z } from 'zod';
import { errorBodySchema, PailError } from '../../shared/errors/pail-error.ts';

/** A router whose bodies, queries and parameters are checked against the contract before a handler runs. */
export function createRouter<E extends Env>(): OpenAPIHono<E> {
  return new OpenAPIHono<E>({
    defaultHook: (result) => {
      if (!result.success) throw invalidRequest(result.error.issues);
    },
  });
}

/**
 * A body's schema, for a route. The validator asks every schema as if it had to wait for something; zod compiles its
 * checks for those only that are asked at once, as all of ours can be, which takes a third of the time.
 */
export function body<T extends z.ZodType>(schema: T) {
  schema.safeParseAsync = (value, context) => Promise.resolve(schema.safeParse(value, context));
  return { required: true, content: { 'application/json': { schema } } };
}

/** At most this many faults are named: a body of 100 uploads can have thousands. */
const MAX_FAULTS = 20;

function invalidRequest(issues: readonly z.core.$ZodIssue[]): PailError {
  const faults = issues
    .slice(0, MAX_FAULTS)
    .map((issue) => ({ field: issue.path.map(String).join('.'), problem: issue.message }));
  const [first] = faults;
  const where = first?.field ? `${first.field}: ` : '';
  return new PailError(
    'invalid_request',
    `The request is not what the API takes. ${where}${first?.problem ?? 'Check its fields'}.`,
    { details: { fields: faults } },
  );
}

/** Describes a JSON answer for the OpenAPI document. */
export function json<T extends z.ZodType>(schema: T, description: string) {
  return { description, content: { 'application/json': { schema } } };
}

/** What every route answers with when it fails. */
export const errorAnswers = {
  '4XX': json(errorBodySchema, 'The request cannot be done; the error says why and what to do.'),
  '5XX': json(errorBodySchema, 'The backend or the bucket failed; the error says whether to try again.'),
};
