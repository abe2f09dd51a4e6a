import type { SlotValue, TurnNote } from '../experiment/turn-note';
import type { WatchOptions } from '../experiment/turns';

interface Watcher<Value> {
  readonly slot: string;
  readonly show: WatchOptions<Value>['show'];
  note(note: TurnNote): void;
}

/** Replaces a field by an accessor that records each read and write. */
export function watchField<Target extends object, Property extends keyof Target & string>(
  target: Target,
  property: Property,
  { slot, show = showPlainly, note }: Watcher<Target[Property]>,
): void {
  let value = target[property];
  Object.defineProperty(target, property, {
    configurable: true,
    enumerable: true,
    get() {
      note({ kind: 'looked', slot, found: show(value) });
      return value;
    },
    set(next: Target[Property]) {
      value = next;
      note({ kind: 'assigned', slot, value: show(next) });
    },
  });
}

function showPlainly(value: unknown): SlotValue {
  if (value === undefined || value === null) {
    return undefined;
  }
  if (typeof value === 'object' || typeof value === 'function') {
    return 'set';
  }
  return typeof value === 'number' ? value : String(value);
}
