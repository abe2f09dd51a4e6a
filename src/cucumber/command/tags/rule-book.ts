import type { TagRule } from '../../tags/tag-rule';

/** The formats of the rule book, by the value of `--format`. */
export const ruleBookFormats: Readonly<
  Record<'text' | 'json' | 'markdown', (rules: readonly TagRule[]) => string>
> = Object.freeze({
  text: (rules) => rules.map(describeRule).join('\n'),
  json: (rules) =>
    `${JSON.stringify(
      rules.map(({ id, title, why, good, bad }) => ({ id, law: title, why, good, bad })),
      undefined,
      2,
    )}\n`,
  markdown: (rules) => ['# The tag rules\n', ...rules.map(writeSection)].join('\n'),
});

function describeRule({ id, title, why, good, bad }: TagRule): string {
  return [
    id,
    `  ${title}`,
    `  ${why}`,
    '',
    '  good:',
    ...indent(good),
    '',
    '  bad:',
    ...indent(bad),
    '',
  ].join('\n');
}

function indent(gherkin: string): string[] {
  return gherkin.split('\n').map((line) => `    ${line}`.trimEnd());
}

// In backticks, because Markdown would take the angle brackets of a tag such as `@tdd_issue_<N>` for HTML.
function writeSection({ id, title, why, good, bad }: TagRule): string {
  const lines = [title, '', why].map((line) => line.replaceAll(/@[\w<>-]+/g, '`$&`'));
  return [`## ${id}`, '', ...lines, '', 'Good:', '', ...fence(good), '', 'Bad:', '', ...fence(bad), ''].join(
    '\n',
  );
}

function fence(gherkin: string): string[] {
  return ['```gherkin', gherkin, '```'];
}
