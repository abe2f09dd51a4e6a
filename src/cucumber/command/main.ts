#!/usr/bin/env node
import { explain, runCommandLine } from './command-line';
import { openTerminal } from './terminal';

const terminal = openTerminal(process);

// exitCode instead of process.exit(), which would lose output that is not yet written to a pipe.
const end = (exitCode: number) => {
  process.exitCode = exitCode;
};

runCommandLine(process.argv.slice(2), terminal).then(end, (error: unknown) => end(explain(error, terminal)));
