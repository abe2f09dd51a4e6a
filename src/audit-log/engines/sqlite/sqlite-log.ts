import type { KnownFile } from '../sqlite-file/opened-file';
import { SqliteQuestions } from './sqlite-questions';

/** What tells a log in a file of SQLite from other engines. The engine itself is loaded only for such a log, so it cannot be asked. */
export abstract class SqliteLog extends SqliteQuestions {
  /** The real path of the file. */
  abstract readonly file: string;
  /** What another thread must know to read this file. */
  abstract readonly known: KnownFile;
}
