import { describeValue } from '../barriers/describe-value';
import { expectObject } from './check-values';
import { ExplorationOptionError } from './errors';
import { hintAt } from './hint-at';
import type { Resource, SlotValue, TurnNote } from './turn-note';
import { tellUnknown, unknownPart } from './unknown-part';

/** The properties of each kind of note, beside its kind. */
const PARTS: Readonly<Record<TurnNote['kind'], readonly string[]>> = Object.freeze({
  looked: ['slot', 'found'],
  assigned: ['slot', 'value'],
  created: ['resource'],
  closed: ['resource'],
  remarked: ['text'],
});

const KINDS = Object.keys(PARTS);

/**
 * A copy of a note, whose values are such that story and picture can show them.
 *
 * @throws ExplorationOptionError naming the property that is invalid.
 */
export function completeNote(note: TurnNote): TurnNote {
  expectObject('A note', note);
  expectKnownParts(note);
  switch (note.kind) {
    case 'looked':
      expectText('The slot of a note "looked"', note.slot);
      return { kind: 'looked', slot: note.slot, found: slotValue('found', note.found) };
    case 'assigned':
      expectText('The slot of a note "assigned"', note.slot);
      return { kind: 'assigned', slot: note.slot, value: slotValue('value', note.value) };
    case 'created':
    case 'closed':
      return {
        kind: note.kind,
        resource:
          resourceIn(note.resource) ??
          refuse(`The resource of a note "${note.kind}" must be { type, id }`, note.resource),
      };
    case 'remarked':
      expectText('The text of a note "remarked"', note.text);
      return { kind: 'remarked', text: note.text };
    default:
      throw unknownKind(note);
  }
}

function expectKnownParts(note: TurnNote): void {
  const known = Object.hasOwn(PARTS, note.kind) ? ['kind', ...PARTS[note.kind]] : undefined;
  const unknown = known && unknownPart(note, known);
  if (unknown !== undefined) {
    throw new ExplorationOptionError(tellUnknown(unknown, `a note "${note.kind}"`, PARTS[note.kind]));
  }
}

/** The value of a variable. `null` counts as empty, and a value for which pictures have no symbol becomes text. */
function slotValue(what: string, value: unknown): SlotValue {
  switch (typeof value) {
    case 'string':
    case 'number':
      return value;
    case 'boolean':
    case 'bigint':
      return String(value);
    case 'undefined':
      return;
    default:
      if (value === null) {
        return;
      }
      return (
        resourceIn(value) ??
        refuse(`${what} must be a text, a number, a resource { type, id }, or left out`, value)
      );
  }
}

/** A copy of a resource. Undefined if the value is not a resource, or throws when it is read. */
function resourceIn(value: unknown): Resource | undefined {
  try {
    const { type, id } = value as Resource;
    const isResource = typeof type === 'string' && (typeof id === 'number' || typeof id === 'string');
    return isResource ? { type, id } : undefined;
  } catch {
    return;
  }
}

function unknownKind({ kind }: { readonly kind?: unknown }): ExplorationOptionError {
  const hint = typeof kind === 'string' ? hintAt(kind, KINDS) : `; there are ${KINDS.join(', ')}.`;
  return new ExplorationOptionError(`${describeValue(kind)} is no kind of a note${hint}`);
}

function expectText(what: string, value: unknown): void {
  if (typeof value !== 'string' || value === '') {
    refuse(`${what} must be a text`, value);
  }
}

function refuse(demand: string, value: unknown): never {
  throw new ExplorationOptionError(`${demand}, not ${describeValue(value)}.`);
}
