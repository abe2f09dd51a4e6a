import type { CoordinatorEventValues } from '@cucumber/cucumber/api';

/** What Cucumber tells about a run while it runs; the messages of 12.9 and of 13 agree in all that is read here. */
export type Envelope = CoordinatorEventValues['message'];

/** A message of one kind. */
export type Message<Kind extends keyof Envelope> = NonNullable<Envelope[Kind]>;

/** A parsed feature file. */
export type GherkinDocument = Message<'gherkinDocument'>;
/** A scenario, or one row of an outline, ready to run. */
export type Pickle = Message<'pickle'>;

/** The parts of a feature file. */
export type Feature = NonNullable<GherkinDocument['feature']>;
/** A part of a feature that states a law. */
export type Rule = NonNullable<Feature['children'][number]['rule']>;
/** The steps that all scenarios of a feature or a rule begin with. */
export type Background = NonNullable<Feature['children'][number]['background']>;
/** A scenario or an outline. */
export type Scenario = NonNullable<Feature['children'][number]['scenario']>;
/** A table of examples. */
export type Examples = Scenario['examples'][number];
/** A step as it is written. */
export type Step = Scenario['steps'][number];

/** A part of a feature that can bear tags and a description. */
export type Level = Feature | Rule | Scenario | Examples;
