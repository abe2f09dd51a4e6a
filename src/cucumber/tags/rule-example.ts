import { failsToday, type Vocabulary } from './vocabulary';

/** The variable parts of an example. */
interface ExampleParts {
  /** A comment with what the tags alone do not show. */
  readonly comment?: string;
  readonly featureTags?: string;
  readonly tags: string;
  readonly reason?: string;
  readonly step?: string;
}

/** A reason for the examples that need one. */
export const exampleReason = `${failsToday} 2 engines are open`;

/** Writes a feature with one scenario, short enough to be shown with a rule, and complete enough to run. */
export function writeExample({
  comment,
  featureTags,
  tags,
  reason,
  step = 'Then one engine is open',
}: ExampleParts): string {
  return [
    ...(comment === undefined ? [] : [comment]),
    ...(featureTags === undefined ? [] : [featureTags]),
    'Feature: Session',
    '',
    `  ${tags}`,
    '  Scenario: Two callers open a session',
    ...(reason === undefined ? [] : [`    ${reason}`, '']),
    `    ${step}`,
  ]
    .join('\n')
    .trimEnd();
}

/** The tags of a capture. */
export function captureTags(vocabulary: Vocabulary): string {
  return `${guardTags(vocabulary)} ${vocabulary.expectedFail}`;
}

/** The tags of a guard: those that stay when the bug is fixed. */
export function guardTags(vocabulary: Vocabulary): string {
  return `${vocabulary.issue} ${vocabulary.numberedIssue(vocabulary.exampleIssue(991))}`;
}
