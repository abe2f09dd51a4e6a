import { deepEqual } from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { AuditorsProgram } from '../integrity/support/auditors-program';
import { MadeLog } from '../integrity/support/made-log';
import type { AuditWorld } from '../support/world';

When(
  'an auditor runs a program {}, beside nothing but this package or its bundle',
  async function (this: AuditWorld, how: string) {
    await this.part(AuditorsProgram).run(how);
  },
);

Then('the program accepts a proof, and refuses one that was changed', function (this: AuditWorld) {
  const id = this.part(MadeLog).rowAt(1, 1)[0];
  deepEqual(this.part(AuditorsProgram).told, [id, 'AUDIT_PROOF_FALSE']);
});
