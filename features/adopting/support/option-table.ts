import { literal } from '../../support/literal';

/** A row of a table of options: their name, default, and what they take, as it is written. */
export interface OptionRow {
  readonly name: string;
  readonly fallback: string;
  readonly takes: string;
}

/** Fills in the defaults of options, and refuses what they do not take. */
export type Complete = (options: object) => object;

/** Reads the rows of a table of options. */
export function optionRows(rows: readonly (readonly string[])[]): readonly OptionRow[] {
  const [head, ...others] = rows.filter(([first]) => /^option$|^`\w+`$/.test(first ?? ''));
  if (head?.join() !== 'option,default,takes,what it does') {
    throw new Error(`The table has other columns: ${head?.join()}`);
  }
  return others.map(([name = '', fallback = '', takes = '']) => ({
    name: name.replaceAll('`', ''),
    fallback,
    takes,
  }));
}

/** What the code says otherwise than a table of options, in words. */
export function disagreements(rows: readonly OptionRow[], complete: Complete): readonly string[] {
  const told = rows.map(({ name }) => name);
  const untold = Object.keys(complete({})).filter((name) => !told.includes(name));
  return [
    ...untold.map((name) => `${name} is not in the table.`),
    ...rows.flatMap((row) => [...checkTaken(row, complete), ...checkDefault(row, complete)]),
  ];
}

// No option takes a symbol, and a refusal says what it takes.
function checkTaken({ name, takes }: OptionRow, complete: Complete): string[] {
  try {
    complete({ [name]: Symbol('no value of any option') });
  } catch (error) {
    const said = String(error);
    return said.includes(`${name} is ${takes}, not `) ? [] : [`${name}: ${said}`];
  }
  return [`${name} takes a symbol.`];
}

// A default in words is for people.
function checkDefault({ name, fallback }: OptionRow, complete: Complete): string[] {
  const [, source] = /^`(?<source>.*)`$/.exec(fallback) ?? [];
  const value = Reflect.get(complete({}), name);
  if (source === undefined) {
    return [];
  }
  const [told, real] = [JSON.stringify(literal(source)), JSON.stringify(value)].map((text) => text ?? 'none');
  return told === real ? [] : [`${name}: by the table ${told}, by the code ${real}`];
}
