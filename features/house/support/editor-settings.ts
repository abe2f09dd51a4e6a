import { readFileSync } from 'node:fs';

/** How the formatter writes, as far as an editor is to know. */
interface FormatterSettings {
  readonly indentStyle?: string;
  readonly indentWidth?: number;
  readonly lineWidth?: number;
  readonly lineEnding?: string;
}

const SECTION = /^\[(?<section>.*)\]$/;
const SETTING = /^(?<name>\w+) = (?<value>\S+)$/;
/** What Biome does where its settings say nothing. */
const DEFAULTS: FormatterSettings = { indentStyle: 'tab', indentWidth: 2, lineWidth: 80, lineEnding: 'lf' };

/** The names of the settings for editors that differ from those of the formatter, with changes to the latter. */
export function compareSettings(changes: FormatterSettings): string[] {
  const { formatter } = JSON.parse(readFileSync('.config/biome.settings.json', 'utf8'));
  const expected: FormatterSettings = { ...DEFAULTS, ...formatter, ...changes };
  const editor = readGeneralSettings(readFileSync('.editorconfig', 'utf8'));
  const pairs = [
    ['indent_style', expected.indentStyle],
    ['indent_size', expected.indentWidth],
    ['max_line_length', expected.lineWidth],
    ['end_of_line', expected.lineEnding],
    // These the formatter has no settings for: it always does so.
    ['charset', 'utf-8'],
    ['insert_final_newline', true],
    ['trim_trailing_whitespace', true],
  ] as const;
  return pairs.filter(([name, value]) => editor.get(name) !== String(value)).map(([name]) => name);
}

/** What is said of all files, in the section `[*]`. */
function readGeneralSettings(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let section = '';
  for (const line of text.split('\n')) {
    section = SECTION.exec(line)?.groups?.section ?? section;
    const { name = '', value = '' } = SETTING.exec(line)?.groups ?? {};
    if (section === '*' && name !== '') {
      found.set(name, value);
    }
  }
  return found;
}
