import { readFileSync } from 'node:fs';
import { JsonFault, JsonFields, parseJson } from '../ground/json-fields';
import { messageOf } from '../ground/thrown';
import type { PlacedCase } from '../run/cases-of';
import { DocumentationOptionError } from './documentation-options';

/** The results of mutation testing: how the scenarios of a suite reacted to each deliberate change of the code. */
export interface MutantReport {
  /** The date of the test: a day or a moment in ISO 8601. */
  readonly date: string;
  /** The commit whose code was changed. */
  readonly commit: string;
  readonly mutants: readonly Mutant[];
}

/** A version of the code with one promise broken. */
export interface Mutant {
  /** How the code was changed. */
  readonly name: string;
  /** The promise that this change breaks. */
  readonly promise: string;
  readonly file: string;
  readonly essential: boolean;
  /** The scenarios that failed because of it. Without any, the mutant survived. */
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
 * @throws DocumentationOptionError when the file cannot be read, or its content is invalid.
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

/** The mutants that no scenario noticed. */
export function survivorsOf({ mutants }: MutantReport): readonly Mutant[] {
  return mutants.filter(({ killedBy }) => killedBy.length === 0);
}

/** Links killers to cases on the page, by their names, which are more stable than line numbers. The line decides between equal names. */
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

// No field says whether a mutant was killed, because `killedBy` implies it. Such an extra field is refused.
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
