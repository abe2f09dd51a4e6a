import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { findMissing, type Missing } from './optional-groups';

const STEPS = 'features/steps';
const KEYWORDS = ['Given', 'When', 'Then'];
const OTHER = { null: 'undefined', undefined: 'null' } as const;

/** What was found in files of steps. */
export class StepFindings {
  /** How many parameters may be missing. */
  count = 0;
  readonly faults: string[] = [];
}

/** Looks through all steps of this repository. */
export function checkSteps(findings: StepFindings): void {
  for (const name of readdirSync(STEPS)) {
    checkStepsIn(name, readFileSync(path.join(STEPS, name), 'utf8'), findings);
  }
}

/**
 * Looks through a file of steps for parameters that may be missing, and are taken for another nothing than Cucumber gives.
 *
 * The compiler knows nothing of the pattern. Where it is told what a parameter may be, it refuses most of what forgets that, but
 * no comparison with the other nothing, and no default.
 */
export function checkStepsIn(name: string, text: string, findings: StepFindings): void {
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && KEYWORDS.includes(node.expression.getText())) {
      checkStep(node, findings);
    }
    node.forEachChild(visit);
  };
  visit(ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true));
}

function checkStep(call: ts.CallExpression, findings: StepFindings): void {
  const [pattern] = call.arguments;
  const does = call.arguments.at(-1);
  const file = call.getSourceFile();
  const { line } = file.getLineAndCharacterOfPosition(call.getStart());
  const complain = (fault: string) => findings.faults.push(`${file.fileName}:${line + 1} ${fault}`);
  const parameters = does && parametersOf(does);
  if (pattern === undefined || ts.isStringLiteralLike(pattern) || parameters?.length === 0) {
    return;
  }
  if (!ts.isRegularExpressionLiteral(pattern)) {
    complain('has a pattern that is written elsewhere, so nobody sees what may be missing');
    return;
  }
  const missing = findMissing(pattern.text.slice(1, pattern.text.lastIndexOf('/')));
  findings.count += missing.filter((one) => one !== 'never').length;
  for (const [index, one] of missing.entries()) {
    const parameter = parameters?.[index];
    if (one !== 'never' && (parameter === undefined || parameter.dotDotDotToken !== undefined)) {
      complain('does not name what may be missing');
    } else if (one !== 'never' && parameter !== undefined && does !== undefined) {
      faultsOf(parameter, one, does).forEach(complain);
    }
  }
}

function parametersOf(does: ts.Expression): readonly ts.ParameterDeclaration[] | undefined {
  return ts.isFunctionExpression(does) || ts.isArrowFunction(does)
    ? does.parameters.filter(({ name }) => name.getText() !== 'this')
    : undefined;
}

function faultsOf(parameter: ts.ParameterDeclaration, missing: Missing, does: ts.Node): string[] {
  const { type, initializer, questionToken } = parameter;
  const name = parameter.name.getText();
  const faults: string[] = [];
  const types = type !== undefined && ts.isUnionTypeNode(type) ? type.types.map((one) => one.getText()) : [];
  if (!types.includes(missing) || types.includes(OTHER[missing])) {
    faults.push(`${name} is ${missing} where it is missing, and its type does not say so`);
  }
  if (initializer !== undefined || questionToken !== undefined) {
    faults.push(`${name} has a default, which null does not take`);
  }
  if (isCompared(does, name, OTHER[missing])) {
    faults.push(`${name} is ${missing} where it is missing, and is compared with ${OTHER[missing]}`);
  }
  return faults;
}

function isCompared(node: ts.Node, name: string, value: string): boolean {
  if (ts.isBinaryExpression(node) && /^[=!]==?$/.test(node.operatorToken.getText())) {
    const sides = [node.left.getText(), node.right.getText()];
    if (sides.includes(name) && sides.includes(value)) {
      return true;
    }
  }
  return node.getChildren().some((child) => isCompared(child, name, value));
}
