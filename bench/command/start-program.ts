import { spawn } from 'node:child_process';
import path from 'node:path';

const PROGRAM = path.resolve('src/audit-log/dist/command/main.js');
const TELL_MEMORY = path.join(__dirname, 'tell-memory.js');

/** Starts the command on a log. At its end it reports its peak memory. */
export function startProgram(file: string, args: readonly string[]) {
  const child = spawn(process.execPath, ['--require', TELL_MEMORY, PROGRAM, ...args], {
    env: { ...process.env, AUDIT_DATABASE_URL: `sqlite://${file}` },
    stdio: ['ignore', 'pipe', 'ignore', 'pipe'],
  });
  const [, stdout, , memory] = child.stdio;
  if (stdout === null || memory === null || memory === undefined || !('on' in memory)) {
    throw new Error('A stream of the program is missing.');
  }
  return { child, stdout, memory };
}
