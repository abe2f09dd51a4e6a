import { messageOf } from './thrown';

/** The lines at which an object or a list and each of its fields or items begin, counted from 1. */
interface Lines {
  readonly own: number;
  readonly inside: ReadonlyMap<string, number>;
}

const texts = new WeakMap<object, string>();

/** Remembers the text from which a value was parsed. Lines are computed only when an error needs them. */
export function rememberText(root: unknown, text: string): void {
  if (typeof root === 'object' && root !== null) {
    texts.set(root, text);
  }
}

/** The line of a field or an item, or that of the whole object or list. `root` is the whole parsed value. */
export function lineIn(root: object, value: object, name?: string | number): number | undefined {
  const text = texts.get(root);
  const lines = text === undefined ? undefined : linesOf(root, text).get(value);
  return (name === undefined ? undefined : lines?.inside.get(String(name))) ?? lines?.own;
}

function linesOf(root: unknown, text: string): ReadonlyMap<object, Lines> {
  const walk = new Walk(text);
  walk.take(root);
  return walk.found;
}

/** The line of the first character at which a text is no longer valid JSON. Found by binary search. */
export function lineOfFault(text: string): number {
  let [good, bad] = [0, text.length];
  while (good + 1 < bad) {
    const middle = Math.floor((good + bad) / 2);
    [good, bad] = canGoOn(text.slice(0, middle)) ? [middle, bad] : [good, middle];
  }
  return countLines(text.slice(0, Math.max(bad - 1, 0)));
}

// Whether a text can be the beginning of valid JSON: then the only error is its unexpected end.
function canGoOn(start: string): boolean {
  try {
    JSON.parse(start);
    return true;
  } catch (error) {
    const message = messageOf(error);
    const position = /\bposition (\d+)/.exec(message)?.[1];
    return position === undefined
      ? /\bend of (?:JSON )?(?:input|data)/i.test(message)
      : Number(position) >= start.length;
  }
}

function countLines(text: string): number {
  return text.split('\n').length;
}

/** Traverses a JSON text and its parsed value in parallel. */
class Walk {
  readonly #tokens: Iterator<RegExpExecArray>;
  readonly #text: string;
  readonly found = new Map<object, Lines>();
  #line = 1;
  #end = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g);
  }

  take(value: unknown, first = this.#next()): void {
    if (first !== '{' && first !== '[') {
      return;
    }
    const own = this.#line;
    const inside = new Map<string, number>();
    for (let token = this.#next(); token !== '}' && token !== ']' && token !== ''; token = this.#next()) {
      if (token !== ',') {
        this.#takeMember(value, first === '{' ? String(JSON.parse(token)) : undefined, { token, inside });
      }
    }
    if (typeof value === 'object' && value !== null) {
      this.found.set(value, { own, inside });
    }
  }

  #takeMember(
    value: unknown,
    name: string | undefined,
    { token, inside }: { readonly token: string; readonly inside: Map<string, number> },
  ): void {
    const key = name ?? String(inside.size);
    inside.set(key, this.#line);
    if (name !== undefined) {
      this.#next();
    }
    const member: unknown = Object.hasOwn(Object(value), key) ? Reflect.get(Object(value), key) : undefined;
    this.take(member, name === undefined ? token : this.#next());
  }

  #next(): string {
    const { done, value } = this.#tokens.next();
    if (done === true) {
      return '';
    }
    this.#line += countLines(this.#text.slice(this.#end, value.index)) - 1;
    this.#end = value.index;
    return value[0];
  }
}
