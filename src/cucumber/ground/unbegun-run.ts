import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { whenProcessEnds } from './when-process-ends';

/** Takes back what is to be told of a run that never began. */
let forget: () => void = () => undefined;

/**
 * Cucumber loads support code before it has any formatter. Where that fails, the page of an earlier run would stand for this one, so
 * a process of its own looks up in the configuration where the page is, and writes what there is to say.
 */
export function tellIfUnbegun(cwd: string): void {
  forget();
  forget = whenProcessEnds((exitCode) => {
    if (exitCode !== 0 && isCommandOfCucumber()) {
      const program = path.join(__dirname, '..', 'command', 'unbegun-program.js');
      // A debugger that waits for somebody would hold it up.
      const flags = process.execArgv.filter((flag) => !flag.startsWith('--inspect'));
      const args = [...flags, program, String(exitCode), ...process.argv.slice(2)];
      spawnSync(process.execPath, args, { cwd, stdio: 'ignore', timeout: timeoutMs });
    }
  });
}

/** The run has begun, or somebody else tells why not. */
export function forgetUnbegun(): void {
  forget();
}

// Nobody waits for it on a good day.
const timeoutMs = 60_000;

// A program that calls Cucumber has other arguments, and may go on.
function isCommandOfCucumber(): boolean {
  try {
    return /[\\/]cucumber[\\/]bin[\\/]cucumber\.js$/.test(realpathSync(process.argv[1] ?? ''));
  } catch {
    return false;
  }
}
