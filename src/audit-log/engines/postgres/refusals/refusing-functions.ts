/** What begins the name of a procedural language, in a context of the server in any language: `PL/pgSQL function no() line 1 at RAISE`. */
const LANGUAGE = 'PL/';
const QUOTE = '"';
/** The function of our own triggers. */
const OWN = 'audit_guard';

/**
 * The functions of others in which a statement has failed, the innermost first. The context (`where`) of an error names them. Its other
 * lines have statements, which may have values of entries: they are in quotes.
 */
export function refusingFunctions(error: unknown): string[] {
  const { where } = Object(error);
  const lines = typeof where === 'string' ? where.split('\n') : [];
  return lines.flatMap(functionIn).filter((name) => name !== OWN);
}

/** A block without a name (`DO`) has no parentheses. */
function functionIn(line: string): string[] {
  const [plain = ''] = line.split(/["«„“]/, 1);
  const start = plain.indexOf(LANGUAGE);
  const end = line.indexOf('(', start);
  if (start === -1 || end === -1) {
    return [];
  }
  const called = line.slice(start, end);
  if (called.endsWith(QUOTE)) {
    return [called.slice(called.lastIndexOf(QUOTE, -2 + called.length) + 1, -1)];
  }
  return [called.slice(Math.max(called.lastIndexOf(' '), called.lastIndexOf('.')) + 1)];
}
