import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  createSourceFile,
  isImportDeclaration,
  isJSDoc,
  isStringLiteral,
  isVariableStatement,
  type Node,
  ScriptTarget,
  type SourceFile,
} from 'typescript';

const ADAPTERS = '/adapters/';

/**
 * The number of lines of code that a user writes for an experiment: those of its file, and those of the adapters that it imports.
 *
 * Blank lines, comments, imports, and the `KnownRace` object, which only documents the race, do not count.
 */
export function countExperimentLines(file: string): number {
  const source = createSourceFile(file, readFileSync(file, 'utf8'), ScriptTarget.ES2023, true);
  const imports = source.statements.filter(isImportDeclaration);
  const code = source.statements.filter(
    (statement) => !isImportDeclaration(statement) && !isKnownRace(statement),
  );
  const own = new Set(code.flatMap((statement) => linesOf(statement, source))).size;
  return imports.reduce((sum, { moduleSpecifier }) => {
    const isAdapter = isStringLiteral(moduleSpecifier) && moduleSpecifier.text.includes(ADAPTERS);
    const adapter = isAdapter && path.join(path.dirname(file), `${moduleSpecifier.text}.ts`);
    return adapter ? sum + countExperimentLines(adapter) : sum;
  }, own);
}

function isKnownRace(statement: Node): boolean {
  return (
    isVariableStatement(statement) &&
    statement.declarationList.declarations.some(({ type }) => type?.getText() === 'KnownRace')
  );
}

/** The lines on which a token of the node begins or ends. Comments and blank lines have no tokens. */
function linesOf(node: Node, source: SourceFile): readonly number[] {
  if (isJSDoc(node)) {
    return [];
  }
  const children = node.getChildren(source);
  if (children.length > 0) {
    return children.flatMap((child) => linesOf(child, source));
  }
  return [node.getStart(source), node.getEnd()].map((at) => source.getLineAndCharacterOfPosition(at).line);
}
