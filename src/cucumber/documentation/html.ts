/**
 * Markup that is known to be safe: only {@link html} and {@link trustedHtml} make it. It is kept in pieces, so that what is large,
 * such as a picture, is not copied again for each part of the page that it is in. Small ones are joined: there are millions.
 */
export class Html {
  readonly #pieces: Piece[] = [];

  constructor(parts: readonly (Piece | Html)[]) {
    for (const part of parts) {
      if (part instanceof Html) {
        for (const piece of part.#pieces) {
          this.#add(piece);
        }
      } else {
        this.#add(part);
      }
    }
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
        open.push(value().#pieces.values());
      }
    }
  }

  /** The markup in one. */
  toString(): string {
    return [...this].join('');
  }

  #add(piece: Piece): void {
    const last = this.#pieces.at(-1);
    if (
      typeof piece === 'string' &&
      typeof last === 'string' &&
      last.length + piece.length <= smallCharacters
    ) {
      this.#pieces[this.#pieces.length - 1] = last + piece;
    } else {
      this.#pieces.push(piece);
    }
  }
}

const smallCharacters = 16 * 1024;

/** A part of markup; one that is a function is made each time it is written. */
type Piece = string | (() => Html);

/** Markup that is made when it is written: a page of many pictures is never in memory as a whole. */
export function later(make: () => Html): Html {
  return new Html([make]);
}

/** What may stand in a template: text is escaped, markup is not, lists are joined, and nothing is written for "nothing". */
export type HtmlPart = Html | string | number | null | undefined | false | readonly HtmlPart[];

/** Writes markup. Whatever is put into it is text, unless it came out of here itself. */
export function html(strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  const written: (string | Html)[] = [];
  for (const [index, markup] of strings.entries()) {
    written.push(markup);
    write(parts[index], written);
  }
  return new Html(written);
}

/** Markup that comes from a renderer which escapes by itself. Each use of it is a promise to have checked that. */
export function trustedHtml(markup: string): Html {
  return new Html([markup]);
}

/** Text that can stand between tags, and between quotes. */
export function escapeHtml(text: string): string {
  return isPlain(text)
    ? text
    : text
        .toWellFormed()
        .replaceAll(special, (character) => `&#${character.charCodeAt(0)};`)
        .replaceAll(control, '�');
}

// Most texts, and they are written as they are.
function isPlain(text: string): boolean {
  return /^[ !#-%(-;=?-_a-~]*$/.test(text);
}

const special = /[&<>"'`]/g;
// Everything below the space but tab and line ends: HTML has no way to write it, and terminals paint with it.
const control = /[^\P{Cc}\t\n\r]/gu;

function write(part: HtmlPart, written: (string | Html)[]): void {
  if (part instanceof Html) {
    written.push(part);
  } else if (Array.isArray(part)) {
    for (const one of part) {
      write(one, written);
    }
  } else if (part !== null && part !== undefined && part !== false) {
    written.push(escapeHtml(String(part)));
  }
}
