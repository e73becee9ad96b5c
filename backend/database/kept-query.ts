import { isDeepStrictEqual } from 'node:util';
import type { Compilable, CompiledQuery, QueryResult } from 'kysely';
import type { Queryable } from './connection.ts';
import { dialectOf } from './dialects/dialect-name.ts';

/**
 * Runs a query whose text is made once for each database and shape: to build and compile it takes Kysely several times
 * as long as SQLite needs to answer.
 */
export class KeptQuery {
  readonly #compiled = new Map<string, CompiledQuery>();

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
    return (await this.#run(database, shape, build, parameters)).rows;
  }

  /** How many rows a change was made to; else as {@link rows}. */
  async changes(
    database: Queryable,
    shape: number,
    build: () => Compilable,
    parameters: readonly unknown[],
  ): Promise<number> {
    return Number((await this.#run(database, shape, build, parameters)).numAffectedRows ?? 0);
  }

  #run<Row>(
    database: Queryable,
    shape: number,
    build: () => Compilable<Row>,
    parameters: readonly unknown[],
  ): Promise<QueryResult<Row>> {
    const key = `${dialectOf(database)} ${shape}`;
    let compiled = this.#compiled.get(key);
    if (compiled === undefined) {
      compiled = build().compile();
      if (!isDeepStrictEqual(compiled.parameters, parameters)) {
        throw new Error(`These are not the values of: ${compiled.sql}`);
      }
      // Their values are not kept.
      compiled = { ...compiled, parameters: [] };
      this.#compiled.set(key, compiled);
    }
    // Made by Kysely itself it would be frozen, which for the values of a hundred rows takes as long as to bind them.
    return database.executeQuery<Row>({ ...compiled, parameters });
  }
}
