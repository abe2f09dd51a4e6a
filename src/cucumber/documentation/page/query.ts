/*! With @cucumber/tag-expressions: MIT License, Copyright (c) 2016 Cucumber Ltd and contributors. */
import { parse } from '@cucumber/tag-expressions';
import { fold, wordsOf } from './fold';
import type { FoundBy, FoundCase } from './scenarios';

/** The search query of a reader. An empty field filters nothing. */
export interface Query {
  /** Words that must all occur. */
  readonly q: string;
  /** A tag expression. */
  readonly tags: string;
  /** Verdicts, one of which the case must have. */
  readonly verdict: readonly string[];
  /** The number of an issue. */
  readonly issue: string;
  /** `yes` for cases that failed and passed in the same run. */
  readonly flaky: string;
}

/** The empty query. */
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

/** Returns the cases of a scenario that match. */
export type Question = (scenario: FoundBy) => readonly FoundCase[];

/**
 * Compiles a query to a filter function.
 *
 * It filters and does not rank, because documentation is read in its order. So it needs no index except the folded texts. Searching
 * 10,000 scenarios takes a few milliseconds.
 *
 * @throws An error that describes what is wrong with the tag expression.
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
    // The words may occur in different rows of an outline. Then no single row matches.
    return words.length === 0 || fitting.every(({ rows }) => rows.length === 0)
      ? fitting
      : fitting.filter((one) =>
          words.every((word) => scenario.shared().includes(word) || one.text().includes(word)),
        );
  };
}
