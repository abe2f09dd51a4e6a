type Attributes = Readonly<Record<string, string | number>>;

/** An element as text. Numbers are rounded to a tenth of a pixel; children are markup already. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${attributeText(value)}"`);
  const opening = `${name}${written.join('')}`;
  return children.length === 0 ? `<${opening}/>` : `<${opening}>${children.join('')}</${name}>`;
}

/** Words at a place. */
export function words(x: number, y: number, content: string, attributes: Attributes = {}): string {
  return element('text', { x, y, ...attributes }, escapeMarkup(content));
}

/** Text that is safe inside markup. What XML forbids becomes a space: control characters, and halves of characters. */
export function escapeMarkup(text: string): string {
  const printable = text.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]+/gu, ' ');
  return printable.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`);
}

/** At most so many characters; an ellipsis says that there were more. */
export function clip(text: string, lengthMax: number): string {
  return text.length <= lengthMax ? text : `${text.slice(0, Math.max(1, lengthMax - 1))}…`;
}

function attributeText(value: string | number): string {
  return typeof value === 'number' ? String(Math.round(value * 10) / 10) : escapeMarkup(value);
}
