import Database from 'better-sqlite3';

/** A table that was dropped, by a connection that keeps what was in it. */
export class KeptTable {
  readonly #database: Database.Database;
  readonly #table: string;
  readonly #statements: readonly unknown[];

  private constructor(database: Database.Database, table: string) {
    this.#database = database;
    this.#table = table;
    this.#statements = database
      .prepare(
        'SELECT sql FROM main.sqlite_schema WHERE tbl_name = ? AND sql IS NOT NULL ORDER BY type = ? DESC',
      )
      .pluck()
      .all(table, 'table');
    database.exec(
      `ATTACH ':memory:' AS kept; CREATE TABLE kept.kept_rows AS SELECT * FROM ${table}; DROP TABLE ${table}`,
    );
  }

  /** Drops the table of a file. */
  static take(file: string, table: string): KeptTable {
    return new KeptTable(new Database(file), table);
  }

  /** As if from a backup. Safe to call twice. */
  putBack(): void {
    if (this.#database.open) {
      const [create, ...rest] = this.#statements.map(String);
      this.#database.exec(
        `${create}; INSERT INTO ${this.#table} SELECT * FROM kept.kept_rows; ${rest.join(';\n')}`,
      );
      this.#database.close();
    }
  }
}
