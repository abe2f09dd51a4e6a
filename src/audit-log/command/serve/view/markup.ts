/** Markup that is known to be safe: {@link html} makes it, and who else does promises to have looked. */
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

/** What may be put into a template: text is escaped, markup is not, lists are joined, and nothing is written for "nothing". */
export type HtmlPart = Html | string | number | undefined | false | readonly HtmlPart[];

/** Writes markup. Whatever is put into it is text, unless it came out of here itself. */
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
/** All but the tab and the ends of lines: HTML has no way to write them. */
const CONTROL = /[^\P{Cc}\t\n\r]/gu;
