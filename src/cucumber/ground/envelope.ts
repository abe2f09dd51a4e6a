import type { CoordinatorEventValues } from '@cucumber/cucumber/api';

/** A message of Cucumber about a run. All fields that are read here are the same in 12.9 and 13. */
export type Envelope = CoordinatorEventValues['message'];

/** A message of one kind. */
export type Message<Kind extends keyof Envelope> = NonNullable<Envelope[Kind]>;

/** A parsed feature file. */
export type GherkinDocument = Message<'gherkinDocument'>;
/** A scenario, or one row of an outline, ready to run. */
export type Pickle = Message<'pickle'>;

/** The parts of a feature file. */
export type Feature = NonNullable<GherkinDocument['feature']>;
/** A `Rule` of a feature. */
export type Rule = NonNullable<Feature['children'][number]['rule']>;
/** The steps that all scenarios of a feature or a rule begin with. */
export type Background = NonNullable<Feature['children'][number]['background']>;
/** A scenario or an outline. */
export type Scenario = NonNullable<Feature['children'][number]['scenario']>;
/** A table of examples. */
export type Examples = Scenario['examples'][number];
/** A step as it is written. */
export type Step = Scenario['steps'][number];

/** A part of a feature that can have tags and a description. */
export type Level = Feature | Rule | Scenario | Examples;
