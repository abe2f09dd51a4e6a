import type { CallerEnd, Resource, SlotValue, TurnNote } from '../experiment/turn-note';

/** A note as words that follow the name of its caller. */
export function noteInWords(note: TurnNote | CallerEnd): string {
  switch (note.kind) {
    case 'looked':
      return note.found === undefined
        ? `sees no ${note.slot}`
        : `sees ${note.slot} ${valueInWords(note.found)}`;
    case 'assigned':
      return note.value === undefined
        ? `empties ${note.slot}`
        : `sets ${note.slot} = ${valueInWords(note.value)}`;
    case 'created':
      return `creates ${resourceInWords(note.resource)}`;
    case 'closed':
      return `closes ${resourceInWords(note.resource)}`;
    case 'remarked':
      return note.text;
    case 'returned':
      return 'is done';
    case 'rejected':
      return `fails: ${note.reason}`;
  }
}

/** `engine #1`. */
export function resourceInWords(resource: Resource): string {
  return `${resource.type} ${resourceBadge(resource)}`;
}

/** `#1`: short enough for a badge, where the row or the variable says what it is. */
export function resourceBadge({ id }: Resource): string {
  return `#${id}`;
}

/** The value of a variable. */
export function valueInWords(value: SlotValue): string {
  if (value === undefined) {
    return 'nothing';
  }
  return typeof value === 'object' ? resourceBadge(value) : String(value);
}
