import { z } from 'zod';

/** What PutBucketCors takes and the database keeps. */
export const corsRule = z.object({
  id: z.string().optional(),
  origins: z.array(z.string()),
  methods: z.array(z.string()),
  headers: z.array(z.string()),
  exposed: z.array(z.string()),
  /** Seconds that a browser may remember a preflight's answer. */
  maxAge: z.number().optional(),
});
export type CorsRule = z.infer<typeof corsRule>;

/** What a browser asks: from where, which method, and with which headers. */
export interface CorsQuestion {
  readonly origin: string;
  readonly method: string;
  /** Lower case; none for the request itself, which is not asked about its headers again. */
  readonly headers: readonly string[];
}

/** The headers that allow a request, by the first rule that does; undefined when none does. */
export function corsHeaders(
  rules: readonly CorsRule[],
  { origin, method, headers }: CorsQuestion,
): Record<string, string> | undefined {
  const rule = rules.find(
    (each) =>
      each.origins.some((pattern) => matches(pattern, origin)) &&
      each.methods.includes(method) &&
      headers.every((header) => each.headers.some((pattern) => matches(pattern.toLowerCase(), header))),
  );
  if (!rule) return undefined;
  const anyOrigin = rule.origins.includes('*');
  return {
    'access-control-allow-origin': anyOrigin ? '*' : origin,
    'access-control-allow-methods': rule.methods.join(', '),
    ...(!anyOrigin && { 'access-control-allow-credentials': 'true' }),
    ...(headers.length > 0 && { 'access-control-allow-headers': headers.join(', ') }),
    ...(rule.exposed.length > 0 && { 'access-control-expose-headers': rule.exposed.join(', ') }),
    ...(rule.maxAge !== undefined && { 'access-control-max-age': String(rule.maxAge) }),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  };
}

/** A pattern may hold one `*`, for any characters. */
function matches(pattern: string, text: string): boolean {
  const star = pattern.indexOf('*');
  if (star === -1) return pattern === text;
  const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)];
  return text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after);
}
