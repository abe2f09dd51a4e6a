import assert from 'node:assert/strict';
import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { AuditClosedError, type AuditStats } from 'audit-race';
import { Session } from '#audit-log/session/session';
import { bringTo, possibleMoves } from '../session/support/session-stages';
import { AuditStage } from '../support/audit-stage';
import { MemoryStore } from '../support/memory-store';
import type { AuditWorld } from '../support/world';

/** A session by itself, as the audit log uses it inside. */
class BareSession {
  createdCount = 0;
  outcome: unknown;
  readonly session = new Session({
    create: () => {
      this.createdCount += 1;
      return new MemoryStore().createEngine();
    },
    dispose: (engine) => engine.close(),
  });
}

/** What Grace has found out. */
class Findings {
  moves: readonly { from: string; to: string }[] = [];
  stats: AuditStats | undefined;
}

Given(
  /^an audit log that (nobody has used|is being opened|is in use|is being closed|has been closed)$/,
  async function (this: AuditWorld, state: string) {
    await bringTo(this, state);
  },
);

When('Grace tries each move from each state to each state', function (this: AuditWorld) {
  this.part(Findings).moves = possibleMoves();
});

When('Grace looks at its statistics', function (this: AuditWorld) {
  this.part(Findings).stats = this.part(AuditStage).service.stats();
});

Then('these moves are possible, and no others:', function (this: AuditWorld, table: DataTable) {
  assert.deepEqual(this.part(Findings).moves, table.hashes());
});

Then('the session is {word}', function (this: AuditWorld, stage: string) {
  assert.equal(this.part(Findings).stats?.session, stage);
});

Given('a session that has been closed while a call was on its way', async function (this: AuditWorld) {
  await this.part(BareSession).session.close();
});

When('the call comes to its turn', async function (this: AuditWorld) {
  const bare = this.part(BareSession);
  bare.outcome = await bare.session.use((engine) => engine.count({})).catch((error: unknown) => error);
});

Then('it is told that the session is closed, and no engine is opened', function (this: AuditWorld) {
  const { outcome, createdCount } = this.part(BareSession);
  assert.ok(outcome instanceof AuditClosedError);
  assert.deepEqual([outcome.state, createdCount], ['closed', 0]);
});
