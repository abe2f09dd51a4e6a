/**
 * Says which regular expressions of the packages take more than linear time on some text. A megabyte of output is nothing
 * unusual in a test report, and what takes a second for a kilobyte never ends on it.
 *
 * `npm run check:regexps`. What was found out is kept in node_modules/.cache, so that only new expressions are examined.
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
/** Enough for the slowest of them on a busy machine; one that is not judged by then is red. */
const TIMEOUT_MS = 300_000;
/** A new clone has none of them in its cache, and judges for minutes. */
const TOLD_EACH_MS = 30_000;
/** For one attack; by default it has one and a half seconds. */
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

/** What is wrong with an expression; empty if nothing is. */
async function judge(one: Expression): Promise<string> {
  const quick = await examine(one, {});
  // An attack counts when it takes long, too, as any does on a busy machine: what was found is tried again with patience.
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

/** Where each repetition has a bound, so has what is read from any place of a text. What is too much for that is exponential. */
function hasBounds(source: string): boolean {
  const outside = source.replaceAll(/\\.|\[(?:\\.|[^\]\\])*\]/g, '');
  return !/[*+]|\{\d+,\}/.test(outside);
}

function describe({ place, source, flags }: PlacedRegexp, finding: string | undefined): string[] {
  return finding ? [`${place}  /${source}/${flags}`, `  ${finding}`] : [];
}

/** Another version may find more. */
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
