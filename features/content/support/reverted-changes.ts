import type { Change } from 'audit-race';

/** The value from before, made of the one from after and of what has changed: the list is taken back from its end on. */
export function reverted(after: unknown, changes: readonly Change[]): unknown {
  // In lists, what is new has to go from the end on, and what has gone comes back from the beginning on.
  const added = changes.filter((change) => !('from' in change)).reverse();
  const others = changes.filter((change) => 'from' in change);
  const root = { '': structuredClone(after) };
  for (const change of [...added, ...others]) {
    takeBack(root, change);
  }
  return root[''];
}

function takeBack(root: object, change: Change): void {
  const keys = change.path.split('/').map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = keys.pop() ?? '';
  const holder = keys.reduce<object>((around, key) => Reflect.get(around, key), root);
  if (!Array.isArray(holder)) {
    if ('from' in change) {
      Reflect.set(holder, last, change.from);
    } else {
      Reflect.deleteProperty(holder, last);
    }
  } else if ('from' in change && 'to' in change) {
    holder[Number(last)] = change.from;
  } else {
    holder.splice(Number(last), 'to' in change ? 1 : 0, ...('from' in change ? [change.from] : []));
  }
}
