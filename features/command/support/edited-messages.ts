type Edit = (text: string, detail: string) => string;

const day = 24 * 60 * 60;

/** What can have happened to the messages of a run, in the words of a scenario. */
const edits: readonly (readonly [RegExp, Edit])[] = [
  [/^,? ?copied$/, (text) => text],
  [/^ counted$/, countIds],
  [/^ cut off$/, (text) => `${linesOf(text).slice(0, -1).join('\n')}\n`],
  [/^ cut in a line$/, (text) => text.trimEnd().slice(0, -20)],
  [/^ cut in a scenario$/, cutInScenario],
  [/^ cut before its (first|second|last) scenario was read$/, cutInFeatures],
  [/^ with Windows paths$/, (text) => text.replaceAll('features/', String.raw`features\\`)],
  [/^ begun a day before$/, (text) => text.replace(/\{"testRunStarted".*/, (line) => move(line, -day))],
  [/^ an hour before$/, (text) => move(text, -60 * 60)],
  [/^ a day before$/, (text) => move(text, -day)],
  [
    /^ of commit (.+)$/,
    (text, revision) => withMeta(text, { ci: { name: 'CI', git: { revision, remote: '' } } }),
  ],
  [
    /^ of Cucumber (.+)$/,
    (text, version) => withMeta(text, { implementation: { name: 'cucumber-js', version } }),
  ],
  [/^ with a message of (.+) in it$/, withUnknown],
  [/^ of an older version$/, (text) => move(text.replaceAll('a guard', 'a guard of old'), -60)],
];

/** The messages of a run after something has happened to them: `shard 1 cut off`. */
export function editMessages(runs: Readonly<Record<string, string>>, words: string): string {
  if (words === 'nothing') {
    return '';
  }
  if (words === 'shard 1 and shard 2 in one file') {
    return [runs['shard 1'], runs['shard 2']].join('');
  }
  const names = Object.entries(runs).toSorted(([one], [other]) => other.length - one.length);
  const run = names.find(([name]) => words.startsWith(name));
  if (run === undefined) {
    throw new Error(`No run is called "${words}".`);
  }
  const [name, text] = run;
  return words
    .slice(name.length)
    .split(/(?=, )/)
    .filter(Boolean)
    .reduce((edited, edit) => applyEdit(edited, edit), text);
}

function applyEdit(text: string, words: string): string {
  for (const [pattern, edit] of edits) {
    const found = pattern.exec(words);
    if (found) {
      return edit(text, found[1] ?? '');
    }
  }
  throw new Error(`Nothing is called "${words}".`);
}

function linesOf(text: string): string[] {
  return text.split('\n').filter(Boolean);
}

/** As Cucumber does where it is told to: ids are numbers, and begin with 1 in each process. */
export function countIds(text: string): string {
  const numbers = new Map<string, string>();
  return text.replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, (id) => {
    const number = numbers.get(id) ?? String(numbers.size + 1);
    numbers.set(id, number);
    return number;
  });
}

// Before the end of the first step of its fourth scenario.
function cutInScenario(text: string): string {
  const lines = linesOf(text);
  const starts = lines.flatMap((line, index) => (line.startsWith('{"testCaseStarted"') ? [index] : []));
  return `${lines.slice(0, (starts[3] ?? 0) + 4).join('\n')}\n`;
}

// Before its pickles, or between them.
function cutInFeatures(text: string, which: string): string {
  const lines = linesOf(text);
  const pickles = lines.flatMap((line, index) => (line.startsWith('{"pickle"') ? [index] : []));
  const end = { first: pickles[0], second: pickles[1] }[which] ?? pickles.at(-1);
  return `${lines.slice(0, end).join('\n')}\n`;
}

function move(text: string, seconds: number): string {
  return text.replaceAll(/"seconds":(\d{9,})/g, (_, moment) => `"seconds":${Number(moment) + seconds}`);
}

const unknownMessages: Readonly<Record<string, object>> = {
  fields: { neverHeardOf: { words: 'hello' } },
  'a text': { neverHeardOf: 'hello' },
  'a number': { neverHeardOf: 7 },
  nothing: { neverHeardOf: null },
  'no attachment': { attachment: null },
  'a text as a step': { testStepFinished: 'hello' },
};

function withUnknown(text: string, value: string): string {
  const [first = '', ...others] = linesOf(text);
  return `${[first, JSON.stringify(unknownMessages[value]), ...others].join('\n')}\n`;
}

function withMeta(text: string, facts: object): string {
  const [first = '', ...others] = linesOf(text);
  const { meta } = JSON.parse(first);
  return `${[JSON.stringify({ meta: { ...meta, ...facts } }), ...others].join('\n')}\n`;
}
