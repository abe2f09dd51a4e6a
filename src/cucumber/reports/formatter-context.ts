import type { Writable } from 'node:stream';
import type { Envelope } from '../ground/envelope';

/** What Cucumber gives a formatter that is written as a plugin. Cucumber 13 exports this type; 12.9 has it, and does not. */
export interface FormatterContext<Options> {
  /** Calls back for each message of the run. */
  readonly on: (event: 'message', handler: (envelope: Envelope) => void) => void;
  /** What stands under the key of the formatter in `formatOptions`. */
  readonly options: Options;
  /** What the run says on the terminal. */
  readonly logger?:
    | {
        /** Tells what went wrong. */
        readonly error: (text: string) => void;
      }
    | undefined;
  /** The folder of the file that it writes; undefined where it writes to the output of the run. */
  readonly directory?: string | undefined;
  /** Writes to wherever the output of this formatter goes. */
  readonly write: (text: string) => void;
  /** What `write` writes to; it says when it is full. */
  readonly stream?: Writable | undefined;
}
