import { describePlace } from '../ground/place';
import { correctTag } from './correct-tag';
import { captureTags, exampleReason, guardTags, writeExample } from './rule-example';
import type { TagFinding, TagRule, TagRuleWriter } from './tag-rule';
import type { TaggedScenario, TagUse } from './tagged-scenario';
import type { TagKind, Vocabulary } from './vocabulary';

/** Rules about tags that must occur together. */
export const companyRules: readonly TagRuleWriter[] = [
  issueAndNumberTogether,
  expectedFailNamesItsIssue,
  repeatNamesItsIssue,
];

function issueAndNumberTogether(vocabulary: Vocabulary): TagRule {
  const { issue } = vocabulary;
  return {
    id: 'issue-and-number-together',
    title: `${issue} and ${vocabulary.numberedIssue('<N>')} need each other.`,
    why: 'One tag finds all captured issues, and the other finds this one. With only one of them, one of the two searches misses the scenario.',
    good: writeExample({ tags: guardTags(vocabulary) }),
    bad: writeExample({ tags: vocabulary.numberedIssue(vocabulary.exampleIssue(991)) }),
    check: (scenario) =>
      scenario.expectedFail ? [] : findMissing(scenario, ['issue', 'numbered issue'], vocabulary),
  };
}

function expectedFailNamesItsIssue(vocabulary: Vocabulary): TagRule {
  const { issue, expectedFail } = vocabulary;
  return {
    id: 'expected-fail-names-its-issue',
    title: `${expectedFail} needs ${issue} and ${vocabulary.numberedIssue('<N>')}.`,
    why: 'If a failure belongs to no issue, nobody can say whether it was repaired.',
    good: writeExample({ tags: captureTags(vocabulary), reason: exampleReason }),
    bad: writeExample({ tags: expectedFail, reason: exampleReason }),
    check: (scenario) =>
      scenario.expectedFail
        ? findMissing(scenario, ['expected fail', 'issue', 'numbered issue'], vocabulary)
        : [],
  };
}

function repeatNamesItsIssue(vocabulary: Vocabulary): TagRule {
  const { issue } = vocabulary;
  return {
    id: 'repeat-names-its-issue',
    title: `${vocabulary.repeat('<k>')} needs ${issue} and ${vocabulary.numberedIssue('<N>')}.`,
    why: 'Repetition shows that a bug fails every time, or that its guard holds every time. Without an issue there is no bug and no guard.',
    good: writeExample({ tags: `${guardTags(vocabulary)} ${vocabulary.repeat(10)}` }),
    bad: writeExample({ tags: vocabulary.repeat(10) }),
    check: (scenario) => {
      // If one of the two is present, the rules above require the other.
      const hasIssue = scenario.tags.some((tag) => pair.has(standsFor(tag, vocabulary)));
      return scenario.expectedFail || hasIssue
        ? []
        : findMissing(scenario, ['repeat', 'issue', 'numbered issue'], vocabulary);
    },
  };
}

// In the order in which they are written.
const neededTags = [
  'issue',
  'numbered issue',
  'expected fail',
  'repeat',
] as const satisfies readonly TagKind[];
type NeededTag = (typeof neededTags)[number];

const pair: ReadonlySet<TagKind> = new Set(['issue', 'numbered issue']);

// A misspelt tag counts as the tag that it resembles: its own rule reports the misspelling, and other rules should not repeat it.
function standsFor({ name, kind }: TagUse, vocabulary: Vocabulary): TagKind {
  const meant = kind === 'foreign' ? kind : vocabulary.kindOf(correctTag(name, vocabulary));
  // A tag with an invalid number or count counts as well-formed here.
  switch (meant) {
    case 'malformed number':
      return 'numbered issue';
    case 'malformed repeat':
      return 'repeat';
    default:
      return meant;
  }
}

function findMissing(
  { tags }: TaggedScenario,
  needed: readonly NeededTag[],
  vocabulary: Vocabulary,
): TagFinding[] {
  const bearerOf = (kind: NeededTag) => tags.find((tag) => standsFor(tag, vocabulary) === kind);
  const write = (kind: NeededTag) => {
    const present = bearerOf(kind);
    return present === undefined ? placeholder(kind, vocabulary) : correctTag(present.name, vocabulary);
  };
  const missing = needed.filter((kind) => bearerOf(kind) === undefined);
  const bearer = needed.map(bearerOf).find((tag) => tag !== undefined);
  if (bearer === undefined || missing.length === 0) {
    return [];
  }
  return [
    {
      at: describePlace(bearer.place),
      reason: `${correctTag(bearer.name, vocabulary)} needs ${missing.map(write).join(' and ')} beside it: together they say which issue it is.`,
      remedy: { action: 'write', line: needed.toSorted(byReading).map(write).join(' ') },
    },
  ];
}

function placeholder(kind: NeededTag, vocabulary: Vocabulary): string {
  switch (kind) {
    case 'issue':
      return vocabulary.issue;
    case 'numbered issue':
      return vocabulary.numberedIssue('<N>');
    case 'expected fail':
      return vocabulary.expectedFail;
    case 'repeat':
      return vocabulary.repeat('<k>');
  }
}

function byReading(one: NeededTag, other: NeededTag): number {
  return neededTags.indexOf(one) - neededTags.indexOf(other);
}
