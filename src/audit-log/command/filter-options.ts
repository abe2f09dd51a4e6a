import { type Command, Option } from 'commander';
import { AuditEntryError } from '../domain/errors';
import type { EntryFilter } from '../domain/filter';
import { readFilter } from '../domain/read-filter';
import { UsageError } from './command-errors';
import { MOMENTS, readMoment } from './read-moment';

/** What each filter finds; the compiler sees to it that none is forgotten. */
const ABOUT: Readonly<Record<keyof EntryFilter, string>> = {
  eventType: 'entries of this type, or of several such as "plan.*"',
  actor: 'entries of this actor',
  subject: 'entries about this subject, such as plan/42',
  outcome: 'entries with this outcome, such as failure',
  correlationId: 'entries of this request',
  tenant: 'entries of this customer',
  sourceAddress: 'entries from this address',
  sessionId: 'entries of this session',
  traceId: 'entries of this trace',
  since: `entries at this time or later: ${MOMENTS}`,
  until: 'entries before this time; see --since',
};

/** The filters as they are given. */
export type FilterOptions = { readonly [Name in keyof EntryFilter]?: string };

/** Lets a verb be told which entries are meant. All that are given must hold. */
export function addFilterOptions(command: Command, without: readonly (keyof EntryFilter)[] = []): Command {
  for (const name of filterNames()) {
    if (!without.includes(name)) {
      command.addOption(new Option(`${optionOf(name)} <${placeOf(name)}>`, ABOUT[name]));
    }
  }
  return command;
}

/**
 * The filter that is meant.
 *
 * @param nameOf what a message calls a filter.
 */
export function filterOf(
  options: FilterOptions,
  now: number,
  nameOf: (name: keyof EntryFilter) => string,
): EntryFilter {
  return Object.fromEntries(
    filterNames().flatMap((name) => {
      const text = options[name];
      return text === undefined ? [] : [[name, isTime(name) ? readMoment(nameOf(name), text, now) : text]];
    }),
  );
}

/**
 * The filter that the options of a command mean.
 *
 * @throws UsageError naming the option, before the log is opened, where no entry can match.
 */
export function askedFilter(options: FilterOptions, now: number): EntryFilter {
  const filter = filterOf(options, now, optionOf);
  try {
    readFilter(filter, undefined, { nameOf: optionOf, start: '' });
    return filter;
  } catch (error) {
    throw error instanceof AuditEntryError ? new UsageError(error.message, { cause: error }) : error;
  }
}

/** All filters, in the order in which they are named. */
export function filterNames(): (keyof EntryFilter)[] {
  return Object.keys(ABOUT).filter((name): name is keyof EntryFilter => Object.hasOwn(ABOUT, name));
}

/** Whether a filter is a time, in the words that people have for one. */
export function isTime(name: keyof EntryFilter): boolean {
  return name === 'since' || name === 'until';
}

function placeOf(name: keyof EntryFilter): string {
  if (isTime(name)) {
    return 'time';
  }
  return name === 'eventType' ? 'type' : 'text';
}

// `eventType` is `--event-type`.
function optionOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
