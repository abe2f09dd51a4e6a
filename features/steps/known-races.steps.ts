import { deepEqual, ok } from 'node:assert/strict';
import { type DataTable, Then, When } from '@cucumber/cucumber';
import { type JudgedRace, judgeKnownRace } from '../../bench/known-races/judge-known-race';
import { knownRaceHeads, knownRaceRows } from '../../bench/known-races/known-race-rows';
import { madeUpRace } from '../interleavings/support/known-races/made-up-race';
import type { AuditWorld } from '../support/world';

/** What came out of a race. */
class Judged {
  race: JudgedRace | undefined;
}

When('Grace judges a race that is made up', async function (this: AuditWorld) {
  this.part(Judged).race = await judgeKnownRace(madeUpRace);
});

Then('its rows in the table of known races are:', function (this: AuditWorld, table: DataTable) {
  const { race } = this.part(Judged);
  ok(race, 'No race was judged.');
  const rows = [knownRaceHeads, ...knownRaceRows(race)];
  deepEqual(
    rows.map((row) => row.map((cell) => cell.trim())),
    table.raw(),
  );
});
