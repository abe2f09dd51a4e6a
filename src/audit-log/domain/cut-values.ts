import { CutGroup, type CutPart, type CutText, depthIn } from './cut-parts';
import type { CutState } from './cut-state';
import { DEPTH_MAX, MARKS, numberJson, oddText } from './details-scalars';
import { textJson } from './details-texts';
import type { FlatTools } from './flat-json';
import { GroupForms } from './group-forms';
import { leafJson } from './leaf-json';
import { BytesText } from './plain-form';
import { REDACTED } from './redacted-mark';

/** Makes parts of values. What has more to give than the room allows is put down as open. */
export class CutValues {
  readonly #tools: FlatTools;
  readonly #state: CutState;
  readonly #forms: GroupForms;

  constructor(tools: FlatTools, state: CutState) {
    this.#tools = tools;
    this.#state = state;
    this.#forms = new GroupForms(tools);
  }

  /** The part for a value in a group; `undefined` for what JSON leaves out. */
  partOf(value: unknown, parent: CutGroup | undefined, name: string | number): CutPart | undefined {
    switch (typeof value) {
      case 'string':
        return this.#text(value, parent, name);
      case 'number':
        return numberJson(value);
      case 'boolean':
        return value ? 'true' : 'false';
      case 'object':
        return value === null ? 'null' : this.#object(value, parent, name);
      default: {
        const text = oddText(value);
        return text === undefined ? undefined : this.#text(text, parent, name);
      }
    }
  }

  #text(text: string, parent: CutGroup | undefined, name: string | number): CutPart {
    const { texts } = this.#tools;
    const head = texts.shown(text, () => pathOf(parent, name));
    return this.#textPart(head, head.length + texts.restOf(text));
  }

  #textPart(head: string, length: number): CutPart {
    // A mark is no text: half of it would say nothing.
    if (length <= this.#state.room || head === REDACTED) {
      return textJson(head);
    }
    const part: CutText = { kind: 'text', head, length, counted: 0 };
    this.#state.open.push(part);
    return part;
  }

  #object(source: object, parent: CutGroup | undefined, name: string | number): CutPart | undefined {
    for (let around = parent; around !== undefined; around = around.parent) {
      if (around.source === source) {
        return MARKS.circular;
      }
    }
    if (depthIn(parent) > DEPTH_MAX) {
      return MARKS.tooDeep;
    }
    try {
      return this.#formPart(source, parent, name);
    } catch {
      // A proxy, a toJSON or the like has thrown. Its error is not shown: it may tell what was to be hidden.
      return MARKS.unreadable;
    }
  }

  #formPart(source: object, parent: CutGroup | undefined, name: string | number): CutPart | undefined {
    const form = this.#forms.formOf(source);
    if (form instanceof BytesText) {
      return this.#textPart(form.head(this.#state.bytesMax), form.length);
    }
    if ('told' in form) {
      return this.partOf(form.told, parent, name);
    }
    if (form.length === 0) {
      return form.names === undefined ? '[]' : '{}';
    }
    const place = {
      room: this.#state.room,
      isInList: parent !== undefined && parent.form.names === undefined,
    };
    return leafJson(form, place, this.#tools) ?? this.#group(new CutGroup(parent, name, source, form));
  }

  #group(group: CutGroup): CutGroup {
    this.#state.bytes += 2;
    this.#state.groupCount += 1;
    this.#state.open.push(group);
    return group;
  }
}

function pathOf(parent: CutGroup | undefined, name: string | number): string {
  const names = [name];
  for (let around = parent; around !== undefined; around = around.parent) {
    names.unshift(around.name);
  }
  return names.filter((part) => part !== '').join('.');
}
