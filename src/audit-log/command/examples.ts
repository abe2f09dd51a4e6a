/** The end of the help of a verb: calls that do something, each with what it does. */
export function examples(rows: readonly (readonly [call: string, does: string])[]): string {
  const width = Math.max(...rows.map(([call]) => call.length));
  return ['', 'Examples:', ...rows.map(([call, does]) => `  ${call.padEnd(width)}  # ${does}`)].join('\n');
}
