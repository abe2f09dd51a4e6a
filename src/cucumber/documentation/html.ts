/**
 * Markup that is known to be safe: only {@link html} and {@link trustedHtml} make it. It is kept in pieces, so that what is large,
 * such as a picture, is not copied again for each part of the page that it is in.
 */
export class Html {
  readonly #pieces: readonly Piece[];

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
  }

  /** The markup, piece by piece. */
  *[Symbol.iterator](): Generator<string> {
    const open = [this.#pieces.values()];
    for (let inner = open.at(-1); inner !== undefined; inner = open.at(-1)) {
      const { value } = inner.next();
      if (value === undefined) {
        open.pop();
      } else if (typeof value === 'string') {
        yield value;
      } else {
        open.push((typeof value === 'function' ? value() : value).#pieces.values());
      }
    }
  }

  /** The markup in one. */
  toString(): string {
    return [...this].join('');
  }
}

/** A part of markup; one that is a function is made each time it is written. */
type Piece = string | Html | (() => Html);

/** Markup that is made when it is written: a page of many pictures is never in memory as a whole. */
export function later(make: () => Html): Html {
  return new Html([make]);
}

/** What may stand in a template: text is escaped, markup is not, lists are joined, and nothing is written for "nothing". */
export type HtmlPart = Html | string | number | null | undefined | false | readonly HtmlPart[];

/** Writes markup. Whatever is put into it is text, unless it came out of here itself. */
export function html(strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  return new Html(
    strings.flatMap((markup, index) => (index === 0 ? markup : [...write(parts[index - 1]), markup])),
  );
}

/** Markup that comes from a renderer which escapes by itself. Each use of it is a promise to have checked that. */
export function trustedHtml(markup: string): Html {
  return new Html([markup]);
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

function write(part: HtmlPart): readonly Piece[] {
  if (part instanceof Html) {
    return [part];
  }
  if (Array.isArray(part)) {
    return part.flatMap(write);
  }
  return part === null || part === undefined || part === false ? [] : [escapeHtml(String(part))];
}
