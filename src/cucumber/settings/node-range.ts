const version = String.raw`v?(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){0,2}`;
const comparator = new RegExp(String.raw`(<=|>=|<|>|=)?\s*(${version})(?=\s|$)\s*`, 'y');

/** One bound of a range. */
interface Comparator {
  readonly sign: string;
  /** One to three numbers. */
  readonly numbers: readonly number[];
}

/** Whether a version lies in a range, such as `>=20.10 <22 || 24`; undefined when the range is none. */
export function isInRange(versionText: string, range: string): boolean | undefined {
  const choices = range.split('||').map(readComparators);
  if (choices.some((comparators) => comparators === undefined)) {
    return undefined;
  }
  // A nightly build counts as the version that it is on the way to.
  const numbers = readNumbers(versionText.replace(/[-+].*$/, ''));
  return choices.some((comparators) => comparators?.every((one) => isWithin(numbers, one)));
}

function readComparators(text: string): readonly Comparator[] | undefined {
  const trimmed = text.trim();
  const found: Comparator[] = [];
  comparator.lastIndex = 0;
  while (comparator.lastIndex < trimmed.length) {
    const [, sign = '=', numbers = ''] = comparator.exec(trimmed) ?? [];
    if (numbers === '') {
      return undefined;
    }
    found.push({ sign, numbers: readNumbers(numbers) });
  }
  return found.length === 0 ? undefined : found;
}

function readNumbers(text: string): readonly number[] {
  return text.replace('v', '').split('.').map(Number);
}

// Only the numbers that a bound has are compared: `<=20` takes all of 20, and `>20` none of it.
function isWithin(version_: readonly number[], { sign, numbers }: Comparator): boolean {
  const order = numbers.map((number, index) => (version_[index] ?? 0) - number).find((gap) => gap !== 0) ?? 0;
  switch (sign) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    default:
      return order === 0;
  }
}
