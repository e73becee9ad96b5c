import { isDeepStrictEqual } from 'node:util';
import { CompiledQuery, type Compilable } from 'kysely';
import type { Queryable } from './connection.ts';
import { dialectOf } from './dialects/dialect-name.ts';

/**
 * Runs a query whose text is made once for each database and shape: to build and compile it takes Kysely several times
 * as long as SQLite needs to answer.
 */
export class KeptQuery {
  readonly #texts = new Map<string, string>();

  /**
   * @param shape what the text depends on, such as a number of rows
   * @param build makes the query; its values are those of `parameters`, in their order
   * @throws {Error} where they are not, as a first call finds out
   */
  async rows<Row>(
    database: Queryable,
    shape: number,
    build: () => Compilable<Row>,
    parameters: readonly unknown[],
  ): Promise<Row[]> {
    const key = `${dialectOf(database)} ${shape}`;
    let text = this.#texts.get(key);
    if (text === undefined) {
      const compiled = build().compile();
      if (!isDeepStrictEqual(compiled.parameters, parameters)) {
        throw new Error(`These are not the values of: ${compiled.sql}`);
      }
      text = compiled.sql;
      this.#texts.set(key, text);
    }
    const { rows } = await database.executeQuery<Row>(CompiledQuery.raw(text, [...parameters]));
    return rows;
  }
}
