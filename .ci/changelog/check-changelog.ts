import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Checked } from '../checked';
import { findBases, readFileAt } from './find-bases';
import { missingLines, type ReleasedLine, readReleasedLines } from './released-lines';

const FILE = 'CHANGELOG.md';
/** The maximum number of lines that the result lists. */
const TOLD_MAX = 20;
const COMMIT_LENGTH = 12;

/** Compares the changelog in a folder, as it is on disk, with the commits on which the work is based. */
export function checkChangelog(folder: string): Checked {
  const { commits, missing } = findBases(folder);
  const place = path.join(folder, FILE);
  const now = readReleasedLines(existsSync(place) ? readFileSync(place, 'utf8') : '');
  const texts = commits.map((commit) => readFileAt(folder, commit, FILE));
  const differences = texts.flatMap((text = '') => (text === '' ? [] : compare(text, now)));
  const bases = commits.map((commit) => commit.slice(0, COMMIT_LENGTH)).join(' and ');
  if (differences.length > 0) {
    return { verdict: 'broken', said: [...new Set(differences), ...remedyFor(bases)] };
  }
  const why = texts.includes(undefined) ? `git cannot read it as it was in ${bases}.` : missing;
  return why === ''
    ? { verdict: 'holds', said: [`${FILE} has all that was released, as it is in ${bases}.`] }
    : { verdict: 'notChecked', said: [`${FILE} was not held against what was released: ${why}`] };
}

function compare(before: string, now: readonly ReleasedLine[]): string[] {
  const released = readReleasedLines(before);
  const versions = new Set(released.map(({ version }) => version));
  // A version that is not in the commit is released by the present work.
  const known = now.filter(({ version }) => versions.has(version));
  const gone = missingLines(released, known).map(
    (line) => `${describe(line)} was released, and is no longer there.`,
  );
  const added = missingLines(known, released).map((line) => `${describe(line)} was not released with it.`);
  const all = [...gone, ...added];
  const rest = all.length - TOLD_MAX;
  return [...all.slice(0, TOLD_MAX), ...(rest > 0 ? [`${rest} more lines differ.`] : [])];
}

function describe({ version, section, text }: ReleasedLine): string {
  return `${FILE}, ${[version, section].filter(Boolean).join(', ')}: "${text}"`;
}

function remedyFor(bases: string): string[] {
  return [
    `What was released stays as it was: see "git diff ${bases.split(' ')[0]} -- ${FILE}", and take these lines back.`,
    'What is new belongs under "## [Unreleased]", also where it corrects what was said of a release.',
  ];
}
