import { describePlace } from './place';
import { writeExample } from './rule-example';
import type { TagFinding, TagRule } from './tag-rule';
import type { TaggedScenario, TagUse } from './tagged-scenario';
import { correctTag, kindOf, type TagKind, tagNames } from './vocabulary';

/** Rules about the company that tags keep. */
export const companyRules: readonly TagRule[] = [
  {
    id: 'issue-and-number-together',
    title: '@tdd_issue and @tdd_issue_<N> need each other.',
    why: 'The one finds all captured issues, the other finds this one; half of the pair is lost to one of the searches.',
    good: writeExample({ tags: '@tdd_issue @tdd_issue_991' }),
    bad: writeExample({ tags: '@tdd_issue_991' }),
    check: (scenario) => (scenario.expectedFail ? [] : findMissing(scenario, ['issue', 'numbered issue'])),
  },
  {
    id: 'expected-fail-names-its-issue',
    title: '@tdd_expected_fail needs @tdd_issue and @tdd_issue_<N>.',
    why: 'A failure that is expected for no stated issue can never be found fixed.',
    good: writeExample({
      tags: '@tdd_issue @tdd_issue_991 @tdd_expected_fail',
      reason: 'Fails today: 2 engines are open',
    }),
    bad: writeExample({ tags: '@tdd_expected_fail', reason: 'Fails today: 2 engines are open' }),
    check: (scenario) =>
      scenario.expectedFail ? findMissing(scenario, ['expected fail', 'issue', 'numbered issue']) : [],
  },
  {
    id: 'each-tag-once',
    title: 'A tag is given once, on the scenario or on something above it.',
    why: 'Whoever fixes the bug removes one @tdd_expected_fail and is left wondering why the other still holds.',
    good: writeExample({ featureTags: '@tdd_issue', tags: '@tdd_issue_991' }),
    bad: writeExample({ featureTags: '@tdd_issue', tags: '@tdd_issue @tdd_issue_991' }),
    check: (scenario) => scenario.tags.flatMap((tag) => findEarlierUse(tag, scenario)),
  },
];

// A misspelt tag stands for the one that was meant: its own rule names it, and one slip is told once.
function standsFor({ name, kind }: TagUse): TagKind {
  if (kind === 'malformed number') {
    return 'numbered issue';
  }
  return kind === 'foreign' ? kind : kindOf(correctTag(name));
}

function findMissing({ tags }: TaggedScenario, needed: readonly NeededTag[]): TagFinding[] {
  const isPresent = (kind: NeededTag) => tags.some((tag) => standsFor(tag) === kind);
  const write = (kind: NeededTag) => {
    const present = tags.find((tag) => standsFor(tag) === kind);
    return present === undefined ? placeholders[kind] : correctTag(present.name);
  };
  const missing = needed.filter((kind) => !isPresent(kind));
  const bearer = tags.find((tag) => standsFor(tag) === needed.find(isPresent));
  if (bearer === undefined || missing.length === 0) {
    return [];
  }
  return [
    {
      at: describePlace(bearer.place),
      reason: `${correctTag(bearer.name)} needs ${missing.map(write).join(' and ')} beside it: together they say which issue it is.`,
      remedy: { action: 'write', line: needed.toSorted(byReading).map(write).join(' ') },
    },
  ];
}

type NeededTag = 'issue' | 'numbered issue' | 'expected fail';

const placeholders: Readonly<Record<NeededTag, string>> = {
  issue: tagNames.issue,
  'numbered issue': `${tagNames.numberedIssue}<N>`,
  'expected fail': tagNames.expectedFail,
};

const readingOrder = Object.keys(placeholders);

function byReading(one: NeededTag, other: NeededTag): number {
  return readingOrder.indexOf(one) - readingOrder.indexOf(other);
}

function findEarlierUse(tag: TagUse, { tags }: TaggedScenario): TagFinding[] {
  const first = tags.find(({ name }) => name === tag.name);
  if (first === undefined || first === tag || tag.kind === 'foreign') {
    return [];
  }
  return [
    {
      at: describePlace(tag.place),
      reason: `${tag.name} is given twice: here, and on the ${first.level} at ${describePlace(first.place)}.`,
      remedy: { action: 'delete', line: tag.name },
    },
  ];
}
