#!/usr/bin/env node
import { systemClock } from '../ports/clock';
import { runCommandLine } from './command-line';
import { exitCode, openTerminal } from './terminal';

const { stdin, stdout, stderr, env } = process;
const terminal = openTerminal({ stdin, stdout, stderr, env, signals: process }, systemClock);

// Not process.exit(): what is still on its way into a pipe would be lost.
runCommandLine(process.argv.slice(2), terminal).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.exitCode = exitCode.failed;
    // A mistake of ours: the stack is all there is to go by.
    terminal.complain(`audit-race failed: ${error instanceof Error ? error.stack : String(error)}\n`);
  },
);
