import { existsSync } from 'node:fs';
import path from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { LargeAttachments } from '../documentation/attachments/large-attachments';
import type { Documentation } from '../documentation/documentation';
import { completeDocumentationOptions } from '../documentation/documentation-options';
import { Documenter, publishReport, renderWholePage } from '../documentation/documenter';
import { type Failure, failuresOf } from '../documentation/failures';
import { type Health, healthOf } from '../documentation/health';
import { writeWhole } from '../ground/write-whole';
import { readIssueFacts } from '../ledger/issue-facts';
import { LedgerKeeper, readRecordsHistory } from '../ledger/ledger-keeper';
import { recordVariable } from '../ledger/ledger-variables';
import { casesOf } from '../run/cases-of';
import { findHeldLate } from '../run/held-late';
import { mergeRuns } from '../run/merge-runs';
import { CommandError, exitCode } from './command-errors';
import { describeClosing } from './document/closing';
import { readMessageFiles } from './document/message-files';
import { remarkOn } from './document/remarks';
import { type CaseFilter, makeCaseFilter } from './suite/case-filter';
import {
  addSuiteOptions,
  type ConfiguredSuite,
  configureSuite,
  type SuiteOptions,
} from './suite/configure-suite';
import type { Terminal } from './terminal';

interface DocumentOptions extends SuiteOptions {
  readonly html?: string;
  readonly markdown?: string;
  readonly ledger?: string;
  readonly shards?: number;
  readonly tags?: string;
}

/** `capture-bugs document`: merges the messages of many runs into one. */
export function documentCommand(terminal: Terminal, end: (exitCode: number) => void): Command {
  const command = new Command('document')
    .description(
      [
        'Reads the messages of several shards, processes or attempts, and makes one documentation, one ledger and one',
        'summary of them. A scenario that several of them ran counts once, with its attempts in the order of time.',
      ].join(' '),
    )
    .argument('<messages...>', 'files that the formatter "message" of Cucumber has written')
    .option('--html <file>', 'write the living documentation, as the formatter does')
    .option('--markdown <file>', 'write its short version, for pull requests')
    .option('--ledger <file>', 'write what is known of each issue, as JSON')
    .addOption(
      new Option(
        '--shards <number>',
        'how many shards there are, so that a missing one is noticed',
      ).argParser(readNumber),
    )
    .option('--tags <expression>', 'what the runs should have run, instead of the tags of the configuration');
  return addSuiteOptions(command).action(async (files: readonly string[], options: DocumentOptions) => {
    const written = new Set<string>();
    try {
      end(await document(files, options, terminal, written));
    } catch (error) {
      tellWhatIsOld(options, written, terminal);
      throw error;
    }
  });
}

/** The parts of a suite that write what a command makes of its runs. */
interface Desk {
  readonly documenter: Documenter;
  readonly keeper: LedgerKeeper;
  /** Whether the suite is configured to run a scenario. */
  readonly isWanted: CaseFilter;
  readonly large: LargeAttachments;
}

async function document(
  files: readonly string[],
  options: DocumentOptions,
  terminal: Terminal,
  written: Set<string>,
): Promise<number> {
  const { cwd, print } = terminal;
  const suite = await configureSuite(options, terminal);
  // Errors of the configuration come first, before hundreds of megabytes are read.
  const { documenter, keeper, isWanted, large } = setUp(suite, options, terminal);
  const found = await readMessageFiles(files, cwd, {
    keepsAttachments: options.html !== undefined,
    change: (envelope) => large.takeOut(envelope),
  });
  const run = mergeRuns(
    found.runs.map((one) => one.run),
    // With allowRetriedGuards, a guard that failed in one process and held in a later one counts as held.
    ({ attempts }) => suite.settings.allowRetriedGuards && findHeldLate(attempts) !== null,
  );
  const cases = casesOf(run).map((one) => one.case);
  const missed = cases.filter((one) => one.verdict === 'not run' && isWanted(one));
  const remarks = remarkOn(found, options.shards);
  keeper.keep(run);
  written.add(options.ledger ?? '');
  const documentation = documenter.document(run, {
    isMissed: (one) => missed.includes(one),
    missing: remarks.missing,
  });
  // The cheaper output first. If one of the two cannot be written, the other one is not lost.
  try {
    write(options.markdown, terminal, (file) => publishReport(documentation, file));
    written.add(options.markdown ?? '');
  } finally {
    write(options.html, terminal, (file) => writeWhole(file, renderWholePage(documentation)));
    written.add(options.html ?? '');
  }
  documenter.record(documentation);
  large.finish();
  const failures = failuresOf(documentation);
  const health = healthOf(documentation, failures);
  const { issues } = documentation;
  print(
    describeClosing({ health, documentation, run, runCount: found.runs.length, issues, missed, remarks }),
  );
  return isFine(documentation, health, failures) ? exitCode.fine : exitCode.refused;
}

// The same rule by which Cucumber ends a run whose configuration allows pending steps.
function isFine(
  { run, missing, counts }: Documentation,
  { state }: Health,
  failures: readonly Failure[],
): boolean {
  const isWhole = run.success === true && missing.length === 0 && !counts.has('not run');
  const isPending = failures.length > 0 && failures.every(({ verdict }) => verdict === 'pending');
  return state === 'green' || (state === 'unfinished' && isWhole && isPending);
}

function setUp(
  { settings, formatOptions, sources }: ConfiguredSuite,
  { html, ledger, tags }: DocumentOptions,
  { cwd, environment }: Terminal,
): Desk {
  const recordsHistory = readRecordsHistory(environment[recordVariable]);
  const ledgerFile = ledger === undefined ? '' : path.resolve(cwd, ledger);
  const documentation = completeDocumentationOptions(Object(formatOptions.documentation));
  return {
    documenter: new Documenter(documentation, settings, environment),
    large: new LargeAttachments({
      directory: html && path.dirname(path.resolve(cwd, html)),
      bytesMax: documentation.attachmentBytesMax,
    }),
    keeper: new LedgerKeeper({ ...settings, ...readIssueFacts(settings), ledgerFile, recordsHistory }),
    isWanted: makeCaseFilter({ ...sources, ...(tags === undefined ? {} : { tagExpression: tags }) }, cwd),
  };
}

function write(name: string | undefined, { cwd }: Terminal, make: (file: string) => void): void {
  if (name === undefined) {
    return;
  }
  try {
    make(path.resolve(cwd, name));
  } catch (error) {
    throw CommandError.because(`${name} cannot be written`, error);
  }
}

// Warns of old output files: a build may keep them, and present them as new.
function tellWhatIsOld(
  { html, markdown, ledger }: DocumentOptions,
  written: ReadonlySet<string>,
  { cwd, complain }: Terminal,
): void {
  const old = [html, markdown, ledger].filter(
    (name) => name !== undefined && !written.has(name) && existsSync(path.resolve(cwd, name)),
  );
  if (old.length > 0) {
    const [are, tell] = old.length === 1 ? ['is', 'tells'] : ['are', 'tell'];
    complain(`${old.join(', ')} ${are} as before, and ${tell} nothing of these runs.\n`);
  }
}

function readNumber(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) {
    throw new InvalidArgumentError('It is a whole number from 1, such as 3.');
  }
  return Number(text);
}
