import {
  describeLeftOut as describeWithoutServer,
  needsServer,
  type TaggedScenario,
} from '../features/support/postgres/left-out-scenarios';

/** What the machine lacks, so that scenarios may have been left out. */
export interface MissingParts {
  readonly hasBrowser: boolean;
  /** Whether a process can mount files in a private namespace. */
  readonly canMount: boolean;
  /** Why there is no PostgreSQL server; undefined if there is one. */
  readonly noServer: string | undefined;
}

/** Reports scenarios that were not run, so that they do not seem to have passed. Empty if all were run. */
export function describeLeftOut(leftOut: readonly TaggedScenario[], missing: MissingParts): string[] {
  const { hasBrowser, canMount, noServer } = missing;
  const ofPostgres = noServer === undefined ? [] : leftOut.filter(needsServer);
  const ofMounts = canMount ? [] : leftOut.filter(({ tags }) => tags.some(({ name }) => name === '@mounts'));
  const others = leftOut.length - ofPostgres.length - ofMounts.length;
  const why = hasBrowser
    ? 'a filter left them out.'
    : 'they need Chromium, and there is none. Install it, or say where it is in CHROME_PATH.';
  return [
    ...(others === 0 ? [] : [`${others} scenarios were NOT run: ${why}`]),
    ...(ofMounts.length === 0
      ? []
      : [
          `${ofMounts.length} scenarios were NOT run: they need a mount of their own, and "unshare -rm" fails here.`,
        ]),
    ...(ofPostgres.length === 0 ? [] : [describeWithoutServer(ofPostgres.length, String(noServer))]),
  ];
}
