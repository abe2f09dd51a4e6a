import { readdirSync, readFileSync } from 'node:fs';

const GLOSSARY = 'features/README.md';
const ROW = /^\| (?<words>[^|]+) \| [^|]+ \|$/gm;
const HEADS = new Set(['word', '---']);
const TYPE = /^export (?:abstract )?(?:class|interface|type) (?<name>\w+)/gm;
const COMMENT = /\/\*[\s\S]*?\*\/|\/\/.*$/gm;
/** The parts of a name: `queueEntriesMax` has three, and so has `read-csv-row`. */
const PART = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g;

/** The words of features/README.md: those that it explains, and those that everybody knows. */
export class Glossary {
  readonly explained: readonly string[];
  readonly known: readonly string[];

  constructor() {
    const [, words = ''] = readFileSync(GLOSSARY, 'utf8').split('\n## Words\n');
    const [tables = '', others = ''] = words.split('\n### Not explained\n');
    this.explained = [...tables.matchAll(ROW)].flatMap(({ groups }) => split(groups?.words)).filter(isWord);
    this.known = split(others.trim().split('\n\n').at(-1)?.replace(/\.$/, ''));
  }

  /** The public types whose last word is in neither list. */
  namelessTypes(): string[] {
    const words = new Set([...this.explained, ...this.known]);
    return publicTypes().filter((name) => {
      const last = (name.match(PART) ?? []).at(-1)?.toLowerCase() ?? '';
      return ![last, ...singularsOf(last)].some((word) => words.has(word));
    });
  }

  /** The words that are part of no name in the code; of several words that belong together each must be one. */
  unusedWords(): string[] {
    const parts = partsOfNames();
    return this.explained.filter((word) => !word.split(' ').every((part) => parts.has(part)));
  }
}

function split(words = ''): string[] {
  return words.split(',').map((word) => word.replaceAll(/\s+/g, ' ').trim());
}

function isWord(word: string): boolean {
  return !HEADS.has(word);
}

/** The names of all types that a package exports, as `npm run api` lists them. */
export function publicTypes(): string[] {
  return readdirSync('src').flatMap((folder) =>
    [...readFileSync(`src/${folder}/api.md`, 'utf8').matchAll(TYPE)].map(({ groups }) => groups?.name ?? ''),
  );
}

function partsOfNames(): ReadonlySet<string> {
  const parts = ['src', 'features', '.ci'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !/(?:^|\/)(?:dist|node_modules|fixtures)\//.test(file))
      .flatMap((file) => {
        const code = readFileSync(`${folder}/${file}`, 'utf8').replaceAll(COMMENT, '');
        return `${file} ${code}`.match(PART) ?? [];
      }),
  );
  const words = new Set(parts.map((part) => part.toLowerCase()));
  return new Set([...words].flatMap((word) => [word, ...singularsOf(word)]));
}

function singularsOf(word: string): string[] {
  return [word.replace(/s$/, ''), word.replace(/es$/, ''), word.replace(/ies$/, 'y')];
}
