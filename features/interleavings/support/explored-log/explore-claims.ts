import { ok } from 'node:assert/strict';
import * as fs from 'node:fs';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InterleavingExperiment } from '@audit-race/interleavings';
import type { ClaimedPart } from '#audit-log/engines/sqlite-file/claimed-part';

type Claims = typeof import('#audit-log/engines/sqlite-file/claimed-part');

const CLAIMS = require.resolve('#audit-log/engines/sqlite-file/claimed-part');

/** A process claims a name in a folder, and another one removes from that folder what killed processes have left. */
export const claimBesideClearing: InterleavingExperiment = {
  name: 'Ada claims a temporary name, and Grace clears its folder',
  async setup(turns) {
    const folder = mkdtempSync(join(tmpdir(), 'audit-race-'));
    const modules = { 'node:fs/promises': turns.controlFs(fs).promises };
    // Each of them has loaded the module herself, as another process has.
    const ada = await turns.load<Claims>(CLAIMS, { modules });
    const grace = await turns.load<Claims>(CLAIMS, { modules });
    let claimed: ClaimedPart | undefined;
    return {
      callers: [
        {
          name: 'Ada',
          run: async () => {
            claimed = await ada.claimPart(join(folder, 'copy'));
          },
        },
        { name: 'Grace', run: () => grace.removeLeftParts(folder) },
      ],
      check(outcomes) {
        for (const outcome of outcomes) {
          ok(
            outcome.status === 'fulfilled',
            `${outcome.name} is told: ${'reason' in outcome && outcome.reason}`,
          );
        }
        ok(existsSync(`${claimed?.path}-lock`), 'what Ada has claimed has no lock');
      },
      async cleanUp() {
        await claimed?.end();
        rmSync(folder, { recursive: true });
      },
    };
  },
};
