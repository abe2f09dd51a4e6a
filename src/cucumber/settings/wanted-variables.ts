import { describeValue } from '../ground/describe-value';
import { hasShape, isListOf, isText } from '../ground/has-shape';
import { CaptureBugsOptionError } from './capture-bugs-options';

/** Refuses what no variables of an environment can be, and says which of them that is. */
export function checkVariables(where: string, env: unknown): void {
  if (!hasShape(env, {}) || Array.isArray(env) || Object.keys(env).length === 0) {
    throw refuse(where, env);
  }
  const wrong = Object.entries(env).find(([, wanted]) => !isWanted(wanted));
  if (wrong !== undefined) {
    throw refuse(where, env, tellWrong(`${where}.${wrong[0]}`, wrong[1]));
  }
}

/** Whether a variable is what it has to be. The value of one that is not set is empty. */
export function isAsWanted(value: string, wanted: string | boolean | readonly string[]): boolean {
  return typeof wanted === 'boolean' ? (value !== '') === wanted : [wanted].flat().includes(value);
}

function isWanted(wanted: unknown): boolean {
  return (
    typeof wanted === 'boolean' || isText(wanted) || (isListOf(isText)(wanted) && Object(wanted).length > 0)
  );
}

function tellWrong(variable: string, wanted: unknown): string {
  const items: readonly unknown[] = Array.isArray(wanted) ? wanted : [];
  const index = items.findIndex((item) => !isText(item));
  return index === -1
    ? ` ${variable} is ${describeValue(wanted)}.`
    : ` ${variable}[${index}] is ${describeValue(items[index])}.`;
}

function refuse(where: string, env: unknown, part = ''): CaptureBugsOptionError {
  return new CaptureBugsOptionError(
    `${where} is what variables have to be, such as { "CI": "true" }: a text, a list of texts, true (set) or false (not set); not ${describeValue(env)}.${part}`,
  );
}
