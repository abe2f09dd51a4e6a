/*! With @cucumber/tag-expressions: MIT License, Copyright (c) 2016 Cucumber Ltd and contributors. */
import { parse } from '@cucumber/tag-expressions';
import { fold, wordsOf } from './fold';
import type { FoundBy, FoundCase } from './scenarios';

/** What a reader looks for. Everything that is empty leaves everything in. */
export interface Query {
  /** Words, all of which must occur. */
  readonly q: string;
  /** A tag expression. */
  readonly tags: string;
  /** Verdicts, one of which must have been given. */
  readonly verdict: readonly string[];
  /** The number of an issue. */
  readonly issue: string;
  /** `yes` for what failed and passed in one run. */
  readonly flaky: string;
}

/** Asks nothing. */
export const askNothing: Query = { q: '', tags: '', verdict: [], issue: '', flaky: '' };

/** Reads a query from the URL of the page. */
export function readQuery(search: string): Query {
  const fields = new URLSearchParams(search);
  return {
    q: fields.get('q') ?? '',
    tags: fields.get('tags') ?? '',
    verdict: (fields.get('verdict') ?? '').split(',').filter(Boolean),
    issue: fields.get('issue') ?? '',
    flaky: fields.get('flaky') ?? '',
  };
}

/** Writes a query for the URL of the page. */
export function writeQuery({ verdict, ...texts }: Query): string {
  const { q, tags, issue, flaky } = texts;
  const fields = Object.entries({ q, tags, verdict: verdict.join(','), issue, flaky }).filter(
    ([, value]) => value !== '',
  );
  return fields.length === 0 ? '' : `?${new URLSearchParams(fields)}`;
}

/** The cases of a scenario that answer. */
export type Question = (scenario: FoundBy) => readonly FoundCase[];

/**
 * Makes the question out of a query.
 *
 * It is a filter and no ranking: documentation is read in its order, and whoever looks for a word wants the word. That needs
 * no index but the folded texts. To look through 10,000 scenarios takes a few milliseconds.
 *
 * @throws what the tag expression has wrong with it.
 */
export function questionOf({ q, tags, verdict, issue, flaky }: Query): Question {
  const words = wordsOf(fold(q));
  const expression = tags.trim() === '' ? undefined : parse(tags);
  const fits = (one: FoundCase) =>
    (issue === '' || one.issues.includes(issue)) &&
    (verdict.length === 0 || verdict.includes(one.verdict)) &&
    (flaky === '' || one.isFlaky) &&
    (expression === undefined || expression.evaluate([...one.tags]));
  return (scenario) => {
    const text = words.length === 0 ? '' : scenario.text();
    const fitting = words.every((word) => text.includes(word)) ? scenario.cases.filter(fits) : [];
    // The words may be those of a row alone, or of two rows, which is no answer of either.
    return words.length === 0 || fitting.every(({ rows }) => rows.length === 0)
      ? fitting
      : fitting.filter((one) =>
          words.every((word) => scenario.shared().includes(word) || one.text().includes(word)),
        );
  };
}
