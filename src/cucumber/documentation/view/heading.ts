import { type Html, type HtmlPart, html, trustedHtml } from '../html';

/** What a heading shows. */
export interface Heading {
  readonly id: string;
  /** From 2 to 6. */
  readonly level: number;
  readonly name: HtmlPart;
  /** What stands before the name. */
  readonly mark?: HtmlPart;
}

/** A heading that can be linked to: the link is in the sign behind it. */
export function renderHeading({ id, level, name, mark }: Heading): Html {
  const tag = trustedHtml(`h${Math.min(level, 6)}`);
  return html`<${tag} class="title">${mark}<span class="name">${name}</span> <a class="self" href="#${encodeURI(id)}" aria-label="Link to this">#</a></${tag}>`;
}
