/** A description without the indentation that all its lines share, so that Markdown does not take it for code. */
export function foldIndentation(description: string): string {
  const lines = description.split('\n').map((line) => line.trimEnd());
  const indents = lines.filter(Boolean).map((line) => line.length - line.trimStart().length);
  const shared = Math.min(...indents, Number.MAX_SAFE_INTEGER);
  return lines
    .map((line) => line.slice(shared))
    .join('\n')
    .trim();
}
