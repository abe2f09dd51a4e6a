import { copyFileSync, existsSync, rmSync } from 'node:fs';
import type { Clock } from 'audit-race';
import Database from 'better-sqlite3';
import { systemClock } from '#audit-log/ports/clock';
import { MemoryTerminal } from '../../support/memory-terminal';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';
import { AskedLog } from './asked-log';

/** One call during which Ctrl+C was pressed, and what it has to show for it. */
export interface PressedCall {
  readonly step: number;
  /** How many entries were where the call works, at that moment and at its end. */
  readonly entriesThen: number;
  readonly entriesAtEnd: number;
  readonly exitCode: number | undefined;
  readonly output: string;
}

/** The same call made again and again on the same log, with Ctrl+C at another step each time: whatever it asks of its ports is one. */
export class PressedCalls {
  made: readonly PressedCall[] = [];
  readonly #world: AuditWorld;

  constructor(world: AuditWorld) {
    this.#world = world;
  }

  /** Until a call has no such step any more. */
  async makeAll(line: string, isWorkedOn: string): Promise<void> {
    const folder = this.#world.part(TemporaryFolder);
    const asBefore = folder.file('as-before');
    copyFileSync(folder.file('audit.db'), asBefore);
    const made: PressedCall[] = [];
    for (let step = 1; ; step += 1) {
      for (const name of ['audit.db', 'copy.db']) {
        rmSync(folder.file(name), { force: true });
      }
      copyFileSync(asBefore, folder.file('audit.db'));
      const call = await this.#make(line, step, folder.file(isWorkedOn));
      if (call === undefined) {
        break;
      }
      made.push(call);
    }
    rmSync(asBefore);
    this.made = made;
  }

  async #make(line: string, step: number, file: string): Promise<PressedCall | undefined> {
    const log = this.#world.part(AskedLog);
    let entriesThen: number | undefined;
    let heard = 'heard';
    const clock = steppingClock((taken) => {
      if (taken === step) {
        entriesThen = entriesIn(file);
        heard = terminal.stop('SIGINT');
      }
    });
    const terminal = new MemoryTerminal({ clock });
    await log.callOn(line, terminal);
    // As a shell tells it of a program that the system has ended.
    const exitCode = heard === 'killed' ? 128 : log.exitCode;
    return entriesThen === undefined
      ? undefined
      : { step, entriesThen, entriesAtEnd: entriesIn(file), exitCode, output: terminal.output };
  }
}

/** The clock of the machine. Each timer that begins, each that ends and each look at the time that has passed is a step. */
function steppingClock(onStep: (taken: number) => void): Clock {
  let taken = 0;
  const take = () => {
    taken += 1;
    onStep(taken);
  };
  return {
    now: systemClock.now,
    monotonic: () => {
      take();
      return systemClock.monotonic?.() ?? systemClock.now();
    },
    startTimer: (durationMs, ring) => {
      const cancel = systemClock.startTimer(durationMs, ring);
      take();
      return () => {
        cancel();
        take();
      };
    },
  };
}

/** Those of the night; none where there is no log yet. */
function entriesIn(file: string): number {
  if (!existsSync(file)) {
    return 0;
  }
  const database = new Database(file, { readonly: true });
  try {
    const isThere = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'audit_entry'").get();
    return isThere === undefined
      ? 0
      : Number(
          database
            .prepare("SELECT count(*) FROM audit_entry WHERE event_type NOT LIKE 'audit.%'")
            .pluck()
            .get(),
        );
  } finally {
    database.close();
  }
}
