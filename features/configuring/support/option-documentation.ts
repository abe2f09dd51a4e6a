import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { AuditOptionError, AuditService } from 'audit-race';
import { completeAuditOptions } from '#audit-log/audit/complete-audit-options';
import { literal } from '../../support/literal';
import type { AuditWorld } from '../../support/world';

/** What the published documentation of an option says, and what the option does. */
export class OptionDocumentation {
  name = '';
  #text = '';
  readonly #world: AuditWorld;

  constructor(world: AuditWorld) {
    this.#world = world;
  }

  /** Finds what is written above the option. */
  lookUp(name: string): void {
    const file = require.resolve('#audit-log/audit/audit-options').replace(/\.js$/, '.d.ts');
    const pattern = new RegExp(`/\\*\\*((?:(?!\\*/)[^])*)\\*/\\s*readonly ${name}\\?:`);
    const [, text = ''] = pattern.exec(readFileSync(file, 'utf8')) ?? [];
    assert.notEqual(text, '', `${name} is not documented.`);
    this.name = name;
    this.#text = text;
  }

  /** What the option is by default, according to the documentation. */
  get toldDefault(): unknown {
    const [, told = ''] = /@defaultValue (.+)/.exec(this.#text) ?? [];
    return literal(told.replace(/(?<=\d),(?=\d)/g, ''));
  }

  /** The words of which a key contains one, according to the documentation. */
  get toldKeys(): string[] {
    const [, told = ''] = /contains (.*?), whatever/s.exec(this.#text.replaceAll('*', ' ')) ?? [];
    return told.split(/(?:,| or)\s+/);
  }

  get realDefault(): unknown {
    return Reflect.get(completeAuditOptions({}), this.name);
  }

  /** The least and the most that the option may be, according to the documentation. */
  get toldRange(): readonly [number, number] {
    const [, least = '', most = ''] = /([\d,]+) to ([\d,]+)/.exec(this.#text) ?? [];
    return [toNumber(least), toNumber(most)];
  }

  accepts(value: unknown): boolean {
    try {
      const service: AuditService = Reflect.construct(AuditService, [{ [this.name]: value }]);
      this.#world.addCleanup(() => service.close());
      return true;
    } catch (error) {
      assert.ok(error instanceof AuditOptionError);
      return false;
    }
  }
}

function toNumber(text: string): number {
  assert.notEqual(text, '', 'No range is documented.');
  return Number(text.replaceAll(',', ''));
}
