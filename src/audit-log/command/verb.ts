import type { Command } from 'commander';
import type { Terminal } from './terminal';

/** Describes one thing that the command can do. Its action calls `end` with the exit code; without a call, the code is 0. */
export type Verb = (terminal: Terminal, end: (exitCode: number) => void) => Command;
