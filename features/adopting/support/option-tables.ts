import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { AuditOptionError, AuditService } from 'audit-race';
import { completeAuditOptions } from '#audit-log/audit/complete-audit-options';
import { literal } from '../../support/literal';
import { ExportedTypes } from './exported-types';

const HOME = path.dirname(require.resolve('audit-race/package.json'));
const ROW = /^\| `(?<option>\w+)` \| (?<shown>.*?) \| (?<range>.*?) \|/gm;
/** A default that is a value, and not described in words. */
const VALUE = /^`(?<value>[\d.]+|true|false|'[^']*')`$/;
/** What has one of these ranges has a default that is a value. */
const PLAIN_RANGE = /^(?:true or false$|"|a whole number)/;
const NO_OPTION = Symbol('no option');

/** A table of options on a page of the audit log, and the interface that it describes. */
interface OptionTable {
  readonly page: string;
  readonly head: string;
  readonly type: string;
  /** The options of a service that has this one. */
  within(option: string, value?: unknown): object;
}

const TABLES: Readonly<Record<string, OptionTable>> = {
  AuditOptions: {
    page: 'README.md',
    head: '| option | default | may be |',
    type: 'AuditOptions',
    within: (option, value) => ({
      // How large an outbox may be counts where there is one.
      ...(option === 'outboxBytesMax' ? { databaseUrl: 'postgres://host/database', outbox: true } : {}),
      [option]: value,
    }),
  },
  RetentionOptions: {
    page: 'docs/deleting.md',
    head: '| in `retention` | default | may be |',
    type: 'RetentionOptions',
    within: (option, value) => ({
      retention: { maxAgeDays: 1, maxBytes: 2 ** 20, ...(value === undefined ? {} : { [option]: value }) },
    }),
  },
  IntegrityOptions: {
    page: 'docs/evidence.md',
    head: '| in `integrity` | default | may be |',
    type: 'IntegrityOptions',
    within: (option, value) => ({
      integrity: {
        keyId: 'example.com/audit',
        key: generateKeyPairSync('ed25519').privateKey,
        ...(value === undefined ? {} : { [option]: value }),
      },
    }),
  },
};

/** Holds a table of options, as people read it, against what the audit log does. */
export class OptionTables {
  readonly disagreements: string[] = [];
  /** How many ranges and defaults were compared. */
  comparedCount = 0;

  compare(type: string): void {
    const table = TABLES[type];
    if (table === undefined) {
      throw new Error(`No page has a table of ${type}.`);
    }
    const rows = rowsOf(table);
    const options = new ExportedTypes('audit-race').membersOf(type).map(({ name }) => name);
    this.#expect(`${type}: the options in the table`, [...rows.keys()].toSorted(), options.toSorted());
    for (const [option, { shown, range }] of rows) {
      const real = rangeOf(table, option);
      if (real !== undefined) {
        this.#expect(`${option} may be`, range, real);
      }
      this.#compareDefault(table, option, { shown, mustBeValue: PLAIN_RANGE.test(real ?? '') });
    }
  }

  /** A value that is given has to do the same as none. */
  #compareDefault(
    table: OptionTable,
    option: string,
    { shown, mustBeValue }: { readonly shown: string; readonly mustBeValue: boolean },
  ): void {
    const value = VALUE.exec(shown)?.groups?.value;
    if (value !== undefined) {
      const given = completed(table.within(option, literal(value)));
      const isDefault = given === completed(table.within(option));
      this.#expect(`${option} does the same where it is ${shown} and where it is left out`, true, isDefault);
    } else if (mustBeValue && shown !== 'none') {
      this.disagreements.push(`${option}: its default is a value, and the table says "${shown}".`);
    }
  }

  #expect(what: string, told: unknown, real: unknown): void {
    this.comparedCount += 1;
    if (JSON.stringify(told) !== JSON.stringify(real)) {
      this.disagreements.push(
        `${what}: the page says ${JSON.stringify(told)}, the code ${JSON.stringify(real)}.`,
      );
    }
  }
}

function rowsOf({ page, head }: OptionTable): Map<string, { shown: string; range: string }> {
  const [, behind = ''] = readFileSync(path.join(HOME, page), 'utf8').split(head);
  const [table = ''] = behind.split('\n\n');
  return new Map(
    Array.from(table.matchAll(ROW), ({ groups: { option = '', shown = '', range = '' } = {} }) => [
      option,
      { shown, range },
    ]),
  );
}

/** What an error says that an option may be; `undefined` where none says so, as of a key. */
function rangeOf({ within }: OptionTable, option: string): string | undefined {
  try {
    Reflect.construct(AuditService, [within(option, NO_OPTION)]);
  } catch (error) {
    if (error instanceof AuditOptionError) {
      return /and must be (?<range>.*?)(?:: it lacks .*)?\.$/.exec(error.message)?.groups?.range;
    }
    throw error;
  }
  return undefined;
}

/** All that was decided, but for functions. */
function completed(options: object): string {
  return JSON.stringify(completeAuditOptions(options));
}
