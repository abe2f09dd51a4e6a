import { deepEqual, equal, ok } from 'node:assert/strict';
import type { InterleavingRun } from '@audit-race/interleavings';

/** What was drawn. */
export class Picture {
  svg = '';
  many: readonly string[] = [];
  run: InterleavingRun | undefined;
}

/** Fails for what is no XML, and for lines without an extent. */
export function expectWellFormed(svg: string): void {
  const tags = [...svg.matchAll(/<(\/?)([a-z]+)([^<>]*)>/g)];
  equal(tags.length, svg.split('<').length - 1, 'there is a < that begins no tag');
  const open: string[] = [];
  for (const [, slash, name = '', rest] of tags) {
    if (slash) {
      equal(open.pop(), name);
    } else if (!rest?.endsWith('/')) {
      open.push(name);
    }
  }
  deepEqual(open, []);
  ok(!/<line x1="([^"]*)" x2="\1"[^>]*class="wait"/.test(svg), 'somebody waits for no time at all');
  ok(!/="(?:NaN|undefined|Infinity)/.test(svg));
}
