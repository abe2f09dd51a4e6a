import { isObject } from '../harmless-text';

type Forms = Readonly<Record<string, (value: object, membersMax: number) => unknown>>;

/** The objects of the web whose members are not properties of theirs, by what they are called; of any library. */
const FORMS: Forms = {
  Headers: pairsForm,
  URLSearchParams: pairsForm,
  FormData: pairsForm,
  Request: (value) => picked(value, ['method', 'url', 'headers']),
  Response: (value) => picked(value, ['status', 'statusText', 'url', 'headers']),
  Blob: (value) => picked(value, ['type', 'size']),
  File: (value) => picked(value, ['name', 'type', 'size']),
};

/** What a reader wants to see of headers, form data and the like; nothing for any other object. */
export function webForm(value: object, membersMax: number): unknown {
  const tag: unknown = Reflect.get(value, Symbol.toStringTag);
  return typeof tag === 'string' && Object.hasOwn(FORMS, tag) ? FORMS[tag]?.(value, membersMax) : undefined;
}

/** An object; a name that comes several times has a list of its values. */
function pairsForm(value: object, membersMax: number): unknown {
  const iterate: unknown = Reflect.get(value, Symbol.iterator);
  if (typeof iterate !== 'function') {
    return undefined;
  }
  const form = new Map<string, unknown[]>();
  const entries: Iterable<unknown> = { [Symbol.iterator]: () => Reflect.apply(iterate, value, []) };
  let left = membersMax;
  for (const pair of entries) {
    if (left === 0 || !Array.isArray(pair)) {
      break;
    }
    left -= 1;
    const name = String(pair[0]);
    const values = form.get(name);
    if (values === undefined) {
      form.set(name, [pair[1]]);
    } else {
      values.push(pair[1]);
    }
  }
  return Object.fromEntries(
    Array.from(form, ([name, values]) => [name, values.length > 1 ? values : values[0]]),
  );
}

function picked(value: object, names: readonly string[]): unknown {
  return Object.fromEntries(
    names.map((name) => {
      const member: unknown = Reflect.get(value, name);
      return [name, isObject(member) ? (webForm(member, 1000) ?? '[object]') : member];
    }),
  );
}
