import type { AuditWorld } from '../../support/world';
import type { CaptureRow } from './capture-rows';
import { CaptureRows } from './capture-rows';
import { MadeSuite } from './made-suite';

const definitions = `
const { After, AfterStep, Before, BeforeStep, defineParameterType, Given, Then, When } = require('@cucumber/cucumber');
function act(name) {
  return function () {
    return this.row.in === name ? new Function('require', this.row.thrown)(require) : undefined;
  };
}
Before(function ({ pickle }) {
  this.row = rows[Number(pickle.name)];
});
Given('a basket', act('Given a basket'));
Given('the shop is open', act('the Background'));
When('Ada pays', { timeout: 50 }, act('When Ada pays'));
defineParameterType({ name: 'locker', regexp: /"[0-9]+"/, transformer: act('a parameter type') });
When('Ada opens {locker}', function (locker) {
  return act('And Ada opens "42"').call(this);
});
Then('the bill is paid', act('Then the bill is paid'));
Then('the till is shut', act('* the till is shut'));
Before(act('a Before hook'));
BeforeStep(act('a BeforeStep hook'));
AfterStep(act('an AfterStep hook'));
After(act('an After hook'));
`;

const steps = `
  Given a basket
  When Ada pays
  And Ada opens "42"
  Then the bill is paid
  * the till is shut
`;

/** Captures that declare an exception, a row for each: the step `in` which a row says so does what is `thrown`. */
export class DeclaredExceptions {
  readonly #made: MadeSuite;
  readonly #rows: CaptureRows;

  constructor(world: AuditWorld) {
    this.#made = world.part(MadeSuite);
    this.#rows = world.part(CaptureRows);
  }

  write(rows: readonly CaptureRow[]): void {
    this.#rows.judge(rows);
    this.#made.configure({ require: ['steps.js'] });
    this.#made.write('steps.js', `const rows = ${JSON.stringify(rows)};\n${definitions}`);
    const scenarios = rows.map(
      ({ reason = '' }, index) => `Scenario: ${index}\n  Fails today with: ${reason}\n${steps}`,
    );
    const head = '@tdd_issue @tdd_issue_7 @tdd_expected_fail\nFeature: Exceptions\n';
    const background = 'Background:\n  When the shop is open\n';
    this.#made.write('features/exceptions.feature', [head, background, ...scenarios].join('\n'));
  }
}
