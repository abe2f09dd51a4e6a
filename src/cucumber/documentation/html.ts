/**
 * Markup that is known to be safe: only {@link html} and {@link trustedHtml} create it. It consists of pieces, so that large ones, such
 * as pictures, are not copied into each part of the page that contains them. Small pieces are joined, because there are millions.
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

  /** The whole markup as one string. */
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

/** A piece of markup. A function is called each time the piece is written. */
type Piece = string | (() => Html);

/** Markup that is created only when it is written, so that a page with many pictures is never in memory as a whole. */
export function later(make: () => Html): Html {
  return new Html([make]);
}

/** A value in a template: text is escaped, markup is not, lists are joined, and null, undefined and false write nothing. */
export type HtmlPart = Html | string | number | null | undefined | false | readonly HtmlPart[];

/** A template tag for markup. Every value is escaped as text, unless this function made it. */
export function html(strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  const written: (string | Html)[] = [];
  for (const [index, markup] of strings.entries()) {
    written.push(markup);
    write(parts[index], written);
  }
  return new Html(written);
}

/** Wraps markup of a renderer that does its own escaping. The author of each call must have checked that. */
export function trustedHtml(markup: string): Html {
  return new Html([markup]);
}

/** Escapes text for use between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return isPlain(text)
    ? text
    : text
        .toWellFormed()
        .replaceAll(special, (character) => `&#${character.charCodeAt(0)};`)
        .replaceAll(control, '�');
}

// A fast path: most texts need no escaping.
function isPlain(text: string): boolean {
  return /^[ !#-%(-;=?-_a-~]*$/.test(text);
}

const special = /[&<>"'`]/g;
// Control characters except tab and line breaks: HTML cannot represent them, and a terminal would interpret them.
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
