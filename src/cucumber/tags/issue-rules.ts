import { describePlace } from '../ground/place';
import { describeIssue, type IssueKey, type IssueStates } from './issue';
import { exampleReason, writeExample } from './rule-example';
import type { TagFinding, TagRule, TagRuleWriter } from './tag-rule';
import type { TaggedScenario } from './tagged-scenario';
import type { Vocabulary } from './vocabulary';

/** Rules that compare tags with the issue tracker. Without data from the tracker, they find nothing. */
export const issueRules: readonly TagRuleWriter[] = [
  knownIssuesOnly,
  noCaptureOfClosedIssue,
  closingRemovesExpectedFail,
];

// An issue that is missing from the file is a violation, too: otherwise, no rule could detect that it is closed.
function knownIssuesOnly(vocabulary: Vocabulary): TagRule {
  const { issue } = vocabulary;
  const [known, unknown] = [vocabulary.exampleIssue(991), vocabulary.exampleIssue(919)];
  const comment = `# The issues file has ${describeIssue(known)}, and no ${describeIssue(unknown)}.`;
  return {
    id: 'known-issues-only',
    title: 'Where a suite keeps an issues file, every issue of a tag is in it.',
    why: 'With a wrong number, the bug is captured for another issue, or for none.',
    good: writeExample({ comment, tags: `${issue} ${vocabulary.numberedIssue(known)}` }),
    bad: writeExample({ comment, tags: `${issue} ${vocabulary.numberedIssue(unknown)}` }),
    check: ({ tags }, { issueStates }) =>
      tags
        .filter(({ kind }) => kind === 'numbered issue')
        .map(({ name, place }) => ({ key: vocabulary.issueOf(name), at: describePlace(place) }))
        .filter(({ key }) => issueStates?.has(key) === false)
        .map(({ key, at }) => ({
          at,
          reason: `Issue ${describeIssue(key)} is not in the issues file: the ${typeof key === 'number' ? 'number' : 'key'} is wrong, or the file is old or not whole.`,
          remedy: {
            action: 'write',
            line: vocabulary.numberedIssue(inOtherLetters(key, issueStates) ?? '<N>'),
          },
        })),
  };
}

// If the file has the same key with other capitals, the author means that one. Any other similar key may be a different issue.
function inOtherLetters(key: IssueKey, issueStates: IssueStates = new Map()): IssueKey | undefined {
  const fold = (one: IssueKey) => String(one).toLowerCase();
  return [...issueStates.keys()].find((other) => fold(other) === fold(key));
}

function noCaptureOfClosedIssue(vocabulary: Vocabulary): TagRule {
  return {
    id: 'no-capture-of-closed-issue',
    title: `A closed issue has no ${vocabulary.expectedFail}.`,
    why: 'The bug is still there, but nobody looks for a bug whose issue is closed.',
    ...writeExamples(12, (closed) => `# The issues file says that ${closed} is closed.`, vocabulary),
    check: (scenario, { issueStates }) =>
      findCaptures(
        scenario,
        (issue) => issueStates?.get(issue)?.state === 'closed',
        (issue) =>
          `Issue ${describeIssue(issue)} is closed, but the scenario still expects to fail; fix it or reopen the issue.`,
      ),
  };
}

function closingRemovesExpectedFail(vocabulary: Vocabulary): TagRule {
  return {
    id: 'closing-removes-expected-fail',
    title: `A change that closes an issue removes its ${vocabulary.expectedFail}.`,
    why: 'As long as a scenario is expected to fail, nobody has seen the fix work.',
    ...writeExamples(13, (closing) => `# The change says: Closes ${closing}`, vocabulary),
    check: (scenario, { issueStates, closing = [] }) =>
      findCaptures(
        scenario,
        // An issue that is closed already is reported by the rule above.
        (issue) => closing.includes(issue) && issueStates?.get(issue)?.state !== 'closed',
        (issue) =>
          `The change says that it closes ${describeIssue(issue)}, but the scenario still expects to fail.`,
      ),
  };
}

function writeExamples(
  number: number,
  tell: (issue: string) => string,
  vocabulary: Vocabulary,
): Pick<TagRule, 'good' | 'bad'> {
  const issue = vocabulary.exampleIssue(number);
  const comment = tell(describeIssue(issue));
  const tags = `${vocabulary.issue} ${vocabulary.numberedIssue(issue)}`;
  return {
    good: writeExample({ comment, tags }),
    bad: writeExample({ comment, tags: `${tags} ${vocabulary.expectedFail}`, reason: exampleReason }),
  };
}

function findCaptures(
  { expectedFail, issues }: TaggedScenario,
  isOver: (issue: IssueKey) => boolean,
  describe: (issue: IssueKey) => string,
): TagFinding[] {
  if (expectedFail === undefined) {
    return [];
  }
  return issues.filter(isOver).map((issue) => ({
    at: describePlace(expectedFail.place),
    reason: describe(issue),
    remedy: { action: 'delete', line: expectedFail.name },
  }));
}
