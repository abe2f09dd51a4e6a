import { describeValue } from '../ground/describe-value';
import { isText } from '../ground/has-shape';
import { nearestName } from '../ground/nearest-name';
import { refuseUnknown } from '../ground/option-reader';
import { messageOf } from '../ground/thrown';
import { CaptureBugsOptionError } from './capture-bugs-options';
import type { CodeCondition, Condition, Conditions, EnvironmentMatch } from './condition';
import { isInRange } from './node-range';
import { checkVariables, isAsWanted } from './wanted-variables';

/** The environment in which conditions are evaluated, such as the current process. */
export interface Surroundings {
  readonly platform: string;
  readonly arch: string;
  readonly version: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Refuses invalid conditions, by name and value. `functions` says whether functions are allowed. */
export function checkConditions(conditions: Conditions, functions: 'allowed' | 'refused'): void {
  for (const [name, condition] of Object.entries(conditions)) {
    if (!/^[a-z][a-z\d_-]{0,39}$/i.test(name)) {
      throw refuse(
        `conditions: "${name}" is no name; write a letter, then at most 39 letters, digits, "-" and "_".`,
      );
    }
    if (typeof condition === 'function') {
      refuseFunction(name, functions);
    } else if (typeof condition !== 'boolean' && condition !== 'code') {
      checkMatch(`conditions.${name}`, condition);
    }
  }
}

/** Evaluates each condition in an environment. Calls each function once. */
export function evaluateConditions(
  conditions: Conditions,
  surroundings: Surroundings,
): ReadonlyMap<string, boolean> {
  return new Map(
    Object.entries(conditions).map(([name, condition]) => [name, evaluate(name, condition, surroundings)]),
  );
}

/** Joins the conditions of the configuration with those in code. Each may be defined only once. */
export function joinConditions(configured: Conditions<Condition>, inCode: Conditions): Conditions {
  for (const [name, condition] of Object.entries(inCode)) {
    const other = configured[name];
    const isSame = typeof condition !== 'function' && JSON.stringify(other) === JSON.stringify(condition);
    if (other !== undefined && other !== 'code' && !isSame) {
      throw refuse(
        `The condition "${name}" is defined twice: in the configuration of Cucumber and in code. Define it once; where code does, the configuration may say conditions: { "${name}": "code" }.`,
      );
    }
  }
  return { ...configured, ...inCode };
}

function refuseFunction(name: string, functions: 'allowed' | 'refused'): void {
  if (functions === 'refused') {
    throw refuse(
      `The condition "${name}" is a function, which a plugin cannot hand to other processes: give it in a support file, captureBugs({ conditions: { ${JSON.stringify(name)}: … } }), and write "code" in its place here.`,
    );
  }
}

const platforms = [
  'aix',
  'android',
  'cygwin',
  'darwin',
  'freebsd',
  'haiku',
  'linux',
  'netbsd',
  'openbsd',
  'sunos',
  'win32',
];
const processors = [
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'mips',
  'mipsel',
  'ppc',
  'ppc64',
  'riscv64',
  's390',
  's390x',
  'x64',
];

function checkMatch(where: string, match: EnvironmentMatch): void {
  if (
    typeof match !== 'object' ||
    match === null ||
    Array.isArray(match) ||
    Object.values(match).every((wanted) => wanted === undefined)
  ) {
    const shown = describeValue(match);
    throw refuse(
      `${where} is true, false, "code" or what has to match, such as { "platform": "win32" }, not ${shown}.`,
    );
  }
  refuseUnknown(Object.keys(match), ['platform', 'arch', 'node', 'env'], (unknown, hint) =>
    refuse(`${where} knows no "${unknown}"${hint}`),
  );
  checkNames(`${where}.platform`, match.platform, platforms);
  checkNames(`${where}.arch`, match.arch, processors);
  const { node, env } = match;
  if (node !== undefined && (!isText(node) || isInRange(process.version, node) === undefined)) {
    throw refuse(
      `${where}.node is a range such as "<22", ">=20.10 <22" or "20 || 22", not ${describeValue(node)}.`,
    );
  }
  if (env !== undefined) {
    checkVariables(`${where}.env`, env);
  }
}

// A misspelt name would make a condition that is never true, and then each of its captures would have to hold everywhere.
function checkNames(where: string, value: unknown, known: readonly string[]): void {
  if (value === undefined) {
    return;
  }
  const names: readonly unknown[] = Array.isArray(value) && value.length > 0 ? value : [value];
  const index = names.findIndex((name) => !isText(name) || !known.includes(name));
  if (index !== -1) {
    const unknown = names[index];
    const nearest = isText(unknown) ? nearestName(unknown, known) : undefined;
    const meant = nearest === undefined ? '.' : `; did you mean "${nearest}"?`;
    const [place, range] = names === value ? [`${where}[${index}]`, ''] : [where, ', or a list of them'];
    throw refuse(`${place} is one of ${known.join(', ')}${range}; not ${describeValue(unknown)}${meant}`);
  }
}

function evaluate(name: string, condition: CodeCondition, surroundings: Surroundings): boolean {
  if (condition === 'code') {
    throw refuse(
      `The configuration leaves the condition "${name}" to code, and captureBugs({ conditions }) gives no function of that name.`,
    );
  }
  if (typeof condition === 'function') {
    return callCondition(name, condition);
  }
  return typeof condition === 'boolean' ? condition : matches(condition, surroundings);
}

function callCondition(name: string, condition: () => unknown): boolean {
  let given: unknown;
  try {
    given = condition();
  } catch (error) {
    throw new CaptureBugsOptionError(`The condition "${name}" threw: ${messageOf(error)}`, { cause: error });
  }
  if (typeof given !== 'boolean') {
    const what = given instanceof Promise ? 'a promise' : (JSON.stringify(given) ?? String(given));
    throw refuse(`The condition "${name}" gave ${what}; it has to give true or false, and at once.`);
  }
  return given;
}

function matches({ platform, arch, node, env = {} }: EnvironmentMatch, here: Surroundings): boolean {
  return (
    (platform === undefined || [platform].flat().includes(here.platform)) &&
    (arch === undefined || [arch].flat().includes(here.arch)) &&
    (node === undefined || isInRange(here.version, node) === true) &&
    Object.entries(env).every(([name, wanted]) => isAsWanted(here.env[name] ?? '', wanted))
  );
}

function refuse(message: string): CaptureBugsOptionError {
  return new CaptureBugsOptionError(message);
}
