import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** A regular expression of a package. */
export interface PlacedRegexp {
  /** Such as `src/cucumber/x.ts:7`. */
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

/** All regular expression literals. */
export function findWrittenRegexps(): PlacedRegexp[] {
  return listFiles('/').flatMap((file) => {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
    return listLiterals(source, source).map((literal) => {
      const { line } = source.getLineAndCharacterOfPosition(literal.getStart(source));
      const end = literal.text.lastIndexOf('/');
      return {
        place: `${file}:${line + 1}`,
        source: literal.text.slice(1, end),
        flags: literal.text.slice(end + 1),
      };
    });
  });
}

/**
 * All expressions that modules construct when they are loaded: loads the built modules, and records their calls of `RegExp`.
 * Expressions constructed later, in functions, depend on the input of users.
 */
export function findComputedRegexps(): PlacedRegexp[] {
  const found: PlacedRegexp[] = [];
  const original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(original, {
    construct: (target, [pattern, flags]: [string | RegExp, string?]) => {
      const made = new target(pattern, flags);
      found.push({ place: placeOfCaller(), source: made.source, flags: made.flags });
      return made;
    },
  });
  try {
    for (const file of listFiles('new RegExp(')) {
      require(path.resolve(file.replace(/^src\/[^/]+/, '$&/dist').replace('.ts', '.js')));
    }
  } finally {
    globalThis.RegExp = original;
  }
  return found;
}

/** The stack frame below the proxy and this function. */
function placeOfCaller(): string {
  const frame = new Error('Who calls?').stack?.split('\n')[3] ?? '';
  return path.relative('.', /\(?(\S+:\d+):\d+\)?$/.exec(frame)?.[1] ?? '');
}

function listLiterals(node: ts.Node, source: ts.SourceFile): ts.RegularExpressionLiteral[] {
  const found = ts.isRegularExpressionLiteral(node) ? [node] : [];
  ts.forEachChild(node, (child) => {
    found.push(...listLiterals(child, source));
  });
  return found;
}

/** The source files of the packages that contain this text. */
function listFiles(words: string): string[] {
  const args = ['grep', '--untracked', '-lF', words, '--', 'src/*.ts'];
  return execFileSync('git', args, { encoding: 'utf8' }).split('\n').filter(Boolean);
}
