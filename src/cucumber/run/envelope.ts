import type { CoordinatorEventValues } from '@cucumber/cucumber/api';

/** What Cucumber tells about a run while it runs; the messages of 12.9 and of 13 agree in all that is read here. */
export type Envelope = CoordinatorEventValues['message'];

/** A message of one kind. */
export type Message<Kind extends keyof Envelope> = NonNullable<Envelope[Kind]>;
