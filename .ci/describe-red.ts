import type { Red } from './scenario-summary';

const REDS_MAX = 50;

/** What is red, as the last words of a command: a place and a name, and below them each error, in a line of its own. */
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
