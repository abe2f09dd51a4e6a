import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { runChild, watchChild } from '../../support/child';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';
import { AskedLog } from './asked-log';

const PROGRAM = path.resolve('src/audit-log/dist/command/main.js');

/** The program itself, in a shell or alone, with a folder for what it keeps for a while. */
export class TypedProgram {
  exitCode: number | null = null;
  readonly #world: AuditWorld;

  constructor(world: AuditWorld) {
    this.#world = world;
  }

  /** Runs a line of a shell to its end; of a pipe the program's own end counts. */
  async type(line: string): Promise<void> {
    const script = `${line.replaceAll('audit-race', `"${process.execPath}" "${PROGRAM}"`)}; exit "\${PIPESTATUS[0]}"`;
    const { exitCode } = await runChild('bash', ['-c', script], { env: this.#environment() });
    this.exitCode = exitCode;
  }

  /** Runs it until it has printed something, and sends it a signal then. */
  async runUntil(line: string, signal: NodeJS.Signals): Promise<void> {
    const args = [PROGRAM, ...line.split(' ').slice(1)];
    const child = watchChild(
      spawn(process.execPath, args, { env: this.#environment(), stdio: ['ignore', 'pipe', 'inherit'] }),
    );
    child.stdout.once('data', () => child.kill(signal));
    child.stdout.resume();
    const [code] = await once(child, 'close');
    this.exitCode = code === null ? null : Number(code);
  }

  /** What has been left where temporary files are, and beside the log. */
  left(): string[] {
    const folder = this.#world.part(TemporaryFolder);
    return [...readdirSync(this.#temporary()), ...folder.unclosedFiles()];
  }

  #temporary(): string {
    const folder = this.#world.part(TemporaryFolder).file('temporary');
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  #environment(): NodeJS.ProcessEnv {
    const { databaseUrl } = this.#world.part(AskedLog);
    return { ...process.env, AUDIT_DATABASE_URL: databaseUrl, TMPDIR: this.#temporary() };
  }
}
