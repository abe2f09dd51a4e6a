import { types } from 'node:util';
import { type FlatTools, isList, readMember as readSafely } from './flat-json';
import { isObject } from './harmless-text';
import { isSecretNaming } from './name-value';
import { BytesText, Excerpt, plainForm, TOO_LARGE } from './plain-form';

/** The members of a list or an object, of which each is read when it is asked for. */
export interface GroupForm {
  readonly names: readonly string[] | undefined;
  readonly length: number;
  readonly hidesValues: boolean;
  readonly holder: Members | readonly unknown[];
  /** How many of the members can be read. */
  readonly readable: number;
}

/** What an object tells that is no group: text, a number, or nothing. */
export interface Told {
  readonly told: unknown;
}

type Members = Readonly<Record<string, unknown>>;

/** An object with more keys is no pair of a name and a value. */
const FEW = 48;
/** A shared object with more members is looked through once, and not wherever it is met. */
const MANY = 64;

/** What objects are in the terms of JSON, without reading more of them than is asked for. */
export class GroupForms {
  readonly #tools: FlatTools;
  readonly #known = new Map<object, GroupForm>();
  #proxyNamesLeft: number;

  constructor(tools: FlatTools) {
    this.#tools = tools;
    this.#proxyNamesLeft = 4 * tools.bytesMax;
  }

  /** Throws what reading the object throws. */
  formOf(source: object): GroupForm | BytesText | Told {
    const known = this.#known.get(source);
    if (known !== undefined) {
      return known;
    }
    const form = plainForm(source, this.#tools.bytesMax >> 1);
    if (!isObject(form)) {
      return { told: form };
    }
    if (form instanceof BytesText) {
      return form;
    }
    const group = this.#groupOf(form);
    if ('names' in group && group.length > MANY && (form === source || form instanceof Excerpt)) {
      this.#known.set(source, group);
    }
    return group;
  }

  #groupOf(form: Members): GroupForm | Told {
    if (form instanceof Excerpt) {
      const { names, values, length } = form;
      return { names, length, hidesValues: false, holder: values, readable: values.length };
    }
    if (Array.isArray(form)) {
      const list: readonly unknown[] = form;
      // A proxy may say anything.
      const length = Math.max(0, list.length || 0);
      return { names: undefined, length, hidesValues: false, holder: list, readable: length };
    }
    return types.isProxy(form) ? this.#proxyForm(form) : this.#ownForm(form, Object.keys(form));
  }

  /** Whether a key of a proxy counts is asked when its turn comes: to ask for all of them could take for ever. */
  #proxyForm(proxy: Members): GroupForm | Told {
    if (this.#proxyNamesLeft < 0) {
      return { told: TOO_LARGE };
    }
    const names = Reflect.ownKeys(proxy).filter((name) => typeof name === 'string');
    this.#proxyNamesLeft -= names.length;
    return this.#ownForm(proxy, names);
  }

  #ownForm(object: Members, names: readonly string[]): GroupForm {
    const { keys } = this.#tools;
    const hidesValues =
      names.length <= FEW &&
      names.some((name) => keys.get(name).isValuing) &&
      names.some((name) => keys.get(name).isNaming && isSecretNaming(readSafely(object, name), keys));
    return { names, length: names.length, hidesValues, holder: object, readable: names.length };
  }
}

/** A member of a group. Throws what reading it throws. */
export function readMember({ names, holder }: GroupForm, index: number): unknown {
  if (isList(holder)) {
    return holder[index];
  }
  const name = names?.[index] ?? '';
  // Of a proxy all keys are named; whether one counts is asked when its turn comes.
  return !types.isProxy(holder) || Object.prototype.propertyIsEnumerable.call(holder, name)
    ? holder[name]
    : undefined;
}
