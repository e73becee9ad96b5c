import type { CompiledQuery, DatabaseConnection, Driver, QueryResult, TransactionSettings } from 'kysely';

/** What is different between a database and what Pail expects of it. */
export interface Adaptation {
  /** Says in other words what the database throws. */
  error: (thrown: unknown) => unknown;
  /** Makes of a value one that the database takes; left out: it takes them all. */
  parameter?: (value: unknown) => unknown;
}

/** A driver of Kysely's with an adaptation around every query. */
export class AdaptedDriver implements Driver {
  readonly #driver: Driver;
  readonly #adaptation: Adaptation;
  readonly #lent = new WeakMap<DatabaseConnection, DatabaseConnection>();

  constructor(driver: Driver, adaptation: Adaptation) {
    this.#driver = driver;
    this.#adaptation = adaptation;
  }

  init(): Promise<void> {
    return this.#driver.init();
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    let connection;
    try {
      connection = await this.#driver.acquireConnection();
    } catch (error) {
      throw this.#adaptation.error(error);
    }
    const adapted = new AdaptedConnection(connection, this.#adaptation);
    this.#lent.set(adapted, connection);
    return adapted;
  }

  beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    return this.#driver.beginTransaction(connection, settings);
  }

  commitTransaction(connection: DatabaseConnection): Promise<void> {
    return this.#driver.commitTransaction(connection);
  }

  rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    return this.#driver.rollbackTransaction(connection);
  }

  releaseConnection(connection: DatabaseConnection): Promise<void> {
    return this.#driver.releaseConnection(this.#lent.get(connection) ?? connection);
  }

  destroy(): Promise<void> {
    return this.#driver.destroy();
  }
}

class AdaptedConnection implements DatabaseConnection {
  readonly #connection: DatabaseConnection;
  readonly #adaptation: Adaptation;

  constructor(connection: DatabaseConnection, adaptation: Adaptation) {
    this.#connection = connection;
    this.#adaptation = adaptation;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { parameter } = this.#adaptation;
    const adapted = parameter ? { ...query, parameters: query.parameters.map(parameter) } : query;
    try {
      return await this.#connection.executeQuery<R>(adapted);
    } catch (error) {
      throw this.#adaptation.error(error);
    }
  }

  streamQuery<R>(query: CompiledQuery, chunkSize?: number): AsyncIterableIterator<QueryResult<R>> {
    return this.#connection.streamQuery<R>(query, chunkSize);
  }
}
