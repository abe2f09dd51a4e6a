import type { Documentation } from '../documentation';

/** What stands on each sheet: of what it is, which commit and which build it tells of, and its number. */
export function styleOfPaper({ title, run }: Pick<Documentation, 'title' | 'run'>): string {
  const { commit, url } = run.ci ?? { commit: null, url: null };
  const parts = [title, commit && `commit ${commit.slice(0, commitCharacters)}`, url].filter(Boolean);
  const font = 'font: 8pt system-ui, sans-serif; color: #57606a;';
  return `@page { @bottom-left { ${font} width: 85%; content: ${quote(parts.join(' · '))}; } @bottom-right { ${font} content: counter(page) " / " counter(pages); } }`;
}

const commitCharacters = 12;

// Everything that could end the text, the rule or the style sheet is written as its number.
function quote(text: string): string {
  const escaped = Array.from(text.toWellFormed(), (sign) =>
    /[\w .:-]/.test(sign) ? sign : `\\${sign.codePointAt(0)?.toString(16)} `,
  );
  return `"${escaped.join('')}"`;
}
