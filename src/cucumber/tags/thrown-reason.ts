import { foldWhitespace } from '../ground/text';

/** What a scenario throws today, as its description declares it; each part is empty where it is missing. */
export interface ThrownReason {
  /** What the error is called, by itself or by its class. */
  readonly name: string;
  /** What Node prints in brackets behind the name, such as `ERR_INVALID_ARG_TYPE`; empty where nothing is in brackets. */
  readonly code: string;
  /** The words that its message contains. */
  readonly text: string;
  /** The step that throws it, with or without its keyword; the When of the scenario where it has only one and names none. */
  readonly step: string;
}

/** A step as a reason may name it. */
export interface NamedStep {
  /** As written, in whatever language. */
  readonly keyword: string;
  /** With the values of the row. */
  readonly text: string;
}

// Whatever an editor makes of the quotes around a step.
const doubleQuotes = '"“”„«»';
const quotes = `${doubleQuotes}'‘’‚`;

const restOfName = String.raw`[\p{ID_Continue}$]*(?:\.[\p{ID_Start}$_][\p{ID_Continue}$]*)*`;
// As Node prints it: `TypeError [ERR_INVALID_ARG_TYPE]: The "path" argument …`.
const inBrackets = String.raw`(?:\s*\[([^\]\s]+)\])?`;
// The name of an error begins with a capital, and words that do not are no name,
const errorName = new RegExp(
  String.raw`^(\p{Lu}${restOfName})${inBrackets}(?:\s*:|(?=\s+in\s+[${quotes}])|$)`,
  'u',
);
// unless nothing else can be meant: `myError: its words in "When Ada pays"`.
const anyName = new RegExp(
  String.raw`^([\p{ID_Start}$_]${restOfName})${inBrackets}:(?=\s(?:(?!\sin\s[${quotes}]).)*\sin\s[${quotes}].*[${quotes}]\.?$)`,
  'u',
);

/** A step of a scenario, one of which may throw. */
export interface CandidateStep extends NamedStep {
  readonly isWhen: boolean;
}

/** Reads `TypeError: cannot read x in "When Ada pays"`. The words and the step may have quotes in them, too. */
export function readThrownReason(written: string, steps: readonly CandidateStep[]): ThrownReason {
  const line = foldWhitespace(written);
  const [prefix = '', name = '', code = ''] = errorName.exec(line) ?? anyName.exec(line) ?? [];
  const rest = line.slice(prefix.length).trim();
  const splits = [...` ${rest}`.matchAll(beginOfStep)].flatMap(({ index }) => splitAt(rest, index));
  // What is in single quotes is as often a word of the message.
  const chosen =
    splits.find(({ step }) => steps.some((one) => isNamed(step, one))) ??
    splits.findLast(({ isQuotedTwice }) => isQuotedTwice);
  return { name, code, text: chosen?.text ?? rest, step: chosen?.step ?? onlyWhen(steps) };
}

/** Whether a reason names a step: `When Ada pays`, or `Ada pays`. */
export function isNamed(named: string, { keyword, text }: NamedStep): boolean {
  const words = foldWhitespace(named);
  return words !== '' && [text, `${keyword} ${text}`].some((one) => foldWhitespace(one) === words);
}

/** Whether an error that is called so is the one that a reason declares: its class may be named with where that is kept. */
export function isDeclaredName(
  { name, code }: ThrownReason,
  names: readonly string[],
  codeOfError: string,
): boolean {
  const ofClass = name.slice(name.lastIndexOf('.') + 1);
  const isCalled = names.includes(name) || names.includes(ofClass);
  // Of a DOMException Node prints the name in the brackets.
  return isCalled && (code === '' || code === codeOfError || names.includes(code));
}

/** The error that a reason declares, as Node prints it. */
export function describeThrown({ name, code }: Pick<ThrownReason, 'name' | 'code'>): string {
  return code === '' ? name : `${name} [${code}]`;
}

// Where one step acts, nobody has to be told which; of several a guess would be as good as none.
function onlyWhen(steps: readonly CandidateStep[]): string {
  const [when, ...others] = steps.filter(({ isWhen }) => isWhen);
  return when === undefined || others.length > 0 ? '' : `${when.keyword} ${when.text}`;
}

const beginOfStep = new RegExp(` in [${quotes}]`, 'g');
const endOfStep = new RegExp(String.raw`^(.*)[${quotes}]\.?$`);

interface Split {
  readonly text: string;
  readonly step: string;
  readonly isQuotedTwice: boolean;
}

// `index` counts the blank that was put in front.
function splitAt(rest: string, index: number): readonly Split[] {
  const named = rest.slice(index + 'in '.length);
  const step = endOfStep.exec(named.slice(1))?.[1];
  const isQuotedTwice = doubleQuotes.includes(named.charAt(0));
  return step === undefined ? [] : [{ text: rest.slice(0, index).trim(), step, isQuotedTwice }];
}
