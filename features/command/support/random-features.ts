import fc from 'fast-check';

/** A feature that chance has made, before and after its promotion. */
export interface RandomFeature {
  readonly before: string;
  /** Written by the same hand, without the tags and reasons of what is promoted: nobody has edited it. */
  readonly after: string;
  /** The lines that name what is promoted. */
  readonly lines: readonly number[];
  /** How many scenarios and rows of outlines that is. */
  readonly promoted: number;
}

/** A line of the feature, and what a promotion makes of it. */
interface Line {
  readonly text: string;
  /** Undefined where the line goes. */
  readonly after?: string | undefined;
  /** How many captures a promotion of this line is to promote. */
  readonly promotes?: number;
}

const kept = (text: string): Line => ({ text, after: text });
const named = (text: string, promotes: number): Line => ({ ...kept(text), promotes });
const gone = (text: string): Line => ({ text, after: undefined });

const expectedFail = '@tdd_expected_fail';
const issueTags = ['@tdd_issue', '@tdd_issue_7'];
const foreignTags = fc.subarray(['@slow', '@ü', '@a#b', '@🐛', '@tddish'], { maxLength: 3 });
const spacing = fc.constantFrom(' ', '  ', '\t');
const comment = fc.constantFrom('', ' # why', '\t# not @tdd_expected_fail');
const name = fc.constantFrom('one', 'Fails today: no', '@tdd_expected_fail', 'ü 🐛', 'a  b');

interface WrittenTags {
  readonly ofCapture: (own: readonly string[], isPromoted: boolean) => Line[];
  readonly ofOthers: () => Line[];
}

/** Tags of a capture: the one that goes stands anywhere in their line, or in a line of its own. */
const tags: fc.Arbitrary<WrittenTags> = fc
  .record({ foreignTags, spacing, comment, at: fc.nat(9), isAlone: fc.boolean() })
  .map(({ foreignTags: others, spacing: space, comment: remark, at, isAlone }) => ({
    ofCapture: (own: readonly string[], isPromoted: boolean): Line[] => {
      const stay = [...own, ...others];
      const first = isAlone && stay.length > 0 ? [kept(stay.join(space))] : [];
      const beside = first.length > 0 ? [] : stay;
      const all = beside.toSpliced(at % (beside.length + 1), 0, expectedFail);
      return [...first, tagLine(all, isPromoted ? beside : all, space, remark)];
    },
    ofOthers: (): Line[] => (others.length === 0 ? [] : [kept(others.join(space) + remark)]),
  }));

function tagLine(before: readonly string[], after: readonly string[], space: string, remark: string): Line {
  const left = after.length === 0 ? remark.trimStart() : after.join(space) + remark;
  return { text: before.join(space) + remark, after: left === '' ? undefined : left };
}

const steps = fc.subarray(
  [
    ['Given a text', '  """', '  Fails today: in a text', '  @tdd_expected_fail', '', '  """'],
    ['# Fails today: in a comment'],
    ['When a table', '  | Fails today: | ü |', '  | 1 | 🐛 |'],
    ['', 'Then   it holds  '],
  ],
  { minLength: 1 },
);
const description = fc.subarray([[''], ['Some words.', ''], ['Words that say Fails today: in the middle.']]);
const kind = fc.constantFrom<Kind>('plain', 'capture', 'promoted', 'promoted', 'outline');
type Kind = 'plain' | 'capture' | 'promoted' | 'outline';

const reason = fc.constantFrom('  Fails today: x', '  fails TODAY:  ü');

const scenario = fc
  .record({ kind, tags, name, description, steps, reason })
  .map((parts): Line[] => writeScenario[parts.kind](parts));

interface Parts {
  readonly tags: WrittenTags;
  readonly name: string;
  readonly description: readonly string[][];
  readonly steps: readonly string[][];
  readonly reason: string;
}

const writeScenario: Readonly<Record<Kind, (parts: Parts) => Line[]>> = {
  plain: ({ tags: written, name: title, ...parts }) => [
    ...written.ofOthers(),
    kept(`Scenario: ${title}`),
    ...bodyOf(parts),
    kept(''),
  ],
  capture: ({ tags: written, name: title, ...parts }) => [
    ...written.ofCapture(issueTags, false),
    ...[`Scenario: ${title}`, parts.reason].map(kept),
    ...bodyOf(parts),
    kept(''),
  ],
  promoted: ({ tags: written, name: title, ...parts }) => [
    ...written.ofCapture(issueTags, true),
    named(`Scenario: ${title}`, 1),
    gone(parts.reason),
    ...bodyOf(parts),
    kept(''),
  ],
  outline: ({ tags: written, name: title, ...parts }) => [
    ...[issueTags.join(' '), `Scenario Outline: ${title}`].map(kept),
    ...[...bodyOf(parts), kept('  Then <n>')],
    ...[...written.ofCapture([], true), named('Examples: fixed', 2), gone(parts.reason)],
    ...['  | n |', '  | 1 |', '  | 2 |', '', 'Examples: others', '  | n |', '  | 3 |', ''].map(kept),
  ],
};

function bodyOf({ description: words, steps: own }: Pick<Parts, 'description' | 'steps'>): Line[] {
  return [...words.flat(), ...own.flat().map((line) => `  ${line}`)].map(kept);
}

/** Features in the manner of any editor: any indentation, line break, byte order mark, and end. */
export const randomFeature: fc.Arbitrary<RandomFeature> = fc
  .record({
    scenarios: fc.array(scenario, { minLength: 1, maxLength: 4 }),
    indent: fc.constantFrom('', '  ', '\t'),
    lineBreak: fc.constantFrom('\n', '\r\n'),
    mark: fc.constantFrom('', '\uFEFF'),
    end: fc.constantFrom('none', 'one', 'two'),
  })
  .map(({ scenarios, indent, lineBreak, mark, end }) => {
    const lines: Line[] = [kept('Feature: by chance'), kept(''), ...scenarios.flat()];
    const write = (texts: readonly string[]) => {
      const text = texts.map((line) => (line === '' ? '' : indent + line)).join(lineBreak);
      return mark + text.trimEnd() + { none: '', one: lineBreak, two: lineBreak + lineBreak }[end];
    };
    return {
      before: write(lines.map(({ text }) => text)),
      after: write(lines.flatMap(({ after }) => (after === undefined ? [] : [after]))),
      lines: lines.flatMap(({ promotes }, index) => (promotes === undefined ? [] : [index + 1])),
      promoted: lines.reduce((sum, { promotes = 0 }) => sum + promotes, 0),
    };
  });
