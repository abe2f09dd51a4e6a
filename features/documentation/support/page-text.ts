/** The text of a page as somebody reads it who sees no styles: tags gone, entities read, white space folded. */
export function textOf(html: string): string {
  const body = html.slice(html.indexOf('<body'), html.lastIndexOf('<script>'));
  return readEntities(body.replaceAll(/<svg class="shapes".*?<\/svg>/gs, '').replaceAll(/<[^>]*>/g, ' '))
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** The text of the part of a page that has this id, up to the next part of its kind. */
export function partOf(html: string, id: string): string {
  const start = html.search(new RegExp(`<(?:article|section|tr)[^>]* id="${id}"`));
  if (start < 0) {
    throw new Error(`The page has no part "${id}".`);
  }
  const tag = /^<(\w+)/.exec(html.slice(start))?.[1] ?? '';
  return textOf(`<body>${html.slice(start, html.indexOf(`</${tag}>`, start))}<script>`);
}

function readEntities(text: string): string {
  return text
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
