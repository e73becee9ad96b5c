import { uriDecode } from './uri-encoding.ts';

/** A request's query parameters, decoded, in the order they were sent. */
export class Query {
  readonly pairs: readonly (readonly [name: string, value: string])[];
  readonly #byName = new Map<string, string>();

  /** @throws S3Error InvalidURI when a name or value is not valid percent-encoded UTF-8 */
  constructor(rawQuery: string) {
    this.pairs = rawQuery
      .split('&')
      .filter((part) => part !== '')
      .map((part) => {
        const equals = part.indexOf('=');
        const name = equals === -1 ? part : part.slice(0, equals);
        const value = equals === -1 ? '' : part.slice(equals + 1);
        return [decodeFormText(name), decodeFormText(value)] as const;
      });
    for (const [name, value] of this.pairs) if (!this.#byName.has(name)) this.#byName.set(name, value);
  }

  has(name: string): boolean {
    return this.#byName.has(name);
  }

  /** The first value of this name. */
  get(name: string): string | undefined {
    return this.#byName.get(name);
  }
}

function decodeFormText(text: string): string {
  return uriDecode(text.replaceAll('+', ' '));
}
