import { DetailsMemory } from '../details/details-memory';
import { DEPTH_MAX } from '../details/details-scalars';
import { createDetailsWriter, type DetailsWriter } from '../details/details-writer';
import { type GroupForm, UNREADABLE } from '../details/group-form';
import { TOO_LARGE } from '../details/plain-form';
import { parseDetails } from '../entry-row';
import { REDACTED } from '../redaction/redacted-mark';
import type { DetailsKeys, Redaction } from '../redaction/redaction';
import { compareLists } from './compare-lists';
import { type KnownMember, knownItem, knownMember } from './hidden-members';
import { itemPlace, memberPlace, type Place, WHOLE } from './place';
import { areSameLeaves, valueForm } from './value-form';

/** One thing that has changed. */
export interface Change {
  /** Where: a JSON pointer (RFC 6901), such as `/address/city`; empty for the whole value. */
  readonly path: string;
  /** What was there before; absent where nothing was. */
  readonly from?: unknown;
  /** What is there now; absent where nothing is. */
  readonly to?: unknown;
  /** Why something was not compared or is not listed, such as `[too deep]`; `from` and `to` are then absent. */
  readonly cut?: string;
}

/** How values are compared. */
export interface ComparisonRules {
  readonly redact: Redaction;
  readonly keys: DetailsKeys;
  readonly changesMax: number;
  readonly valueBytesMax: number;
}

/** How many members are looked at, in total. */
const VISITS_MAX = 250_000;

const NOTHING: KnownMember = Object.freeze({ value: undefined, isHidden: false });

/** Two values, and what has changed from one to the other. */
export class Comparison {
  readonly #rules: ComparisonRules;
  readonly #memory: DetailsMemory;
  readonly #write: DetailsWriter;
  readonly #changes: Change[] = [];
  /** The objects that are being compared, outermost first. */
  readonly #path: [before: unknown, after: unknown][] = [];
  #visitsLeft = VISITS_MAX;
  /** Set while only equality is asked for: it takes the first difference, and nothing is listed. */
  #question: { difference?: Change } | undefined;
  #isOver = false;

  constructor(rules: ComparisonRules) {
    this.#rules = rules;
    this.#memory = new DetailsMemory(4 * VISITS_MAX, rules.keys);
    this.#write = createDetailsWriter({ redact: rules.redact, detailsBytesMax: rules.valueBytesMax });
  }

  /** What has changed. */
  compare(before: unknown, after: unknown): Change[] {
    this.#values(before, after, WHOLE);
    return this.#changes;
  }

  #values(before: unknown, after: unknown, place: Place): void {
    if (before === after && before !== UNREADABLE) {
      return;
    }
    const formOf = (value: unknown) => valueForm(value, place.name, this.#memory);
    const [one, other] = [formOf(before), formOf(after)];
    if (
      'group' in one &&
      'group' in other &&
      (one.group.names === undefined) === (other.group.names === undefined)
    ) {
      this.#enter([before, after], [one.group, other.group], place);
    } else if (!('leaf' in one && 'leaf' in other && areSameLeaves(one.leaf, other.leaf))) {
      this.#note(place, { before, after });
    } else if (one.leaf === UNREADABLE) {
      this.#cut(place, '[unreadable]');
    }
  }

  #enter(values: [unknown, unknown], groups: [GroupForm, GroupForm], place: Place): void {
    if (this.#path.some(([before, after]) => before === values[0] && after === values[1])) {
      return;
    }
    if (place.depth === DEPTH_MAX) {
      this.#cut(place, '[too deep]');
      return;
    }
    this.#path.push(values);
    if (groups[0].names === undefined) {
      this.#lists(groups, place);
    } else {
      this.#members(groups, place);
    }
    this.#path.pop();
  }

  #members([before, after]: [GroupForm, GroupForm], place: Place): void {
    const { names: namesBefore = [] } = before;
    const { names: namesAfter = [] } = after;
    if (!this.#visit(namesBefore.length + namesAfter.length, place)) {
      return;
    }
    const places = new Map(namesAfter.map((name, index) => [name, index]));
    const known = (form: GroupForm, name: string, index: number | undefined) =>
      index === undefined ? NOTHING : knownMember({ form, index }, name, this.#rules.keys);
    for (const [index, name] of namesBefore.entries()) {
      if (this.#isOver) {
        return;
      }
      this.#pair(known(before, name, index), known(after, name, places.get(name)), () =>
        memberPlace(place, name),
      );
      places.delete(name);
    }
    for (const [name, index] of places) {
      if (this.#isOver) {
        return;
      }
      this.#pair(NOTHING, known(after, name, index), () => memberPlace(place, name));
    }
  }

  #lists([before, after]: [GroupForm, GroupForm], place: Place): void {
    if (this.#question !== undefined && before.length !== after.length) {
      this.#add({ path: place.path });
      return;
    }
    const { keys } = this.#rules;
    const read = (form: GroupForm, index: number) => knownItem({ form, index }, place.isInList, keys);
    compareLists(before.length, after.length, {
      isOver: () => this.#isOver || !this.#visit(1, place),
      isSame: (one, other) => this.#findDifference(read(before, one), read(after, other)) === undefined,
      compare: (one, other) =>
        this.#pair(
          one === undefined ? NOTHING : read(before, one),
          other === undefined ? NOTHING : read(after, other),
          () => itemPlace(place, one ?? other ?? 0),
        ),
    });
  }

  #pair(before: KnownMember, after: KnownMember, place: () => Place): void {
    if (before.value === after.value && before.value !== UNREADABLE) {
      return;
    }
    if (before.isHidden || after.isHidden) {
      this.#hidden(before, after, place());
    } else if (before.value === undefined || after.value === undefined) {
      this.#note(place(), { before: before.value, after: after.value });
    } else {
      this.#values(before.value, after.value, place());
    }
  }

  /** Lists that a secret has changed, without its values. */
  #hidden(before: KnownMember, after: KnownMember, place: Place): void {
    const difference = this.#findDifference(before, after);
    if (difference?.cut !== undefined) {
      this.#cut(place, difference.cut);
    } else if (difference !== undefined) {
      const mark = ({ value }: KnownMember) => (value === undefined ? undefined : REDACTED);
      this.#note(place, { before: mark(before), after: mark(after) });
    }
  }

  /** Finds the first difference, or what could not be compared, and lists nothing. */
  #findDifference(before: KnownMember, after: KnownMember): Change | undefined {
    const around = this.#question;
    const question: { difference?: Change } = {};
    this.#question = question;
    this.#values(before.value, after.value, { ...WHOLE, depth: this.#path.length, isInList: true });
    this.#question = around;
    this.#isOver = false;
    return question.difference;
  }

  #visit(members: number, place: Place): boolean {
    this.#visitsLeft -= members;
    if (this.#visitsLeft < 0) {
      this.#cut(place, TOO_LARGE);
      this.#isOver = true;
    }
    return !this.#isOver;
  }

  #note(place: Place, { before, after }: { before: unknown; after: unknown }): void {
    if (this.#question !== undefined) {
      this.#add({ path: place.path });
      return;
    }
    this.#add({
      path: place.path,
      ...(before === undefined ? {} : { from: this.#shown(before, place) }),
      ...(after === undefined ? {} : { to: this.#shown(after, place) }),
    });
  }

  #cut({ path }: Place, cut: string): void {
    this.#add({ path, cut });
  }

  #add(change: Change): void {
    if (this.#question !== undefined) {
      this.#question.difference ??= change;
      this.#isOver = true;
      return;
    }
    const { changesMax } = this.#rules;
    this.#isOver = this.#changes.length === changesMax;
    this.#changes.push(
      this.#isOver ? { path: '', cut: `[cut: ${changesMax} changes kept, and there are more]` } : change,
    );
  }

  /** What may be kept of a value. An item is written as a list of one, because only a list item can be a pair of a name and a value. */
  #shown(value: unknown, { isInList }: Place): unknown {
    const json = this.#write(isInList ? [value] : value);
    const kept: unknown = json === null ? undefined : parseDetails(json);
    return isInList && Array.isArray(kept) ? kept[0] : kept;
  }
}
