import { cpSync } from 'node:fs';
import path from 'node:path';
import type { CoordinatorEventValues } from '@cucumber/cucumber/api';
import type { AuditWorld } from '../../support/world';
import { EmptyProject } from './empty-project';

type Envelope = CoordinatorEventValues['message'];

interface SuiteRun {
  /** `green`, `red`, or what ended the run. */
  readonly ending: string;
  readonly messages: readonly Envelope[];
  /** What the suite wrote down while it ran. */
  readonly notes?: readonly string[];
}

/** What came of a suite without and with the harness. */
interface Comparison {
  readonly sample: string;
  readonly without: SuiteRun;
  readonly withHarness: SuiteRun;
}

const KIT = path.join(path.dirname(require.resolve('@cucumber/compatibility-kit/package.json')), 'features');
const SHAPES = path.resolve('features/adopting/fixtures/shapes');
const PROGRAMS = path.join(__dirname, 'programs');
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
/** What differs from run to run. */
const CHANGING = ['timestamp', 'duration'];

/** Suites without tags of ours, each run without and with the harness. */
export class ComparedSuites {
  outcomes: readonly Comparison[] = [];
  #program = '';
  readonly #project: EmptyProject;

  constructor(world: AuditWorld) {
    this.#project = world.part(EmptyProject);
  }

  /** Writes the samples of Cucumber's compatibility kit, made to show all that a Cucumber can be asked to do. */
  async writeKit(): Promise<void> {
    this.#program = 'run-samples.js';
    cpSync(KIT, this.#project.file('samples'), { recursive: true });
    cpSync(path.join(PROGRAMS, 'fake-cucumber.js'), this.#project.file('fake-cucumber.js'));
    await this.#project.install();
  }

  /** Writes definitions of every kind that return, throw and hand back whatever they can, in every World. */
  async writeShapes(): Promise<void> {
    this.#program = 'run-shapes.js';
    cpSync(SHAPES, this.#project.file('shapes'), { recursive: true });
    await this.#project.install();
  }

  async run(): Promise<void> {
    const text = `require(${JSON.stringify(path.join(PROGRAMS, this.#program))})`;
    const output = await this.#project.runProgram(text);
    this.outcomes = output
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  }

  /** How many attempts at scenarios were compared. */
  get attemptCount(): number {
    return this.outcomes.flatMap(({ without }) => without.messages.filter((one) => one.testCaseFinished))
      .length;
  }
}

/** A run as text, without what the harness adds to it and without what differs from run to run. */
export function describeRun({ ending, messages, notes }: SuiteRun): string {
  const hooks = new Set(
    messages.flatMap(({ hook }) => (hook?.name?.startsWith('captured bugs: ') ? [hook.id] : [])),
  );
  const steps = messages.flatMap(({ testCase }) => testCase?.testSteps ?? []);
  const added = new Set(steps.filter(({ hookId }) => hooks.has(hookId ?? '')).map(({ id }) => id));
  const kept = messages.filter(
    ({ hook, testStepStarted, testStepFinished }) =>
      !hooks.has(hook?.id ?? '') && !added.has((testStepStarted ?? testStepFinished)?.testStepId ?? ''),
  );
  const text = JSON.stringify(
    [ending, kept, notes],
    (key, value) => {
      if (key === 'testSteps') {
        return value.filter(({ id }: { readonly id: string }) => !added.has(id));
      }
      return CHANGING.includes(key) ? undefined : value;
    },
    1,
  );
  const ids = [...new Set(text.match(UUID) ?? [])];
  const numbers = new Map(ids.map((id, index) => [id, `id ${index}`]));
  return text.replace(UUID, (id) => numbers.get(id) ?? id);
}
