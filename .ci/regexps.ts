/**
 * Finds regular expressions of the packages that take more than linear time on some input. A megabyte of output is not unusual in a
 * test report, and an expression that takes a second for a kilobyte would never finish it.
 *
 * `npm run check:regexps`. The findings are cached in node_modules/.cache, so that only new expressions are examined.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { check } from 'recheck';
import { findComputedRegexps, findWrittenRegexps, type PlacedRegexp } from './regexps/find-regexps';

type Expression = Pick<PlacedRegexp, 'source' | 'flags'>;
type Findings = Record<string, string>;

const { devDependencies }: { devDependencies: Record<string, string> } = JSON.parse(
  readFileSync('package.json', 'utf8'),
);
const CACHE = 'node_modules/.cache/regexps.json';
/** Enough for the slowest expression on a busy machine. One that is not judged by then is red. */
const TIMEOUT_MS = 300_000;
/** The interval of progress messages: in a new clone, with an empty cache, the check takes minutes. */
const TOLD_EACH_MS = 30_000;
/** The time limit of one attack; the default is one and a half seconds. */
const PATIENCE_MS = 60_000;

async function main(): Promise<void> {
  const known = readFindings();
  const found: Findings = {};
  const regexps = [...findWrittenRegexps(), ...findComputedRegexps()];
  let toldMs = Date.now();
  for (const [index, one] of regexps.entries()) {
    const key = keyOf(one);
    found[key] = found[key] ?? known[key] ?? (await judge(one));
    if (Date.now() - toldMs > TOLD_EACH_MS) {
      toldMs = Date.now();
      process.stderr.write(`  ${index + 1} of ${regexps.length} regular expressions are judged\n`);
    }
  }
  writeFindings(found);
  const bad = regexps.flatMap((one) => describe(one, found[keyOf(one)]));
  for (const line of bad) {
    print(line);
  }
  if (bad.length > 0) {
    print('Write them so that no text can be read twice, or look for their parts with indexOf.');
    process.exitCode = 1;
  }
}

/** The problem of an expression; empty if there is none. */
async function judge(one: Expression): Promise<string> {
  const quick = await examine(one, {});
  // An attack also counts if it only takes long, as any does on a busy machine. So each finding is verified with a longer time limit.
  return quick === '' ? '' : examine(one, { attackTimeout: PATIENCE_MS });
}

async function examine({ source, flags }: Expression, options: Parameters<typeof check>[2]): Promise<string> {
  const verdict = await check(source, flags, { timeout: TIMEOUT_MS, ...options });
  switch (verdict.status) {
    case 'safe':
      return '';
    case 'vulnerable':
      return verdict.complexity.type === 'polynomial' && hasBounds(source)
        ? ''
        : `${verdict.complexity.summary}, on ${verdict.attack.pattern}`;
    default:
      return `could not be judged: ${JSON.stringify(verdict.error)}`;
  }
}

/** If each repetition is bounded, so is the text that a match reads from any position. Only exponential time would then be a problem. */
function hasBounds(source: string): boolean {
  const outside = source.replaceAll(/\\.|\[(?:\\.|[^\]\\])*\]/g, '');
  return !/[*+]|\{\d+,\}/.test(outside);
}

function describe({ place, source, flags }: PlacedRegexp, finding: string | undefined): string[] {
  return finding ? [`${place}  /${source}/${flags}`, `  ${finding}`] : [];
}

/** The version of the tool is part of the key, because another version may find more. */
function keyOf({ source, flags }: Expression): string {
  return `${devDependencies.recheck} /${source}/${flags}`;
}

function readFindings(): Findings {
  return existsSync(CACHE) ? JSON.parse(readFileSync(CACHE, 'utf8')) : {};
}

function writeFindings(findings: Findings): void {
  mkdirSync(path.dirname(CACHE), { recursive: true });
  writeFileSync(CACHE, JSON.stringify(findings, null, 1));
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
