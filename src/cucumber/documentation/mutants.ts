import { readFileSync } from 'node:fs';
import { JsonFault, JsonFields, parseJson } from '../ground/json-fields';
import { messageOf } from '../ground/thrown';
import type { PlacedCase } from '../run/cases-of';
import { DocumentationOptionError } from './documentation-options';

/** What the scenarios of a suite said when its code was broken on purpose, in one way after another. */
export interface MutantReport {
  /** When it was tried: a day or a moment in ISO 8601. */
  readonly date: string;
  /** The commit whose code was broken. */
  readonly commit: string;
  readonly mutants: readonly Mutant[];
}

/** The code with one promise broken. */
export interface Mutant {
  /** What was done to the code. */
  readonly name: string;
  /** What no longer holds then. */
  readonly promise: string;
  readonly file: string;
  readonly essential: boolean;
  /** The scenarios that failed because of it; when there is none, it survived. */
  readonly killedBy: readonly Killer[];
}

/** A scenario that failed because of a mutant. */
export interface Killer {
  readonly name: string;
  readonly uri: string;
  readonly line: number;
  /** Its id on the page; null when the page does not show it. */
  readonly id: string | null;
}

/**
 * Reads the file of mutants.
 *
 * @throws DocumentationOptionError when it cannot be read, or holds anything else.
 */
export function readMutants(file: string): MutantReport {
  try {
    return parseMutants(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new DocumentationOptionError(
      `formatOptions.documentation.mutants: "${file}" cannot be used: ${messageOf(error)}\n  To do: let the command that breaks the code write it anew, or leave the option out.`,
      { cause: error },
    );
  }
}

/** Those that no scenario noticed. */
export function survivorsOf({ mutants }: MutantReport): readonly Mutant[] {
  return mutants.filter(({ killedBy }) => killedBy.length === 0);
}

/** Finds the killers among the cases of a page. A name outlives a line; the line tells apart what bears the same name. */
export function placeKillers(report: MutantReport, cases: readonly PlacedCase[]): MutantReport {
  const byName = new Map<string, PlacedCase[]>();
  for (const one of cases) {
    const name = nameIn(one.feature.uri, one.case.name);
    byName.set(name, [...(byName.get(name) ?? []), one]);
  }
  const place = (killer: Killer): Killer => {
    const found = byName.get(nameIn(killer.uri, killer.name)) ?? [];
    const exact = found.find((one) => one.case.place.line === killer.line);
    return { ...killer, id: (exact ?? found[0])?.case.id ?? null };
  };
  const mutants = report.mutants.map((mutant) => ({ ...mutant, killedBy: mutant.killedBy.map(place) }));
  return { ...report, mutants };
}

function nameIn(uri: string, name: string): string {
  return `${uri.replaceAll('\\', '/')}\n${name}`;
}

// No field says whether a mutant was killed: that follows from who killed it, and a word that somebody typed is refused.
function parseMutants(text: string): MutantReport {
  const fields = new JsonFields(parseJson(text), 'it', ['date', 'commit', 'mutants']);
  const date = fields.requiredText('date');
  if (!/^\d{4}-\d\d-\d\d(?:T|$)/.test(date) || Number.isNaN(Date.parse(date))) {
    throw new JsonFault(`its date "${date}" is no day such as "2026-01-31", nor a moment of one.`);
  }
  const known = ['name', 'promise', 'file', 'essential', 'killedBy'];
  const mutants = fields.list('mutants', 'mutant', known).map(readMutant);
  if (mutants.length === 0) {
    throw new JsonFault('it holds no mutant, which proves nothing.');
  }
  return { date, commit: fields.requiredText('commit'), mutants };
}

function readMutant(fields: JsonFields): Mutant {
  const name = fields.requiredText('name');
  const killers = fields.list('killedBy', `the killers of "${name}", entry`, ['name', 'uri', 'line']);
  return {
    name,
    promise: fields.requiredText('promise'),
    file: fields.requiredText('file'),
    essential: fields.flag('essential'),
    killedBy: killers.map((killer) => ({
      name: killer.requiredText('name'),
      uri: killer.requiredText('uri'),
      line: killer.count('line'),
      id: null,
    })),
  };
}
