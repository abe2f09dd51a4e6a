import type { Writable } from 'node:stream';
import type { Envelope } from '../ground/envelope';

/** The context of a formatter plugin. Cucumber 13 exports this type; 12.9 has it, but does not export it. */
export interface FormatterContext<Options> {
  /** Calls back for each message of the run. */
  readonly on: (event: 'message', handler: (envelope: Envelope) => void) => void;
  /** The options under the key of the formatter in `formatOptions`. */
  readonly options: Options;
  /** Logs to the terminal. */
  readonly logger?:
    | {
        /** Logs an error. */
        readonly error: (text: string) => void;
      }
    | undefined;
  /** The folder of its output file; undefined if it writes to standard output. */
  readonly directory?: string | undefined;
  /** Writes to the output of this formatter. */
  readonly write: (text: string) => void;
  /** The stream behind `write`, which reports backpressure. */
  readonly stream?: Writable | undefined;
}
