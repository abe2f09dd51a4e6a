import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, watch } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { watchChild } from '../../support/child';
import { unmeasured } from '../../support/coverage';
import type { AuditWorld } from '../../support/world';

const PROGRAM = path.join(__dirname, 'programs/start-server.js');

/** A process that starts a server and is killed. */
export class KilledStarter {
  /** For programs, which are not run from everywhere, and for somebody who may not look into a folder of ours. */
  readonly #copyFolder = mkdtempSync('/tmp/audit-race-programs-');
  #process: ChildProcess | undefined;
  #url = '';
  #serverFolder = '';
  #serverPid = 0;

  constructor(world: AuditWorld) {
    world.addCleanup(() => {
      this.#process?.kill('SIGKILL');
      rmSync(this.#copyFolder, { recursive: true });
    });
  }

  get url(): string {
    return this.#url;
  }

  async start(isRootLeft: boolean): Promise<void> {
    chmodSync(this.#copyFolder, 0o755);
    const env = {
      ...process.env,
      ...unmeasured,
      IS_ROOT_LEFT: isRootLeft ? '1' : '',
      COPY_FOLDER: path.join(this.#copyFolder, 'native'),
    };
    const child = watchChild(fork(PROGRAM, { env, execArgv: [] }));
    this.#process = child;
    const ended = once(child, 'exit').then(([code]) => {
      throw new Error(`The process ended with ${code}, and has started no server.`);
    });
    const [url] = await Promise.race([once(child, 'message'), ended]);
    this.#url = String(url);
    this.#serverFolder = path.dirname(String(new URL(this.#url).searchParams.get('host')));
    this.#serverPid = Number(readFileSync(path.join(this.#serverFolder, 'server.pid'), 'utf8'));
  }

  kill(): void {
    this.#process?.kill('SIGKILL');
  }

  async untilFolderIsRemoved(): Promise<void> {
    const watcher = watch(path.dirname(this.#serverFolder));
    while (existsSync(this.#serverFolder)) {
      await once(watcher, 'change');
    }
    watcher.close();
  }

  async untilServerHasEnded(): Promise<void> {
    while (isAlive(this.#serverPid)) {
      await setImmediate();
    }
  }
}

/** Not one that has ended, and whose end nobody has asked for. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const file = `/proc/${pid}/stat`;
  return !(existsSync(file) && / Z /.test(readFileSync(file, 'utf8')));
}
