import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';

/** What is recorded in a case of the table, and what is kept of it. */
export interface RedactionCase {
  /** What a reader is shown: a key, a text, or a line of JavaScript. */
  readonly recorded: string;
  readonly details: unknown;
  readonly kept: unknown;
}

/** The one table, as it is written. */
interface Table {
  readonly hiddenKeys: readonly string[];
  readonly shownKeys: readonly string[];
  readonly structures: readonly (readonly [string, unknown])[];
  readonly texts: readonly (readonly [string, string])[];
}

/** The parts of the table. */
export type CaseGroup = keyof Table;

/** What a line of the table may make. Another realm has none of them. */
const WEB = { Blob, FormData, Headers, Request, Response, URL, URLSearchParams };

/** The cases of redaction, by their groups. */
export function redactionCases(): Readonly<Record<CaseGroup, readonly RedactionCase[]>> {
  const table: Table = JSON.parse(readFileSync(join(__dirname, '../redaction-cases.json'), 'utf8'));
  return {
    hiddenKeys: table.hiddenKeys.map((key) => keyCase(key, '[redacted]')),
    shownKeys: table.shownKeys.map((key) => keyCase(key, 'a value')),
    structures: table.structures.map(([recorded, kept]) => ({
      recorded,
      details: runInNewContext(`(${recorded})`, WEB),
      kept,
    })),
    texts: table.texts.map(([recorded, kept]) => ({ recorded, details: recorded, kept })),
  };
}

function keyCase(key: string, kept: string): RedactionCase {
  return { recorded: key, details: { [key]: 'a value' }, kept: { [key]: kept } };
}
