import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { whenProcessEnds } from './when-process-ends';

/** Cancels the report of a run that never began. */
let forget: () => void = () => undefined;

/**
 * Reports, when the process ends, a run that never began. Cucumber loads support code before it creates any formatter. If that fails,
 * the page of an earlier run would stay. So another process finds the page in the configuration, and overwrites it.
 */
export function tellIfUnbegun(cwd: string): void {
  forget();
  forget = whenProcessEnds((exitCode) => {
    if (exitCode !== 0 && isCommandOfCucumber()) {
      const program = path.join(__dirname, '..', 'command', 'unbegun-program.js');
      // With --inspect flags, the other process might wait for a debugger.
      const flags = process.execArgv.filter((flag) => !flag.startsWith('--inspect'));
      const args = [...flags, program, String(exitCode), ...process.argv.slice(2)];
      spawnSync(process.execPath, args, { cwd, stdio: 'ignore', timeout: timeoutMs });
    }
  });
}

/** Cancels the report: the run has begun, or another part reports why it did not. */
export function forgetUnbegun(): void {
  forget();
}

// Long enough for a slow machine. Normally, it takes far less.
const timeoutMs = 60_000;

// Only for the `cucumber-js` command. A program that uses Cucumber's API has other arguments, and may continue after a failure.
function isCommandOfCucumber(): boolean {
  try {
    return /[\\/]cucumber[\\/]bin[\\/]cucumber\.js$/.test(realpathSync(process.argv[1] ?? ''));
  } catch {
    return false;
  }
}
