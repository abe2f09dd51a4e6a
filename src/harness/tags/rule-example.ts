/** The parts of an example in which the examples of rules differ. */
interface ExampleParts {
  readonly featureTags?: string;
  readonly tags: string;
  readonly reason?: string;
  readonly step?: string;
}

/** Writes a feature of one scenario, short enough to show beside a rule and whole enough to run. */
export function writeExample({
  featureTags,
  tags,
  reason,
  step = 'Then one engine is open',
}: ExampleParts): string {
  return [
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
