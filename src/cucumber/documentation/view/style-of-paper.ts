import type { Documentation } from '../documentation';

/** The footer of each printed sheet: the title, the commit and the build of the run, and the page number. */
export function styleOfPaper({ title, run }: Pick<Documentation, 'title' | 'run'>): string {
  const { commit, url } = run.ci ?? { commit: null, url: null };
  const parts = [title, commit && `commit ${commit.slice(0, commitCharacters)}`, url].filter(Boolean);
  const font = 'font: 8pt system-ui, sans-serif; color: #57606a;';
  return `@page { @bottom-left { ${font} width: 85%; content: ${quote(parts.join(' · '))}; } @bottom-right { ${font} content: counter(page) " / " counter(pages); } }`;
}

const commitCharacters = 12;

// Escapes every character that could end the string, the rule or the style sheet.
function quote(text: string): string {
  const escaped = Array.from(text.toWellFormed(), (sign) =>
    /[\w .:-]/.test(sign) ? sign : `\\${sign.codePointAt(0)?.toString(16)} `,
  );
  return `"${escaped.join('')}"`;
}
