import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import type { TagRule } from '#cucumber/tags/tag-rule';

/** What a rule book tells of a rule. */
type ToldRule = Pick<TagRule, 'id' | 'title' | 'why' | 'good' | 'bad'>;

/** Reads a rule book in one of its formats. */
export const ruleBookReaders: Readonly<Record<string, (book: string) => readonly ToldRule[]>> = {
  text: readText,
  json: readJson,
  markdown: readMarkdown,
};

function readText(book: string): ToldRule[] {
  const sections = book.split(/\n(?=\S)/);
  return sections.map((section) => {
    const [id = '', title = '', why = '', ...rest] = section.trimEnd().split('\n');
    const [good = '', bad = ''] = rest.join('\n').split('\n  bad:\n');
    const unindent = (text: string) => text.replaceAll(/^ {4}/gm, '').trim();
    return {
      id,
      title: title.trim(),
      why: why.trim(),
      good: unindent(good.replace('\n  good:\n', '')),
      bad: unindent(bad),
    };
  });
}

function readJson(book: string): ToldRule[] {
  const rules: unknown = JSON.parse(book);
  assert.ok(Array.isArray(rules), 'The book is not a list.');
  return rules.map(({ law, ...rule }) => ({ title: law, ...rule }));
}

// A browser shows what the tokens say; code in a line keeps its backticks there, and loses them here.
function readMarkdown(book: string): ToldRule[] {
  const tokens = new MarkdownIt().parse(book, {});
  const texts = tokens.flatMap(({ type, content }, index) => {
    const isHeading = tokens[index - 1]?.type === 'heading_open';
    return type === 'inline' || type === 'fence' ? [{ isHeading, content: content.trimEnd() }] : [];
  });
  const [, ...sections] = texts
    .map(({ isHeading }, index) => (isHeading ? index : -1))
    .filter((index) => index >= 0)
    .map((start, position, starts) => texts.slice(start, starts[position + 1]));
  return sections.map((section) => {
    const [id = '', title = '', why = '', , good = '', , bad = ''] = section.map(({ content }) => content);
    return { id, title: title.replaceAll('`', ''), why: why.replaceAll('`', ''), good, bad };
  });
}
