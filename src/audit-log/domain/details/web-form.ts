import { isObject } from '../harmless-text';
import { Excerpt } from './excerpt';
import type { Questions } from './questions';

type Form = (value: object, questions: Questions) => unknown;

/** Web objects whose content is not in their own properties, by their tag: so those of any library are known. */
const FORMS: Readonly<Record<string, Form>> = {
  Headers: pairsForm,
  URLSearchParams: pairsForm,
  FormData: pairsForm,
  Request: (value) => picked(value, ['method', 'url', 'headers']),
  Response: (value) => picked(value, ['status', 'statusText', 'url', 'headers']),
  Blob: (value) => picked(value, ['type', 'size']),
  File: (value) => picked(value, ['name', 'type', 'size']),
};

/** What a reader wants to see of headers, form data and the like; nothing for any other object. */
export function webForm(value: object, questions: Questions): unknown {
  return formOf(value)?.(value, questions);
}

function formOf(value: object): Form | undefined {
  const tag: unknown = Reflect.get(value, Symbol.toStringTag);
  return typeof tag === 'string' && Object.hasOwn(FORMS, tag) ? FORMS[tag] : undefined;
}

/** An object; a name that comes several times has a list of its values. */
function pairsForm(value: object, questions: Questions): unknown {
  const iterate: unknown = Reflect.get(value, Symbol.iterator);
  if (typeof iterate !== 'function') {
    return undefined;
  }
  const form = new Map<string, unknown[]>();
  const entries: Iterable<unknown> = { [Symbol.iterator]: () => Reflect.apply(iterate, value, []) };
  const pairsMax = Math.min(questions.copiesMax, questions.left);
  let pairs = 0;
  let hasMore = false;
  for (const pair of entries) {
    hasMore = pairs === pairsMax;
    if (hasMore || !Array.isArray(pair)) {
      break;
    }
    pairs += 1;
    const name = String(pair[0]);
    const values = form.get(name);
    if (values === undefined) {
      form.set(name, [pair[1]]);
    } else {
      values.push(pair[1]);
    }
  }
  questions.count(pairs);
  const names = [...form.keys()];
  const values = Array.from(form.values(), (values) => (values.length > 1 ? values : values[0]));
  // Nobody knows how many more there are.
  return hasMore
    ? new Excerpt(names, values, names.length + 1)
    : Object.fromEntries(names.map((name, index) => [name, values[index]]));
}

function picked(value: object, names: readonly string[]): unknown {
  return Object.fromEntries(
    names.map((name) => {
      const member: unknown = Reflect.get(value, name);
      return [name, isObject(member) && !isOfTheWeb(member) ? '[object]' : member];
    }),
  );
}

/** A web object is converted when its turn comes. */
function isOfTheWeb(member: object): boolean {
  const form = formOf(member);
  return (
    form !== undefined && (form !== pairsForm || typeof Reflect.get(member, Symbol.iterator) === 'function')
  );
}
