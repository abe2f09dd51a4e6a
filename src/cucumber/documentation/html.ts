/** Markup that is known to be safe: only {@link html} and {@link trustedHtml} make it. */
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

/** What may stand in a template: text is escaped, markup is not, lists are joined, and nothing is written for "nothing". */
export type HtmlPart = Html | string | number | null | undefined | false | readonly HtmlPart[];

/** Writes markup. Whatever is put into it is text, unless it came out of here itself. */
export function html(strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  return new Html(
    strings.map((markup, index) => (index === 0 ? '' : write(parts[index - 1])) + markup).join(''),
  );
}

/** Markup that comes from a renderer which escapes by itself. Each use of it is a promise to have checked that. */
export function trustedHtml(markup: string): Html {
  return new Html(markup);
}

/** Text that can stand between tags, and between quotes. */
export function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(special, (character) => `&#${character.charCodeAt(0)};`)
    .replaceAll(control, '�');
}

const special = /[&<>"'`]/g;
// Everything below the space but tab and line ends: HTML has no way to write it, and terminals paint with it.
const control = /[^\P{Cc}\t\n\r]/gu;

function write(part: HtmlPart): string {
  if (part instanceof Html) {
    return part.toString();
  }
  if (Array.isArray(part)) {
    return part.map(write).join('');
  }
  return part === null || part === undefined || part === false ? '' : escapeHtml(String(part));
}
