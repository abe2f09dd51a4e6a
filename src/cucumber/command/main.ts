#!/usr/bin/env node
import { explain, runCommandLine } from './command-line';
import { openTerminal } from './terminal';

const terminal = openTerminal(process);

// Not process.exit(): what is still on its way into a pipe would be lost.
const end = (exitCode: number) => {
  process.exitCode = exitCode;
};

runCommandLine(process.argv.slice(2), terminal).then(end, (error: unknown) => end(explain(error, terminal)));
