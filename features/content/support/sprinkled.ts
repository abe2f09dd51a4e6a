import fc from 'fast-check';
import { type Recipe, SECRET } from './any-value';

const FORMS: Readonly<Record<string, (texts: readonly string[]) => unknown>> = {
  texts: (texts) => texts,
  objects: (texts) => texts.map((text, index) => ({ index, text, list: ['a b', 'c d'] })),
  keys: (texts) => Object.fromEntries(texts.map((text, index) => [`k${index}`, text])),
  lists: (texts) => ({ lists: [texts, [texts.slice(0, 40)], texts.slice(7)], note: texts[3] }),
  names: (texts) => texts.map((text, index) => (index % 2 === 0 ? `x-header-${index % 34}` : text)),
  flags: (texts) =>
    [`token=${SECRET}`, ...texts.slice(0, 60)].map((text, index) =>
      index === 31 ? '--password' : text.slice(0, 30),
    ),
};

/** Large values with a secret here and there, which are written many members at once. */
export const sprinkled: fc.Arbitrary<Recipe> = fc
  .record({
    form: fc.constantFrom(...Object.keys(FORMS)),
    count: fc.integer({ min: 15, max: 1400 }),
    secretPlaces: fc.array(fc.integer({ min: 0, max: 1400 }), { maxLength: 4 }),
    length: fc.integer({ min: 1, max: 260 }),
  })
  .map(({ form, count, secretPlaces, length }) => ({
    name: JSON.stringify({ form, count, secretPlaces, length }),
    make: () =>
      FORMS[form]?.(
        Array.from({ length: count }, (_, index) =>
          secretPlaces.includes(index)
            ? `the token=${SECRET} of ${index}`
            : `${index} is a text `.padEnd(length, 'x y '),
        ),
      ),
  }));
