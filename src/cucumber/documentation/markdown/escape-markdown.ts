import { printable } from '../../ground/printable';

/** Escapes text for Markdown, on one line: nothing in it acts as markup or HTML, becomes a link, or mentions anybody. */
export function escapeMarkdown(text: string): string {
  return printable(text)
    .replaceAll(startOfLink, `$&${gap}`)
    .replaceAll(special, (character) => `&#${character.charCodeAt(0)};`)
    .replaceAll(/\s+/g, ' ');
}

// GitHub, GitLab and others detect URLs, mentions and issue references in the rendered text, where escapes are gone. So a zero-width
// space, which readers do not see, is inserted to break these patterns.
const gap = '\u200B';
const startOfLink =
  /:(?=\/\/)|\/(?=\/)|(?<![\p{L}\p{N}])www(?=\.)|@(?=[\p{L}\p{N}_])|[#!](?=\d)|(?<![\p{L}\p{N}])GH-(?=\d)/giu;
const special = /[\\`*_{}[\]<>()#|~&@$\u200B]/g;
