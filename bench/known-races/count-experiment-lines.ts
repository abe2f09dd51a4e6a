import { readFileSync } from 'node:fs';
import {
  createSourceFile,
  isImportDeclaration,
  isVariableStatement,
  type Node,
  ScriptTarget,
  type SourceFile,
} from 'typescript';

/**
 * The lines of code that an experiment takes: those of its file without blank lines, comments, imports, and the one `KnownRace`
 * that says where it comes from.
 */
export function countExperimentLines(file: string): number {
  const source = createSourceFile(file, readFileSync(file, 'utf8'), ScriptTarget.ES2023, true);
  const counted = source.statements.filter(
    (statement) => !isImportDeclaration(statement) && !isKnownRace(statement, source),
  );
  return new Set(counted.flatMap((statement) => linesOf(statement, source))).size;
}

function isKnownRace(statement: Node, source: SourceFile): boolean {
  return (
    isVariableStatement(statement) &&
    statement.declarationList.declarations.some(({ type }) => type?.getText(source) === 'KnownRace')
  );
}

/** The lines on which a token of the node begins or ends; comments and blank lines hold none. */
function linesOf(node: Node, source: SourceFile): readonly number[] {
  const children = node.getChildren(source);
  if (children.length > 0) {
    return children.flatMap((child) => linesOf(child, source));
  }
  return [node.getStart(source), node.getEnd()].map((at) => source.getLineAndCharacterOfPosition(at).line);
}
