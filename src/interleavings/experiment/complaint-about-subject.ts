import { describeValue } from '../barriers/describe-value';
import type { Caller, InterleavingSubject } from './interleaving-experiment';
import { tellUnknown, unknownPart } from './unknown-part';

const PARTS = ['callers', 'check', 'cleanUp'] as const satisfies readonly (keyof InterleavingSubject)[];
const PARTS_OF_CALLER = ['name', 'kind', 'run'] as const satisfies readonly (keyof Caller)[];

/** What is wrong with the return value of a setup. Checked at run time, too, because experiments are often written in JavaScript. */
export function complaintAboutSubject(
  subject: Partial<InterleavingSubject> | undefined | null,
): string | undefined {
  const callers = subject?.callers;
  if (!Array.isArray(callers) || callers.length === 0) {
    return 'its setup must return at least one caller: { callers: [{ name, run }], check }.';
  }
  return complaintAboutCallers(callers) ?? complaintAboutRest(subject as Partial<InterleavingSubject>);
}

function complaintAboutRest(subject: Partial<InterleavingSubject>): string | undefined {
  const unknown = unknownPart(subject, PARTS);
  if (unknown !== undefined) {
    return tellUnknown(unknown, 'what its setup returns', PARTS);
  }
  if (subject.cleanUp !== undefined && typeof subject.cleanUp !== 'function') {
    return `its cleanUp must be a function, not ${describeValue(subject.cleanUp)}.`;
  }
  return typeof subject.check === 'function'
    ? undefined
    : `its setup must return check, a function that throws when an order went wrong, not ${describeValue(subject.check)}.`;
}

function complaintAboutCallers(callers: readonly Caller[]): string | undefined {
  // Not with `every()`, which passes over holes.
  const nobody = callers.findIndex(isNoCaller);
  if (nobody !== -1) {
    return `each of its callers needs a name and a run function, and callers[${nobody}] is ${describeValue(callers[nobody])}.`;
  }
  if (!callers.every(hasKind)) {
    return 'the kind of a caller must be a word, if it has one.';
  }
  for (const caller of callers) {
    const unknown = unknownPart(caller, PARTS_OF_CALLER);
    if (unknown !== undefined) {
      return tellUnknown(unknown, `the caller "${caller.name}"`, PARTS_OF_CALLER);
    }
  }
  const twice = callers.find(isNamedBefore);
  return twice && `two of its callers are called "${twice.name}"; names tell the callers apart in stories.`;
}

// Named functions instead of closures, for speed: these checks run in each order.
function isNoCaller(caller: Partial<Caller> | undefined | null): boolean {
  return typeof caller?.name !== 'string' || typeof caller.run !== 'function';
}

function hasKind({ kind }: Partial<Record<keyof Caller, unknown>>): boolean {
  return kind === undefined || typeof kind === 'string';
}

function isNamedBefore({ name }: Caller, index: number, callers: readonly Caller[]): boolean {
  for (let before = 0; before < index; before += 1) {
    if (callers[before]?.name === name) {
      return true;
    }
  }
  return false;
}
