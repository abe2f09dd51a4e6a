/** A feature that is promoted at a line. */
interface PeculiarFeature {
  readonly file: string;
  readonly before: readonly string[];
  readonly line: number;
  readonly after: readonly string[];
}

const feature = ['Feature: Session', '', '  Scenario: One', '    Then one engine is open'];

/** Features that an editor of text might trip over, by what is peculiar about them. Their lines keep their own ends. */
export const peculiarFeatures: Readonly<Record<string, PeculiarFeature>> = {
  'a byte order mark in front of a line that goes': {
    file: 'features/one.feature',
    before: ['\uFEFF@tdd_expected_fail\n', '@tdd_issue @tdd_issue_7\n', feature.join('\n')],
    line: 1,
    after: ['\uFEFF@tdd_issue @tdd_issue_7\n', feature.join('\n')],
  },
  'a reason that ends the file, without a line break': {
    file: 'features/one.feature',
    before: [
      'Feature: One\r\n',
      '@tdd_issue @tdd_issue_7 @tdd_expected_fail\r\n',
      'Scenario: One\r\n',
      'Fails today: x',
    ],
    line: 3,
    after: ['Feature: One\r\n', '@tdd_issue @tdd_issue_7\r\n', 'Scenario: One'],
  },
  'two reasons in one description': {
    file: 'features/one.feature',
    before: [
      '@tdd_expected_fail @tdd_issue @tdd_issue_7\n',
      'Feature: One\nFails today: x\n\nFails today: y\n',
      'Scenario: One\n',
    ],
    line: 1,
    after: ['@tdd_issue @tdd_issue_7\n', 'Feature: One\n\n', 'Scenario: One\n'],
  },
  'signs of a glob in its name': {
    file: 'features/[one] (1).feature',
    before: ['@tdd_expected_fail @tdd_issue @tdd_issue_7\n', feature.join('\n')],
    line: 1,
    after: ['@tdd_issue @tdd_issue_7\n', feature.join('\n')],
  },
  'Markdown around it': {
    file: 'features/one.feature.md',
    before: [
      '# Feature: One\n',
      'By `@ada`\n',
      '## Scenario: One\n',
      '* Then one\n',
      '`@tdd_issue` `@tdd_issue_7` `@tdd_expected_fail`\n',
      '## Scenario: Two\n',
      'Words.\n',
      '* Then two\n',
    ],
    line: 8,
    after: [
      '# Feature: One\n',
      'By `@ada`\n',
      '## Scenario: One\n',
      '* Then one\n',
      '`@tdd_issue` `@tdd_issue_7`\n',
      '## Scenario: Two\n',
      'Words.\n',
      '* Then two\n',
    ],
  },
};
