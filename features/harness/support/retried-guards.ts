import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { IssueLedger } from '@audit-race/cucumber';
import type { AuditWorld } from '../../support/world';
import { MadeSuite } from './made-suite';

const feature = `
Feature: Guards
  @tdd_issue @tdd_issue_10
  Scenario: a guard that holds at the second attempt
    Then it holds from call 2 on

  @tdd_issue @tdd_issue_11
  Scenario: a guard that always holds
    Then it holds from call 1 on

  @tdd_issue @tdd_issue_12 @never
  Scenario: a guard that never holds
    Then it holds from call 9 on

  @tdd_issue @tdd_issue_13
  Scenario Outline: a row that holds at call <call>
    Then it holds from call <call> on

    Examples:
      | call |
      | 1    |
      | 2    |

  @tdd_issue @tdd_issue_14 @repeated @tdd_repeat_2
  Scenario: a guard that is run twice
    Then it holds from call 2 on

  Scenario: no guard, and retried as well
    Then it holds from call 2 on
`;

const steps = `
const assert = require('node:assert/strict');
const { Before, Then } = require('@cucumber/cucumber');
const calls = new Map();
Before(function ({ pickle }) { this.scenario = pickle.name; });
Then('it holds from call {int} on', function (wanted) {
  const call = (calls.get(this.scenario) ?? 0) + 1;
  calls.set(this.scenario, call);
  assert.ok(call >= wanted, 'two engines are open');
});
`;

const reports = [
  ['@audit-race/cucumber/documentation', 'page.html'],
  ['@audit-race/cucumber/junit', 'junit.xml'],
];

/** A suite with guards, some of which need a second attempt. */
export class RetriedGuards {
  readonly #made: MadeSuite;

  constructor(world: AuditWorld) {
    this.#made = world.part(MadeSuite);
  }

  write(): void {
    const suite = {
      paths: ['features/*.feature'],
      requireModule: ['@audit-race/cucumber/register'],
      require: ['steps.js'],
    };
    const options = { ledgerFile: 'ledger.json', historyFile: 'history.json' };
    const withPlugin = (more: object) => ({
      ...suite,
      plugin: ['@audit-race/cucumber/plugin'],
      pluginOptions: { captureBugs: { ...options, ...more } },
      format: reports,
      formatOptions: { documentation: { title: 'Guards', markdown: 'page.md' } },
    });
    const profiles = {
      default: withPlugin({}),
      tolerant: withPlugin({ allowRetriedGuards: true }),
      // Without the plugin nobody has a scenario repeated.
      'register alone': { ...suite, tags: 'not @repeated' },
    };
    this.#made.write('cucumber.json', JSON.stringify(profiles));
    this.#made.write('features/guards.feature', feature);
    this.#made.write('steps.js', steps);
  }

  /** A file that the run has written. */
  read(name: string): string {
    return readFileSync(this.#made.file(name), 'utf8');
  }

  /** What the ledger says of each scenario. */
  ledgerRows(): Record<string, string>[] {
    const { issues }: IssueLedger = JSON.parse(this.read('ledger.json'));
    assert.ok(issues.length > 0, 'The ledger is empty.');
    return issues.flatMap(({ standing, scenarios }) =>
      scenarios.map(({ name, verdict, failure, heldLate }) => ({
        scenario: name,
        standing,
        verdict,
        failure: failure?.message.split('\n', 1).join('') ?? '-',
        'held late': heldLate === null ? '-' : `${heldLate.attempt} of ${heldLate.of}`,
      })),
    );
  }

  /** The issues that the history says are guarded. */
  guardedIssues(): string[] {
    const { issues } = JSON.parse(this.read('history.json'));
    return Object.entries<{ guardedSince?: string }>(issues)
      .filter(([, { guardedSince }]) => guardedSince !== undefined)
      .map(([issue]) => issue);
  }
}
