import { REDACTED } from '../redaction/redacted-mark';
import { isSimpleText } from '../redaction/secret-text';
import type { AttemptRoom } from './attempt-room';
import type { BytesText } from './bytes-text';
import { isDateText } from './date-text';
import type { DetailsMemory, ToldText } from './details-memory';
import { isMark } from './details-scalars';
import { type DetailsTexts, textJson } from './details-texts';

/** The redacted form of a longer text is remembered, if it differs from the text. */
const LONG_TEXT = 200;
/** A longer text is examined only once, because that is expensive. As a key of a map it is cheap: V8 hashes only its length. */
const VERY_LONG_TEXT = 16_384;

/**
 * Writes the texts of an attempt. Almost no text shows a secret, so all of them are examined together, which is several times
 * cheaper. Only if one may show a secret, they are written again, and each is examined by itself.
 */
export class AttemptTexts {
  readonly #texts: DetailsTexts;
  readonly #memory: DetailsMemory;
  readonly #room: AttemptRoom;
  #isCareful: boolean;
  /** How many bytes may be written again, block by block, before it is cheaper to examine each text of the whole attempt. */
  #againLeft: number;
  /** The keys of the objects that are being written, outermost first. Only the first `#depth` of them count. */
  readonly #names: (string | number)[] = [];
  #depth = 0;
  #all = '';

  constructor(texts: DetailsTexts, memory: DetailsMemory, room: AttemptRoom, isCareful: boolean) {
    this.#texts = texts;
    this.#memory = memory;
    this.#room = room;
    this.#isCareful = isCareful;
    this.#againLeft = room.left;
  }

  /** Enters an object of this name. */
  enter(name: string | number): void {
    if (this.#texts.isCustom) {
      this.#names[this.#depth] = name;
      this.#depth += 1;
    }
  }

  /** Leaves that object. */
  leave(): void {
    this.#depth -= this.#texts.isCustom ? 1 : 0;
  }

  /** Whether texts can be written with others in one piece. */
  get canJoin(): boolean {
    return !this.#texts.isCustom;
  }

  /** Whether each text is looked at by itself. */
  get isCareful(): boolean {
    return this.#isCareful;
  }

  /** From now on, each text is looked at by itself, or no longer. */
  beCareful(isCareful: boolean): void {
    this.#isCareful = isCareful;
  }

  /** The length of the texts that are not examined yet. */
  get pending(): number {
    return this.#all.length;
  }

  /** Whether the texts after the first `pending` characters may be kept. If not, what was written with them must be discarded. */
  settle(pending: number, bytes: number): boolean {
    const texts = this.#all.slice(pending);
    const areHarmless = texts === '' || this.#texts.areHarmless(texts);
    if (!areHarmless) {
      this.#againLeft -= bytes;
      if (this.#againLeft < 0) {
        // The texts stay among the pending ones, which are examined at the end: then everything is written again.
        return true;
      }
    }
    this.#all = this.#all.slice(0, pending);
    return areHarmless;
  }

  /** Whether no secret was written. */
  get areHarmless(): boolean {
    return this.#isCareful || this.#all === '' || this.#texts.areHarmless(this.#all);
  }

  /** Takes texts that are written elsewhere, one a line; `false` where each of them has to be looked at by itself. */
  join(texts: string): boolean {
    if (this.#isCareful) {
      return texts === '' || this.#texts.areHarmless(texts);
    }
    this.#all += texts;
    return true;
  }

  /** Whether the JSON of items has no sign of a secret, so that none of them shows one or names one. `false` proves nothing. */
  areSignless(json: string): boolean {
    return this.#texts.areSignless(json);
  }

  /** Whether none of these names of items shows a secret, or is the name of one. */
  areHarmlessNames(names: readonly string[]): boolean {
    return this.#texts.areHarmlessNames(names);
  }

  /** As much of a text as has room. A long one is always looked at by itself: to write it twice would cost too much. */
  json(text: string, name: string | number): string {
    return this.#staysWhole(text) && (isSimpleText(text) || isDateText(text))
      ? this.#whole(text)
      : this.#looked(text, name);
  }

  /** The same for a text that is known to show no secret, and to be the same in JSON: a time, or a number. */
  plainJson(text: string, name: string | number): string {
    return this.#staysWhole(text) ? this.#whole(text) : this.#looked(text, name);
  }

  /** As much of a date, or of a name of the log itself, as there is room for. A name is not searched for secrets. */
  toldJson({ told, kind }: ToldText): string {
    return kind === 'name' ? this.#cut(told, told.length) : this.plainJson(told, '');
  }

  #staysWhole(text: string): boolean {
    return text.length <= this.#room.each && !this.#texts.isCustom;
  }

  #whole(text: string): string {
    this.#room.note(text.length);
    return this.#room.count(`"${text}"`);
  }

  #looked(text: string, name: string | number): string {
    if (this.#isCareful || text.length > LONG_TEXT) {
      const head = this.#careful(text, name);
      return this.#cut(head, head.length + this.#texts.restOf(text));
    }
    this.#all += `${text}\n`;
    return this.#cut(text, text.length);
  }

  /** Whether bytes are secret. Like other texts, most are examined together. */
  areSecret(bytes: BytesText): boolean {
    const text = this.#texts.textOf(bytes);
    if (this.#isCareful || text.length > LONG_TEXT) {
      return this.#texts.showsSecret(text);
    }
    this.#all += text === '' ? '' : `${text}\n`;
    return false;
  }

  /** Bytes as text, as much as there is room for. */
  bytesJson(bytes: BytesText): string {
    const { each, left } = this.#room;
    if (this.areSecret(bytes)) {
      return this.#cut(REDACTED, REDACTED.length);
    }
    const head = bytes.head(Math.max(0, Math.min(bytes.length, each, left + 1)));
    return bytes.length > each || bytes.length > left ? this.#cut(head, bytes.length) : this.#whole(head);
  }

  #careful(text: string, name: string | number): string {
    const where = this.#texts.isCustom ? this.#where(name) : '';
    const known = this.#memory.shown(text, where);
    if (known !== undefined) {
      return known;
    }
    const shown = this.#texts.shown(text, where);
    const isWorthIt =
      shown === text ? text.length > VERY_LONG_TEXT : text.length > LONG_TEXT || this.#texts.isCustom;
    return isWorthIt ? this.#memory.note(text, where, shown) : shown;
  }

  #where(name: string | number): string {
    return [...this.#names.slice(0, this.#depth), name].filter((part) => part !== '').join('.');
  }

  #cut(head: string, length: number): string {
    const room = this.#room;
    // A mark is no text: half of it would say nothing.
    if (isMark(head)) {
      return room.count(textJson(head));
    }
    const kept = Math.min(length, room.each);
    if (kept > room.left) {
      return room.giveUp(room.left + 1);
    }
    room.note(kept);
    if (kept === length) {
      return room.count(textJson(head));
    }
    const start = head.slice(0, kept);
    const mark = `[cut: ${start.length} of ${length} characters kept]`;
    const json = textJson(start + mark);
    room.take(json.length - mark.length);
    return json;
  }
}
