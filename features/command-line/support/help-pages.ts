import assert from 'node:assert/strict';
import type { AuditWorld } from '../../support/world';
import { AskedLog } from './asked-log';

/** The help of a verb, the options that take a value, and the calls that are its examples. */
export interface HelpPage {
  readonly verb: string;
  /** What it takes beside options, such as `<id>`. */
  readonly given: readonly string[];
  readonly options: readonly string[];
  readonly examples: readonly string[];
}

/** What was read of the help. */
export class HelpPages {
  pages: readonly HelpPage[] = [];
}

/** Reads the help of the program, and that of each verb which it names. */
export async function readHelp(world: AuditWorld): Promise<void> {
  const log = world.part(AskedLog);
  await log.call('audit-race --help');
  const verbs = Array.from(log.output.matchAll(/^ {2}([a-z]+) \[options\]/gm), ([, verb]) => String(verb));
  assert.ok(verbs.length >= 9, log.output);
  const pages: HelpPage[] = [];
  for (const verb of verbs) {
    await log.call(`audit-race ${verb} --help`);
    const examples = Array.from(log.output.matchAll(/^ {2}(audit-race .*?) +# /gm), ([, call]) =>
      String(call),
    );
    const options = Array.from(log.output.matchAll(/^ {2}(?:-\w, )?(--[\w-]+) </gm), ([, option]) =>
      String(option),
    );
    const given =
      /^Usage: .*\[options\](?<given>.*)$/m.exec(log.output)?.groups?.given?.match(/<\w+>/g) ?? [];
    pages.push({ verb, given, options, examples });
  }
  world.part(HelpPages).pages = pages;
}
