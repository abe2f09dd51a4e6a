import type { Command } from 'commander';
import type { Terminal } from './terminal';

/** Describes one thing that the command can do. What it does ends with an exit code; left out, all is well. */
export type Verb = (terminal: Terminal, end: (exitCode: number) => void) => Command;
