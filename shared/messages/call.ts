import type { z } from 'zod';

/** One question that a context of the extension may ask another, with the schemas of both ways. */
export interface Call<Request, Response> {
  readonly name: string;
  readonly request: z.ZodType<Request>;
  readonly response: z.ZodType<Response>;
}

export function defineCall<Request, Response>(
  name: string,
  request: z.ZodType<Request>,
  response: z.ZodType<Response>,
): Call<Request, Response> {
  return { name, request, response };
}
