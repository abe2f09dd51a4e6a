import MarkdownIt from 'markdown-it';

/** What a reader of a Markdown file has before her. */
interface ReadMarkdown {
  /** Without markup, and without what takes no room. */
  readonly text: string;
  /** Addresses behind links of its own, and whatever GitHub and GitLab make one of. */
  readonly links: readonly string[];
}

const renderer = new MarkdownIt({ html: true, linkify: true });

// GitHub and GitLab look for them in the text as it is read. The first three are those of the specification of GitHub's
// Markdown (6.9).
const shapes = [
  /[a-z][a-z\d+.-]*:\/\/\S+/gi,
  /(?<![\p{L}\p{N}])www\.\S+/giu,
  /[\w.+-]+@[\w-]+\.\S+/g,
  /@\w+/g,
  /(?:[#!]|\bGH-)\d+/g,
];

/** Reads Markdown as GitHub shows it. */
export function readMarkdown(markdown: string): ReadMarkdown {
  const html = renderer.render(markdown);
  const links = [...html.matchAll(/<a href="([^"]*)"/g)].map(([, address = '']) => address);
  const unlinked = decode(html.replaceAll(/<a .*?<\/a>/g, ' ').replaceAll(/<[^>]*>/g, ''));
  return {
    text: decode(html.replaceAll(/<[^>]*>/g, '')).replaceAll('\u200B', ''),
    links: [...links, ...shapes.flatMap((shape) => unlinked.match(shape) ?? [])],
  };
}

function decode(html: string): string {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
