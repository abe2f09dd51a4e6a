import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** The folders of a compaction. */
interface CoverageFolders {
  /** Where Node has written one file for each process and thread. */
  readonly from: string;
  /** Where c8 reads. Whatever is there is replaced. */
  readonly to: string;
  /** The repository, whose scripts below `src` are kept. */
  readonly root: string;
}

/** What Node writes of one script: which functions and blocks ran how often. */
interface ScriptCoverage {
  readonly url: string;
  readonly functions: readonly { readonly ranges: { count: number }[] }[];
}

/** How often each coverage of one script was found, by the text of its functions. */
type Variants = Map<string, number>;

/**
 * Keeps what c8 reports, and each different coverage of a script only once.
 *
 * c8 merges one file after the other, with all that the process had loaded: Cucumber, TypeScript, the steps. Thousands of threads run
 * the same few functions, so that most of their coverage of a script is the same; its counts are multiplied instead.
 */
export function compactCoverage({ from, to, root }: CoverageFolders): void {
  const scripts = readScripts(from, pathToFileURL(`${path.resolve(root, 'src')}/`).href);
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  let written = 0;
  for (const result of layersOf(scripts)) {
    writeFileSync(path.join(to, `coverage-${written}.json`), JSON.stringify({ result }));
    written += 1;
  }
}

function readScripts(folder: string, ours: string): Map<string, Variants> {
  const scripts = new Map<string, Variants>();
  for (const file of readdirSync(folder)) {
    for (const { url, functions } of readResult(path.join(folder, file))) {
      if (url.startsWith(ours)) {
        const variants: Variants = scripts.get(url) ?? new Map();
        const text = JSON.stringify(functions);
        scripts.set(url, variants.set(text, (variants.get(text) ?? 0) + 1));
      }
    }
  }
  return scripts;
}

/** A process that was killed while it wrote has left a part of a file, which c8 leaves out, too. */
function readResult(file: string): readonly ScriptCoverage[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).result ?? [];
  } catch (error) {
    if (error instanceof SyntaxError) {
      return [];
    }
    throw error;
  }
}

/**
 * As many files as a script has variants at most: a file that names a script twice is not merged. One at a time, because all of them
 * would take more memory than a process has.
 */
function* layersOf(scripts: ReadonlyMap<string, Variants>): Generator<ScriptCoverage[]> {
  // Two of each, where there were several: c8 treats a function that only one process has loaded in a way of its own.
  const counted = [...scripts].map(([url, variants]) => ({
    url,
    all: [...variants].flatMap(([text, count]) =>
      count === 1
        ? [{ text, count }]
        : [
            { text, count: 1 },
            { text, count: count - 1 },
          ],
    ),
  }));
  const layers = Math.max(0, ...counted.map(({ all }) => all.length));
  for (let layer = 0; layer < layers; layer += 1) {
    yield counted.flatMap(({ url, all }) => {
      const one = all[layer];
      return one === undefined ? [] : [times(url, one.text, one.count)];
    });
  }
}

function times(url: string, text: string, factor: number): ScriptCoverage {
  const functions: ScriptCoverage['functions'] = JSON.parse(text);
  for (const { ranges } of functions) {
    for (const range of ranges) {
      range.count *= factor;
    }
  }
  return { url, functions };
}
