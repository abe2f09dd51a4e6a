import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

interface SchemaNode {
  readonly $ref?: string;
  readonly items?: SchemaNode;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly definitions?: Readonly<Record<string, SchemaNode>>;
}

/** A part of the schema with the name of its type; `file` is where its short references lead. */
interface Typed {
  readonly name: string;
  readonly node: SchemaNode;
  readonly file: SchemaNode;
}

interface Change {
  readonly field: string;
  /** Nothing to take the field away. */
  readonly value: unknown;
}

/** The schema of the messages of the Cucumber that is installed. */
export class MessageSchema {
  readonly #root: SchemaNode & { readonly $defs: Readonly<Record<string, SchemaNode>> };
  readonly #fields = new Set<string>();

  constructor() {
    const fromCucumber = createRequire(require.resolve('@cucumber/cucumber/package.json'));
    this.#root = JSON.parse(readFileSync(fromCucumber.resolve('@cucumber/messages/schema'), 'utf8'));
    this.#collect(this.#envelope, new Set());
  }

  /** Every field of every message, by its type, such as `Attachment.body`. */
  get fields(): readonly string[] {
    return [...this.#fields];
  }

  /** A message without a field, wherever it is in it; or with another value for it. */
  without(message: object, field: string, value?: unknown): object {
    const found = this.#change(message, this.#envelope, { field, value });
    return typeof found === 'object' && found !== null ? found : {};
  }

  get #envelope(): Typed {
    return { name: 'Envelope', node: this.#root, file: this.#root };
  }

  #collect({ name, node, file }: Typed, seen: Set<SchemaNode>): void {
    if (seen.has(node)) {
      return;
    }
    seen.add(node);
    for (const [field, inner] of Object.entries(node.properties ?? {})) {
      this.#fields.add(`${name}.${field}`);
      this.#collect(this.#resolve(inner, file), seen);
    }
  }

  #change(value: unknown, typed: Typed, change: Change): unknown {
    if (Array.isArray(value)) {
      return value.map((one) => this.#change(one, typed, change));
    }
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, inner]) => {
        if (`${typed.name}.${name}` === change.field) {
          return change.value === undefined ? [] : [[name, change.value]];
        }
        const node = typed.node.properties?.[name] ?? {};
        return [[name, this.#change(inner, this.#resolve(node, typed.file), change)]];
      }),
    );
  }

  // A list has the type of its items.
  #resolve(node: SchemaNode, file: SchemaNode): Typed {
    if (node.items) {
      return this.#resolve(node.items, file);
    }
    const { $ref = '' } = node;
    const local = /^#\/definitions\/(\w+)$/.exec($ref)?.[1];
    if (local !== undefined) {
      return { name: local, node: file.definitions?.[local] ?? {}, file };
    }
    const [, other] = /(\w+)\.schema\.json$/.exec($ref) ?? [];
    const found = other && this.#root.$defs[`https://cucumber.io/schema/${other}.schema.json`];
    return other && found ? { name: other, node: found, file: found } : { name: '', node, file };
  }
}
