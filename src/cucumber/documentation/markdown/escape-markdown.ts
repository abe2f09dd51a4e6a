import { printable } from '../../ground/printable';

/** Text that Markdown leaves as it is, in one line: nothing in it is markup or HTML, becomes a link or mentions anybody. */
export function escapeMarkdown(text: string): string {
  return printable(text)
    .replaceAll(startOfLink, `$&${gap}`)
    .replaceAll(special, (character) => `&#${character.charCodeAt(0)};`)
    .replaceAll(/\s+/g, ' ');
}

// GitHub, GitLab and others look for addresses, mentions and issues in what is read, where nothing shows that it was escaped.
// A space without width ends what they look for, and is seen by nobody.
const gap = '\u200B';
const startOfLink =
  /:(?=\/\/)|\/(?=\/)|(?<![\p{L}\p{N}])www(?=\.)|@(?=[\p{L}\p{N}_])|[#!](?=\d)|(?<![\p{L}\p{N}])GH-(?=\d)/giu;
const special = /[\\`*_{}[\]<>()#|~&@$\u200B]/g;
