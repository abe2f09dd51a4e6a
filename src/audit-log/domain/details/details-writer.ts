import type { NameRules } from '../redaction/plain-values';
import type { RedactText } from '../redaction/redact-text';
import { DetailsKeys, type Redaction } from '../redaction/redaction';
import type { AttemptRoom } from './attempt-room';
import { DetailsAttempt } from './details-attempt';
import { DetailsMemory } from './details-memory';
import { MARKS } from './details-scalars';
import { DetailsTexts } from './details-texts';
import type { DetailsTools } from './details-tools';
import { KeyGroups } from './key-groups';

/** The bytes of UTF-8 that one unit of a text takes at most. */
const UNIT_BYTES_MAX = 3;

/** Writes details as JSON, or gives `null` where there are none. Throws nothing. */
export type DetailsWriter = (details: unknown) => string | null;

/** What a {@link DetailsWriter} needs to know. */
export interface DetailsRules {
  /** Which values are hidden. */
  readonly redact: Redaction;
  /** What is kept of a text. */
  readonly redactText?: RedactText | undefined;
  /** The longest JSON that is kept, in bytes of UTF-8. */
  readonly detailsBytesMax: number;
}

/**
 * Writes details as JSON: without secrets, in bounded size and with bounded work, and whatever they are made of.
 *
 * Nearly all details are written whole, at the first attempt. Those that do not fit are written again, with half the room
 * for each text, list and key, until they do: so the longest parts are cut, and what is short is kept, wherever it is.
 * No attempt writes much more than can be kept; and one that would go the same way as the last is left out.
 */
export function createDetailsWriter({
  redact,
  redactText,
  detailsBytesMax: bytesMax,
}: DetailsRules): DetailsWriter {
  const keys = new DetailsKeys(redact);
  const groups = new KeyGroups(keys);
  const texts = new DetailsTexts(bytesMax, namesOf(keys), redactText);
  return (details) => {
    const memory = new DetailsMemory(bytesMax, keys, groups);
    try {
      return writeDetails(details, { keys, texts, bytesMax, memory }) ?? null;
    } catch {
      // Foreign code has thrown where nobody expected it: the entry is kept all the same.
      return MARKS.unreadable;
    }
  };
}

function namesOf(keys: DetailsKeys): NameRules {
  return {
    isSecret: (name) => keys.get(name).isSecret,
    isChosen: keys.isChosen,
    isCount: (name) => keys.get(name).showsNumbers,
    hidesMore: keys.hidesMore,
  };
}

function writeDetails(details: unknown, tools: DetailsTools): string | undefined {
  const { bytesMax, texts } = tools;
  let isCareful = texts.isCustom;
  for (let each = bytesMax; each >= 1; ) {
    const attempt = new DetailsAttempt(tools, each, isCareful);
    const json = attempt.write(details, 'details');
    if (!attempt.isHarmless) {
      isCareful = true;
    } else if (attempt.room.isOver) {
      each = nextRoom(each, attempt.room);
    } else if (json === undefined || fits(json, bytesMax)) {
      return json;
    } else {
      each = nextRoom(each, attempt.room);
    }
  }
  return `"[cut: more than ${bytesMax} bytes]"`;
}

/** Whether JSON has at most `bytesMax` bytes. This also flattens it, so that no slice in it keeps a large text of the caller. */
function fits(json: string, bytesMax: number): boolean {
  // `charCodeAt` flattens a rope, and costs less than counting its bytes.
  return json.length * UNIT_BYTES_MAX <= bytesMax
    ? json.charCodeAt(0) > 0
    : Buffer.byteLength(json) <= bytesMax;
}

/** Halves the limit until an attempt goes another way; divides by eight at first if nearly all members were left out. */
function nextRoom(each: number, { longest, isExhausted }: AttemptRoom): number {
  let next = isExhausted ? each >> 3 : each >> 1;
  while (next >= longest && next >= 1) {
    next >>= 1;
  }
  return next;
}
