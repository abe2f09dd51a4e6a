import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { tagRulesOf } from '#cucumber/tags/tag-rules';
import { type Vocabulary, vocabularyOf } from '#cucumber/tags/vocabulary';
import { runFolderWarm } from './nested-run';

/** A violation that was told of an example of a rule. */
export interface ToldViolation {
  /** The id of the rule that the example belongs to. */
  readonly example: string;
  readonly kind: 'good' | 'bad';
  /** The id of the rule that it was said to break. */
  readonly rule: string;
}

/** The issues file that the examples of the rules take for granted. */
export function issuesOfExamples(vocabulary: Vocabulary): readonly object[] {
  return [7, 12, 13, 991].map((number) => {
    const issue = vocabulary.exampleIssue(number);
    const name = typeof issue === 'number' ? { number: issue } : { key: issue };
    return { ...name, state: number === 12 ? 'closed' : 'open' };
  });
}
/** The conditions that they take for granted. */
export const conditionsOfExamples = { windows: { platform: 'win32' } };
// And the change.
const change = { CAPTURE_BUGS_CLOSES: 'Closes #13' };

const violation = /^ {2}([\w-]+)\.(good|bad)\.feature:.* \[([\w-]+)\]$/gm;

/** Has the plugin check the examples of all tag rules, each as a feature of its own, in the tags of a suite. */
export async function runRuleBook(tagPrefix: string): Promise<readonly ToldViolation[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'rule-book-'));
  try {
    for (const { id, good, bad } of tagRulesOf(vocabularyOf(tagPrefix))) {
      writeFileSync(path.join(folder, `${id}.good.feature`), good);
      writeFileSync(path.join(folder, `${id}.bad.feature`), bad);
    }
    const conditions = conditionsOfExamples;
    const plugin = [pathToFileURL('src/cucumber/dist/plugin.js').href];
    const configuration = {
      paths: ['*.feature'],
      plugin,
      pluginOptions: {
        captureBugs: { requireReason: true, tagPrefix, issuesFile: 'issues.json', conditions },
      },
    };
    writeFileSync(path.join(folder, 'cucumber.json'), JSON.stringify({ default: configuration }));
    writeFileSync(
      path.join(folder, 'issues.json'),
      JSON.stringify(issuesOfExamples(vocabularyOf(tagPrefix))),
    );
    const { stderr } = await runFolderWarm(folder, ['--dry-run'], change);
    return [...stderr.matchAll(violation)].map(([, example = '', kind, rule = '']) => ({
      example,
      kind: kind === 'good' ? 'good' : 'bad',
      rule,
    }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
