import { foldWhitespace } from '../ground/text';

/** What a scenario throws today, as its description declares it. A missing part is an empty string. */
export interface ThrownReason {
  /** The name of the error or of its class. */
  readonly name: string;
  /** The code that Node prints in brackets after the name, such as `ERR_INVALID_ARG_TYPE`; empty without brackets. */
  readonly code: string;
  /** The words that its message contains. */
  readonly text: string;
  /** The step that throws it, with or without its keyword. If none is named, the only When of the scenario, if there is just one. */
  readonly step: string;
}

/** A step, in the form in which a reason may name it. */
export interface NamedStep {
  /** As written, in any language. */
  readonly keyword: string;
  /** With the values of the row filled in. */
  readonly text: string;
}

// All kinds of quotes that an editor may insert around a step.
const doubleQuotes = '"“”„«»';
const quotes = `${doubleQuotes}'‘’‚`;

const restOfName = String.raw`[\p{ID_Continue}$]*(?:\.[\p{ID_Start}$_][\p{ID_Continue}$]*)*`;
// In the format of Node: `TypeError [ERR_INVALID_ARG_TYPE]: The "path" argument …`.
const inBrackets = String.raw`(?:\s*\[([^\]\s]+)\])?`;
// The name of an error begins with a capital letter …
const errorName = new RegExp(
  String.raw`^(\p{Lu}${restOfName})${inBrackets}(?:\s*:|(?=\s+in\s+[${quotes}])|$)`,
  'u',
);
// … unless the rest leaves no other interpretation: `myError: its words in "When Ada pays"`.
const anyName = new RegExp(
  String.raw`^([\p{ID_Start}$_]${restOfName})${inBrackets}:(?=\s(?:(?!\sin\s[${quotes}]).)*\sin\s[${quotes}].*[${quotes}]\.?$)`,
  'u',
);

/** A step of a scenario that might throw. */
export interface CandidateStep extends NamedStep {
  readonly isWhen: boolean;
}

/** Parses `TypeError: cannot read x in "When Ada pays"`. The message and the step may contain quotes, too. */
export function readThrownReason(written: string, steps: readonly CandidateStep[]): ThrownReason {
  const line = foldWhitespace(written);
  const [prefix = '', name = '', code = ''] = errorName.exec(line) ?? anyName.exec(line) ?? [];
  const rest = line.slice(prefix.length).trim();
  const splits = [...` ${rest}`.matchAll(beginOfStep)].flatMap(({ index }) => splitAt(rest, index));
  // Single quotes are accepted only around a known step, because the message itself often contains them.
  const chosen =
    splits.find(({ step }) => steps.some((one) => isNamed(step, one))) ??
    splits.findLast(({ isQuotedTwice }) => isQuotedTwice);
  return { name, code, text: chosen?.text ?? rest, step: chosen?.step ?? onlyWhen(steps) };
}

/** Whether a text names this step, with or without the keyword: `When Ada pays`, or `Ada pays`. */
export function isNamed(named: string, { keyword, text }: NamedStep): boolean {
  const words = foldWhitespace(named);
  return words !== '' && [text, `${keyword} ${text}`].some((one) => foldWhitespace(one) === words);
}

/** Whether an error has the declared name. The declared name may be qualified, such as `errors.PaymentError`. */
export function isDeclaredName(
  { name, code }: ThrownReason,
  names: readonly string[],
  codeOfError: string,
): boolean {
  const ofClass = name.slice(name.lastIndexOf('.') + 1);
  const isCalled = names.includes(name) || names.includes(ofClass);
  // For a DOMException, Node prints its name in the brackets.
  return isCalled && (code === '' || code === codeOfError || names.includes(code));
}

/** The declared error, in the format of Node. */
export function describeThrown({ name, code }: Pick<ThrownReason, 'name' | 'code'>): string {
  return code === '' ? name : `${name} [${code}]`;
}

// With a single When, the step need not be named. With several, a guess would be worthless.
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

// `index` counts the space that was added at the beginning.
function splitAt(rest: string, index: number): readonly Split[] {
  const named = rest.slice(index + 'in '.length);
  const step = endOfStep.exec(named.slice(1))?.[1];
  const isQuotedTwice = doubleQuotes.includes(named.charAt(0));
  return step === undefined ? [] : [{ text: rest.slice(0, index).trim(), step, isQuotedTwice }];
}
