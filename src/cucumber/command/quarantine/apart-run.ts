import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { FatalEnd } from '../../tags/fatal-end';
import type { JournalEntry } from '../../verdicts/journal';
import { showVariable } from '../../verdicts/shown-capture';
import type { Terminal } from '../terminal';
import type { ApartRequest } from './apart-program';
import { type Deadline, startDeadline } from './deadline';
import { killAll, killRest } from './kill-all';
import { markVariable } from './marked-processes';

/** What was observed of a process that ran one scenario. */
export interface ApartRun {
  /** The entries of its journal. */
  readonly entries: readonly JournalEntry[];
  /** How the process ended. */
  readonly end: FatalEnd;
  /** The end of its output. */
  readonly printed: string;
}

/** How long to wait for a process. */
export interface Patience {
  /** The limit for the scenario, again for the end of the run around it, and again for work that it has started. */
  readonly timeoutSeconds: number;
  /** The limit for loading the suite. It is separate, because a slow start on a busy machine is no bug. */
  readonly startSeconds: number;
}

/** Runs one scenario in a process of its own, and observes it. When this resolves, all of its processes are gone. */
export async function runApart(
  request: ApartRequest,
  { timeoutSeconds, startSeconds }: Patience,
  { cwd, environment }: Terminal,
): Promise<ApartRun> {
  const mark = randomUUID();
  const child = spawn(process.execPath, [...process.execArgv, program, JSON.stringify(request)], {
    cwd,
    // Judge the scenario even if CAPTURE_BUGS_SHOW is set for this process.
    env: { ...environment, [showVariable]: undefined, [markVariable]: mark },
    detached: process.platform !== 'win32',
    // After standard input, output and error: the journal (3) and the lifeline (4).
    stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
  });
  const stopAll = () => stop(child, mark);
  const release = endWithThisProcess(stopAll);
  const printed = new Tail([child.stdout, child.stderr]);
  const deadline = startDeadline(startSeconds, stopAll);
  try {
    const entries = readJournal(child, deadline, timeoutSeconds);
    const end = await endOf(child, deadline);
    // A process that the scenario has started may outlive it, and keep the pipes open.
    stopAll();
    return { entries: await entries, end, printed: printed.text };
  } finally {
    deadline.cancel();
    release();
    // A process that has left the group may still hold the pipes. Close them, so that the command can end.
    for (const stream of child.stdio) {
      stream?.destroy();
    }
  }
}

const program = path.join(__dirname, 'apart-program.js');

function stop({ pid, exitCode, signalCode }: ChildProcess, mark: string): void {
  const kill = exitCode === null && signalCode === null ? killAll : killRest;
  if (pid !== undefined) {
    kill(pid, mark);
  }
}

function endOf(child: ChildProcess, deadline: Deadline): Promise<FatalEnd> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (deadline.isOver) {
        resolve({ kind: 'hangs' });
      } else {
        resolve(signal === null ? { kind: 'exits', code: code ?? 0 } : { kind: 'killed', signal });
      }
    });
  });
}

async function readJournal(
  child: ChildProcess,
  deadline: Deadline,
  timeoutSeconds: number,
): Promise<readonly JournalEntry[]> {
  const entries: JournalEntry[] = [];
  const pipe = child.stdio[3] as Readable;
  for await (const line of createInterface({ input: pipe })) {
    const entry: JournalEntry = JSON.parse(line);
    entries.push(entry);
    if (['scenario', 'verdict', 'run ended'].includes(entry.kind)) {
      deadline.postpone(timeoutSeconds);
    }
  }
  return entries;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Kills the child when this process ends. The child leads a process group of its own, which Ctrl-C does not reach. */
function endWithThisProcess(stopAll: () => void): () => void {
  const onExit = () => stopAll();
  const onSignal = (signal: NodeJS.Signals) => {
    stopAll();
    release();
    process.kill(process.pid, signal);
  };
  const release = () => {
    process.off('exit', onExit);
    for (const signal of signals) {
      process.off(signal, onSignal);
    }
  };
  process.on('exit', onExit);
  for (const signal of signals) {
    process.on(signal, onSignal);
  }
  return release;
}

const tailCharactersMax = 4000;

/** Keeps only the end of the output: a scenario that hangs may print endlessly. */
class Tail {
  text = '';

  constructor(streams: readonly (Readable | null)[]) {
    for (const stream of streams) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.text = (this.text + text).slice(-tailCharactersMax);
      });
    }
  }
}
