import { deepEqual, ok } from 'node:assert/strict';
import { drawInterleaving } from '@audit-race/interleavings';
import { Then, When } from '@cucumber/cucumber';
import { Reader } from '../documentation/support/reader';
import { generatedRuns } from '../interleavings/support/generated-runs';
import { MEASURE_PICTURES } from '../interleavings/support/measure-pictures';
import { expectWellFormed, Picture } from '../interleavings/support/picture';
import { layoutFaultsIn, usedShareOf } from '../interleavings/support/picture-layout';
import type { AuditWorld } from '../support/world';

When('Ada draws {int} orders of all shapes and sizes', function (this: AuditWorld, count: number) {
  this.part(Picture).many = generatedRuns(count).map((run) => drawInterleaving(run));
});

When(
  'a reader opens {int} orders of all shapes and sizes, drawn by Ada',
  async function (this: AuditWorld, count: number) {
    const reader = this.part(Reader);
    await reader.open('about:blank');
    await reader.page.setContent(
      generatedRuns(count)
        .map((run) => drawInterleaving(run))
        .join(''),
    );
  },
);

Then(
  'in none of them do words lie on each other, leave the picture or lie half on a bar, as the browser measures',
  async function (this: AuditWorld) {
    const { page } = this.part(Reader);
    const drawn = await page.evaluate("document.querySelectorAll('svg text').length");
    ok(Number(drawn) > 1000, `Only ${drawn} texts are drawn.`);
    expectNone(await page.evaluate(MEASURE_PICTURES));
  },
);

Then('each of them is well formed', function (this: AuditWorld) {
  const { many } = this.part(Picture);
  ok(many.length > 0);
  many.forEach(expectWellFormed);
});

Then(
  'in none of them do words lie on each other, leave the picture or lie half on a bar',
  function (this: AuditWorld) {
    expectNone(
      this.part(Picture).many.flatMap((svg, index) =>
        layoutFaultsIn(svg).map((fault) => `${index}: ${fault}`),
      ),
    );
  },
);

Then('in none of them is more than a fifth of the width empty at the right', function (this: AuditWorld) {
  deepEqual(
    this.part(Picture)
      .many.map(usedShareOf)
      .filter((share) => share < 0.8),
    [],
  );
});

/** Compares the first few only: the comparison of a list of thousands takes longer than any scenario may. */
function expectNone(faults: unknown): void {
  ok(Array.isArray(faults), String(faults));
  deepEqual(faults.slice(0, 20), []);
}
