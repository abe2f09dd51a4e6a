import assert from 'node:assert/strict';
import { cpSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { CoordinatorEventValues } from '@cucumber/cucumber/api';
import type { AuditWorld } from '../../support/world';
import { EmptyProject } from './empty-project';

type Envelope = CoordinatorEventValues['message'];

interface SampleRun {
  /** `green`, `red`, or what ended the run. */
  readonly ending: string;
  readonly messages: readonly Envelope[];
}

interface SampleOutcome {
  readonly sample: string;
  readonly without: SampleRun;
  readonly withHarness: SampleRun;
}

const KIT = path.join(path.dirname(require.resolve('@cucumber/compatibility-kit/package.json')), 'features');
const PROGRAMS = path.join(__dirname, 'programs');
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
/** What differs from run to run. */
const CHANGING = ['timestamp', 'duration'];

/** The samples of Cucumber's compatibility kit: suites of others, made to show all that a Cucumber can be asked to do. */
export class KitSamples {
  outcomes: readonly SampleOutcome[] = [];
  readonly #project: EmptyProject;

  constructor(world: AuditWorld) {
    this.#project = world.part(EmptyProject);
  }

  async write(): Promise<void> {
    cpSync(KIT, this.#project.file('samples'), { recursive: true });
    cpSync(path.join(PROGRAMS, 'fake-cucumber.js'), this.#project.file('fake-cucumber.js'));
    await this.#project.install();
  }

  async run(): Promise<void> {
    const text = `require(${JSON.stringify(path.join(PROGRAMS, 'run-samples.js'))})`;
    const output = await this.#project.runProgram(text);
    this.outcomes = output
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    assert.equal(this.outcomes.length, readdirSync(KIT).length, 'Not every sample has been run.');
  }
}

/** A run as text, without what the harness adds to it and without what differs from run to run. */
export function describeRun({ ending, messages }: SampleRun): string {
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
    [ending, kept],
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
