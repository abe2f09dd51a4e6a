import type { DetailsKeys } from '../redaction/redaction';
import type { DetailsMemory } from './details-memory';
import type { DetailsTexts } from './details-texts';

/** What is needed to write details. */
export interface DetailsTools {
  readonly texts: DetailsTexts;
  readonly keys: DetailsKeys;
  readonly memory: DetailsMemory;
  /** The longest JSON that is kept, in bytes of UTF-8. */
  readonly bytesMax: number;
}
