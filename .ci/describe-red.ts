import type { Red } from './scenario-summary';

const REDS_MAX = 50;

/** Lists what is red, for the end of the output: a place and a name, and below them one line for each error. */
export function describeRed(reds: readonly Red[]): string[] {
  if (reds.length === 0) {
    return [];
  }
  const lines = reds
    .slice(0, REDS_MAX)
    .flatMap(({ place, name, errors }) => [
      `  ${place}  ${name}`.trimEnd(),
      ...errors.map((error) => `      ${error}`),
    ]);
  const others = reds.length - REDS_MAX;
  return ['', 'Red:', ...lines, ...(others > 0 ? [`  and ${others} more`] : []), ''];
}
