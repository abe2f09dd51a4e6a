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
}

/** Reads a query from the URL of the page. */
export function readQuery(search: string): Query {
  const fields = new URLSearchParams(search);
  return {
    q: fields.get('q') ?? '',
    tags: fields.get('tags') ?? '',
    verdict: (fields.get('verdict') ?? '').split(',').filter(Boolean),
    issue: fields.get('issue') ?? '',
  };
}

/** Writes a query for the URL of the page. */
export function writeQuery({ q, tags, verdict, issue }: Query): string {
  const fields = Object.entries({ q, tags, verdict: verdict.join(','), issue }).filter(
    ([, value]) => value !== '',
  );
  return fields.length === 0 ? '' : `?${new URLSearchParams(fields)}`;
}

/** How many cases of a scenario answer. */
export type Question = (scenario: FoundBy) => number;

/**
 * Makes the question out of a query.
 *
 * It is a filter and no ranking: documentation is read in its order, and whoever looks for a word wants the word. That needs
 * no index. To look through 10,000 scenarios takes a millisecond, and MiniSearch takes 400 to build its index on each opening.
 *
 * @throws what the tag expression has wrong with it.
 */
export function questionOf({ q, tags, verdict, issue }: Query): Question {
  const words = wordsOf(fold(q));
  const expression = tags.trim() === '' ? undefined : parse(tags);
  const fits = (one: FoundCase) =>
    (issue === '' || one.issues.includes(issue)) &&
    (verdict.length === 0 || verdict.includes(one.verdict)) &&
    (expression === undefined || expression.evaluate([...one.tags]));
  return ({ cases, text }) => {
    const count = cases.filter(fits).length;
    return count > 0 && words.every((word) => text().includes(word)) ? count : 0;
  };
}
