/** Markup that is known to be safe. {@link html} makes it; other code that makes it must have checked it. */
export class Html {
  readonly #markup: string;

  constructor(markup: string) {
    this.#markup = markup;
  }

  /** The markup. */
  toString(): string {
    return this.#markup;
  }
}

/** What may be put into a template: text is escaped, markup is not, lists are joined, and `undefined` and `false` give nothing. */
export type HtmlPart = Html | string | number | undefined | false | readonly HtmlPart[];

/** Writes markup. Each part is escaped as text, unless this function has made it. */
export function html(strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  return new Html(strings.reduce((markup, string, index) => `${markup}${write(parts[index - 1])}${string}`));
}

function write(part: HtmlPart): string {
  if (part instanceof Html) {
    return part.toString();
  }
  if (typeof part === 'object') {
    return part.map(write).join('');
  }
  return part === undefined || part === false ? '' : escapeHtml(String(part));
}

/** Text that can be between tags, and between quotes. */
function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(SPECIAL, (character) => `&#${character.charCodeAt(0)};`)
    .replaceAll(CONTROL, '\ufffd');
}

const SPECIAL = /[&<>"'`]/g;
/** Control characters except the tab and line ends: HTML has no way to write them. */
const CONTROL = /[^\P{Cc}\t\n\r]/gu;
