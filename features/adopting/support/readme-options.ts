import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { ExportedTypes } from './exported-types';

/** A row of a table of options: their names, and their defaults in the same order. */
const ROW = /^\| (?<names>`.*?`) \| (?<defaults>.*?) \|/gm;
const NAME = /`(?<name>\w+)[^`]*`/g;
/** The default in the documentation of an option, where it is a value and not a description. */
const VALUE = /^(?:[\d,]+|true|false|Infinity|'[^']*'|\[[^\]]*\])/;

/** An option for which the README and the documentation of the code say different things. */
export interface Disagreement {
  readonly option: string;
  readonly readme: string;
  readonly code: string;
}

/** Holds the README of a package against the documentation of its options. */
export class ReadmeOptions {
  /** How many defaults were compared. */
  comparedCount = 0;
  readonly disagreements: Disagreement[] = [];

  /** @param page - Another page of the package that has the table. */
  compare(packageName: string, type: string, page = 'README.md'): void {
    const readme = readFileSync(
      path.join(path.dirname(require.resolve(`${packageName}/package.json`)), page),
      'utf8',
    );
    const told = defaultsIn(readme);
    for (const [option, code] of documentedDefaults(packageName, type)) {
      if (!new RegExp(`\`[^\`\n]*\\b${option}\\b[^\`\n]*\``).test(readme)) {
        this.disagreements.push({ option, readme: 'not there', code });
      } else {
        this.#compareDefaults(option, told.get(option), VALUE.exec(code)?.[0].replaceAll(/(?<=\d),/g, ''));
      }
    }
  }

  #compareDefaults(option: string, readme: string | undefined, code: string | undefined): void {
    if (readme === undefined || code === undefined) {
      return;
    }
    this.comparedCount += 1;
    if (readme !== code) {
      this.disagreements.push({ option, readme, code });
    }
  }
}

/** The defaults that tables of a README give as values. */
function defaultsIn(readme: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const { groups } of readme.matchAll(ROW)) {
    const defaults = groups?.defaults?.split(', ') ?? [];
    for (const [index, { groups: option }] of [...(groups?.names ?? '').matchAll(NAME)].entries()) {
      const [, value] = /^`(.*)`$/.exec(defaults[index] ?? '') ?? [];
      if (value !== undefined) {
        found.set(option?.name ?? '', value);
      }
    }
  }
  return found;
}

/** What the documentation of each option says of its default; empty where it says nothing. */
function documentedDefaults(packageName: string, type: string): Map<string, string> {
  const types = new ExportedTypes(packageName);
  const options = types.membersOf(type);
  return new Map(
    options.map((option) => {
      const tag = option.getJsDocTags(types.checker).find(({ name }) => name === 'defaultValue');
      return [option.name, ts.displayPartsToString(tag?.text)];
    }),
  );
}
