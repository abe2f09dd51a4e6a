import path from 'node:path';
import { Command, Option } from 'commander';
import { type Place, readPlace } from '../ground/place';
import { printable } from '../ground/printable';
import { count } from '../ground/text';
import { describeIssues, type IssueKey, readIssue } from '../tags/issue';
import { CommandError } from './command-errors';
import type { Capture } from './promotion/captures';
import { changeChangelogs } from './promotion/change-changelog';
import { describeFixes } from './promotion/describe-fixes';
import { describeChange, writeFiles } from './promotion/file-change';
import { type PromotionRequest, planPromotion } from './promotion/plan-promotion';
import { findTargets } from './promotion/write-targets';
import { addSuiteOptions, type SuiteOptions } from './suite/configure-suite';
import { escapeGlob } from './suite/escape-glob';
import { readSuite } from './suite/read-suite';
import type { Suite } from './suite/suite';
import type { Terminal } from './terminal';

interface PromoteOptions extends SuiteOptions {
  readonly issue?: readonly IssueKey[];
  readonly changelog?: string | false;
  readonly dryRun?: true;
}

/** `capture-bugs promote`: turns captures of fixed bugs into guards. */
export function promoteCommand(terminal: Terminal): Command {
  const command = new Command('promote')
    .description(
      [
        'Makes guards of captures whose bugs are fixed. It removes the tags that expect the failure and the line that',
        'says why, and nothing else. It adds a line to the changelog, and shows what has changed.',
      ].join(' '),
    )
    .argument('[places...]', 'file:line of a scenario, a step in it, its tag, or a row of its Examples')
    .addOption(
      new Option(
        '--issue <issue>',
        'all captures of an issue, such as 991 or SHOP-123; may be given several times',
      ).argParser(addIssue),
    )
    .option(
      '--changelog <file>',
      'where the line goes (default: the changelog or the changesets of the package, if there are any)',
    )
    .option('--no-changelog', 'add no line')
    .option('--dry-run', 'show what would change, and write nothing');
  return addSuiteOptions(command).action(async (places: readonly string[], options: PromoteOptions) => {
    await promote(readRequest(places, options, terminal), options, terminal);
  });
}

async function promote(
  request: PromotionRequest,
  options: PromoteOptions,
  terminal: Terminal,
): Promise<void> {
  const { cwd, print, ink } = terminal;
  const files = new Set(request.places.map(({ uri }) => escapeGlob(uri)));
  const suite = await readSuite([...files], options, terminal);
  const issues = request.issues.map((issue) => chooseIssue(issue, suite));
  const { promoted, changes } = planPromotion(suite, { ...request, issues });
  const fixes = describeFixes(promoted, suite.settings.issueLink);
  const all = [...changes, ...(await changeChangelogs(options.changelog, fixes, terminal))];
  // Also for a dry run, so that it reports files that cannot be written.
  const targets = await findTargets(all, cwd);
  if (options.dryRun === undefined) {
    await writeFiles(targets);
  }
  print(all.map((change) => describeChange(change.file, change, ink)).join(''));
  print(describePromotion(promoted, options.dryRun === true));
}

function readRequest(
  texts: readonly string[],
  { issue: issues = [] }: PromoteOptions,
  { cwd }: Terminal,
): PromotionRequest {
  if (texts.length === 0 && issues.length === 0) {
    throw new CommandError(
      'Say what is to be promoted: either places, such as features/session.feature:12, or --issue <issue>.',
    );
  }
  if (texts.length > 0 && issues.length > 0) {
    const named = issues.map((issue) => `--issue ${issue}`);
    throw new CommandError(
      `A promotion is about places or about issues, not both: leave out either ${texts.join(' ')} or ${named.join(' ')}.`,
    );
  }
  const places = texts.map((text): Place => {
    const place = readPlace(text);
    if (place === undefined) {
      throw new CommandError(
        `"${text}" names no line; write file:line, such as features/session.feature:12.`,
      );
    }
    return { ...place, uri: path.relative(cwd, path.resolve(cwd, place.uri)) };
  });
  return { places, issues };
}

// The vocabulary of the suite defines what an issue is. Upper and lower case do not matter.
function chooseIssue(issue: IssueKey, { settings: { vocabulary } }: Suite): IssueKey {
  const chosen = vocabulary.respell(String(issue));
  if (chosen === undefined) {
    throw new CommandError(`"${issue}" is not ${vocabulary.issuesInWords}.`);
  }
  return chosen;
}

function addIssue(text: string, issues: readonly IssueKey[] = []): readonly IssueKey[] {
  return [...issues, readIssue(text)];
}

function describePromotion(promoted: readonly Capture[], isRehearsal: boolean): string {
  const issues = new Set(promoted.flatMap(({ scenario }) => scenario.issues));
  const what = `${count(promoted.length, 'capture')} of ${describeIssues([...issues]) || 'no issue'}`;
  return [
    isRehearsal
      ? `Would promote ${what}; nothing was written.`
      : `Promoted ${what}; the next run tells whether the fix holds.`,
    ...promoted.map(({ scenario }) => printable(`  ${scenario.place.uri}  ${scenario.name}`)),
    '',
  ].join('\n');
}
