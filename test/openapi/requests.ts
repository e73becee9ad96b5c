import * as fc from 'fast-check';
import type { Operation, Schema } from './document.ts';

/** A request to the API, which may make sense or not. */
export interface AnyRequest {
  operation: string;
  method: string;
  /** Below `/api/v1`, with its query. */
  path: string;
  headers: Record<string, string>;
  body: string | undefined;
}

/** Whoever asks: by a good token, a wrong one, none, or something else. */
export interface Askers {
  token: string;
}

const NASTY = [
  '',
  '..',
  '%00',
  '%',
  "' or 1=1 --",
  '\u{FEFF}',
  '\uD800',
  '\0',
  '💥',
  '../../etc/passwd',
  'a'.repeat(5000),
  '-1',
  '1e400',
  '__proto__',
  'null',
];

const ADDRESSES = ['https://a.example/b?c', 'http://127.0.0.1', 'data:text/plain,a'];

const anyText = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(...NASTY),
);

/** Texts that a schema's pattern asks for, by the field's name: else nothing would get past it. */
const GOOD_TEXTS: Readonly<Record<string, readonly string[]>> = {
  contentType: ['text/plain', 'image/png', 'application/octet-stream', 'text/html; charset=utf-8'],
  sha256: ['47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='],
  value: ['1B2M2Y8AsgTpgAmY7PhCfg==', 'XUFAKrxLKna5cZ2REBfFkg==', `${'0'.repeat(32)}-2`],
};

/** Mostly what is wanted. */
function texts(schema: Schema, name: string): fc.Arbitrary<string> {
  if (schema.format === 'uuid') return fc.uuid({ version: 4 });
  if (schema.format === 'uri') return fc.constantFrom(...ADDRESSES);
  const good = GOOD_TEXTS[name];
  return good
    ? fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...good) }, { weight: 1, arbitrary: anyText })
    : anyText;
}

/** What the schema asks for, mostly, and now and then anything else. */
function valueOf(schema: Schema, name = ''): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 80, arbitrary: goodValueOf(schema, name) },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  );
}

function goodValueOf(schema: Schema, name: string): fc.Arbitrary<unknown> {
  if (schema.nullable) return fc.oneof(fc.constant(null), goodValueOf({ ...schema, nullable: false }, name));
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'string':
      return texts(schema, name);
    case 'integer':
    case 'number':
      return fc.oneof(
        fc.integer({ min: schema.minimum ?? 0, max: Math.min(schema.maximum ?? 100_000, 100_000) }),
        fc.constantFrom(0, -1, 1.5, 5 * 1024 ** 4, Number.MAX_SAFE_INTEGER, 2 ** 31),
      );
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(valueOf(schema.items ?? {}), { minLength: schema.minItems ?? 0, maxLength: 3 });
    case 'object': {
      if (typeof schema.additionalProperties === 'object') {
        return fc.dictionary(fc.uuid({ version: 4 }), valueOf(schema.additionalProperties), { maxKeys: 3 });
      }
      const fields = Object.entries(schema.properties ?? {}).map(
        ([name, field]) => [name, valueOf(field, name)] as const,
      );
      return fc.record(Object.fromEntries(fields), {
        requiredKeys: Object.keys(schema.properties ?? {}).slice(0, 4),
      });
    }
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

/** A body as it may arrive: whole, cut off, or no JSON at all. */
function bodyOf(schema: Schema): fc.Arbitrary<string> {
  const whole = valueOf(schema).map((value) => JSON.stringify(value) ?? '');
  return fc.oneof(
    { weight: 16, arbitrary: whole },
    { weight: 1, arbitrary: fc.tuple(whole, fc.nat(200)).map(([text, length]) => text.slice(0, length)) },
    { weight: 1, arbitrary: anyText },
  );
}

function headersOf({ token }: Askers, hasBody: boolean): fc.Arbitrary<Record<string, string>> {
  const authorization = fc.oneof(
    { weight: 16, arbitrary: fc.constant(`Bearer ${token}`) },
    { weight: 1, arbitrary: fc.constantFrom('', 'Bearer', 'Bearer x', `Basic ${token}`, `bearer  ${token}`) },
  );
  const contentType = fc.oneof(
    { weight: 16, arbitrary: fc.constant('application/json') },
    {
      weight: 1,
      arbitrary: fc.constantFrom('text/plain', 'application/json; charset=x', 'multipart/form-data', ''),
    },
  );
  return fc.record({
    authorization,
    ...(hasBody && { 'content-type': contentType }),
  });
}

function pathOf({ path, parameters }: Operation): fc.Arbitrary<string> {
  const values = fc.record(
    Object.fromEntries(
      parameters.map(({ name, schema }) => [
        name,
        fc.oneof({ weight: 4, arbitrary: valueOf(schema).map(asText) }, { weight: 1, arbitrary: anyText }),
      ]),
    ),
  );
  return values.map((texts) => {
    const query: string[] = [];
    let filled = path;
    for (const { name, in: place } of parameters) {
      const text = encode(texts[name] ?? '');
      if (place === 'path') filled = filled.replace(`{${name}}`, () => text || '_');
      else query.push(`${name}=${text}`);
    }
    return query.length > 0 ? `${filled}?${query.join('&')}` : filled;
  });
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Half of a surrogate pair cannot be said in an address. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

/** Requests to all operations, equally often. */
export function anyRequests(operations: readonly Operation[], askers: Askers): fc.Arbitrary<AnyRequest> {
  return fc.oneof(
    ...operations.map((operation) => {
      const { name, method, body } = operation;
      return fc
        .tuple(
          pathOf(operation),
          headersOf(askers, body !== undefined),
          body ? bodyOf(body) : fc.constant(undefined),
        )
        .map(([path, headers, text]): AnyRequest => ({ operation: name, method, path, headers, body: text }));
    }),
  );
}
