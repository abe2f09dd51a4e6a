import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, watch } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Client } from 'pg';
import { watchChild } from '../../support/child';
import { unmeasured } from '../../support/coverage';
import type { AuditWorld } from '../../support/world';

const PROGRAM = path.join(__dirname, 'programs/start-server.js');

/** A process that starts a server and is killed. */
export class KilledStarter {
  /** For programs, which are not run from everywhere, and for somebody who may not look into a folder of ours. */
  readonly #copyFolder = mkdtempSync('/tmp/audit-race-programs-');
  #process: ChildProcess | undefined;
  #client = new Client();
  #isCut = false;
  #serverFolder = '';
  #serverPid = 0;

  constructor(world: AuditWorld) {
    world.addCleanup(async () => {
      await this.#client.end();
      this.#process?.kill('SIGKILL');
      rmSync(this.#copyFolder, { recursive: true });
    });
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
    this.#serverFolder = path.dirname(String(new URL(url).searchParams.get('host')));
    this.#serverPid = Number(readFileSync(path.join(this.#serverFolder, 'server.pid'), 'utf8'));
    this.#client = new Client({ connectionString: url });
    await this.#client.connect();
    // It hears why it is cut, and that it is.
    this.#client
      .on('error', () => undefined)
      .once('end', () => {
        this.#isCut = true;
      });
  }

  kill(): void {
    this.#process?.kill('SIGKILL');
  }

  /** Once the folder is gone, the server must have gone before it, not some time later because it misses its files. */
  async untilFolderIsRemoved(): Promise<void> {
    const watcher = watch(path.dirname(this.#serverFolder));
    while (existsSync(this.#serverFolder)) {
      await once(watcher, 'change');
    }
    watcher.close();
    await setImmediate();
    await setImmediate();
    assert.ok(this.#isCut, 'The server has outlived its folder.');
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
