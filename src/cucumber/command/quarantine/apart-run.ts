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

/** What was seen of a process that ran one scenario. */
export interface ApartRun {
  /** What it wrote down on its way. */
  readonly entries: readonly JournalEntry[];
  /** How it ended. */
  readonly end: FatalEnd;
  /** The last of what it printed. */
  readonly printed: string;
}

/** How long a process is waited for. */
export interface Patience {
  /** For the scenario, once more for the run around it to end, and once more for what it has begun. */
  readonly timeoutSeconds: number;
  /** For the suite to load, up to the scenario; a busy machine is no bug. */
  readonly startSeconds: number;
}

/** Runs one scenario in a process of its own, and looks on. Whatever happens, nothing of it is left when this resolves. */
export async function runApart(
  request: ApartRequest,
  { timeoutSeconds, startSeconds }: Patience,
  { cwd, environment }: Terminal,
): Promise<ApartRun> {
  const mark = randomUUID();
  const child = spawn(process.execPath, [...process.execArgv, program, JSON.stringify(request)], {
    cwd,
    // What is wanted here is a judgement, whatever the runs around this one show.
    env: { ...environment, [showVariable]: undefined, [markVariable]: mark },
    detached: process.platform !== 'win32',
    // Behind the output: the journal and the lifeline.
    stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
  });
  const stopAll = () => stop(child, mark);
  const release = endWithThisProcess(stopAll);
  const printed = new Tail([child.stdout, child.stderr]);
  const deadline = startDeadline(startSeconds, stopAll);
  try {
    const entries = readJournal(child, deadline, timeoutSeconds);
    const end = await endOf(child, deadline);
    // What the scenario has started may outlive it, and hold the pipes open.
    stopAll();
    return { entries: await entries, end, printed: printed.text };
  } finally {
    deadline.cancel();
    release();
    // What has left the group for good may still hold them, and must not hold up the command.
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

/** Takes the child along when this process is ended: it leads a group that Ctrl-C does not reach. */
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

/** The last of what a process prints; a scenario that hangs may print for ever. */
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
