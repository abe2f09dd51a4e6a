import { foldWhitespace } from '../ground/text';

/** What a scenario throws today, as its description declares it; each part is empty where it is missing. */
export interface ThrownReason {
  /** What the error is called, by itself or by its class. */
  readonly name: string;
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

// The name of an error begins with a capital, and words that do not are no name.
const errorName = /^(\p{Lu}[\p{ID_Continue}$]*)(?:\s*:|(?=\s+in\s+")|$)/u;

/** A step of a scenario, one of which may throw. */
export interface CandidateStep extends NamedStep {
  readonly isWhen: boolean;
}

/** Reads `TypeError: cannot read x in "When Ada pays"`. The words and the step may have quotes in them, too. */
export function readThrownReason(written: string, steps: readonly CandidateStep[]): ThrownReason {
  const line = foldWhitespace(written);
  const [prefix = '', name = ''] = errorName.exec(line) ?? [];
  const rest = line.slice(prefix.length).trim();
  const splits = [...` ${rest}`.matchAll(/ in "/g)].flatMap(({ index }) => splitAt(rest, index));
  const chosen = splits.find(({ step }) => steps.some((one) => isNamed(step, one))) ?? splits.at(-1);
  return { name, text: chosen?.text ?? rest, step: chosen?.step ?? onlyWhen(steps) };
}

/** Whether a reason names a step: `When Ada pays`, or `Ada pays`. */
export function isNamed(named: string, { keyword, text }: NamedStep): boolean {
  const words = foldWhitespace(named);
  return words !== '' && [text, `${keyword} ${text}`].some((one) => foldWhitespace(one) === words);
}

// Where one step acts, nobody has to be told which; of several a guess would be as good as none.
function onlyWhen(steps: readonly CandidateStep[]): string {
  const [when, ...others] = steps.filter(({ isWhen }) => isWhen);
  return when === undefined || others.length > 0 ? '' : `${when.keyword} ${when.text}`;
}

// `index` counts the blank that was put in front.
function splitAt(rest: string, index: number): { readonly text: string; readonly step: string }[] {
  const step = /^(.*)"\.?$/.exec(rest.slice(index + 'in "'.length))?.[1];
  return step === undefined ? [] : [{ text: rest.slice(0, index).trim(), step }];
}
