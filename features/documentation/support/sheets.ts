import type { Page } from 'playwright-core';

/** A part of a page, and the sheets on which it begins and ends. */
export interface PrintedPart {
  readonly kind: string;
  readonly text: string;
  readonly first: number;
  readonly last: number;
}

/**
 * Prints a page on A4, and says where its parts have come to lie. Chromium says so itself: a link within a page becomes a
 * destination in its PDF, with its sheet. So each part gets a mark where it begins and where it ends, and there is a link to each.
 *
 * `shift` is how many pixels everything is moved down, so that the sheets end elsewhere.
 */
export async function printParts(page: Page, shift: number): Promise<PrintedPart[]> {
  await page.emulateMedia({ media: 'print' });
  const marked = await page.evaluate<{ readonly kind: string; readonly text: string }[]>(
    `(${markParts})(${shift})`,
  );
  const sheets = sheetsIn((await page.pdf({ preferCSSPageSize: true })).toString('latin1'));
  return marked.map((part, index) => {
    const [first, last] = [sheets.get(`begins-${index}`), sheets.get(`ends-${index}`)];
    if (first === undefined || last === undefined) {
      throw new Error(`Nobody knows where this is printed: ${part.text}`);
    }
    return { ...part, first, last };
  });
}

/** What runs in the page is text here: these files know no DOM. */
const markParts = `(shift) => {
  for (const old of document.querySelectorAll('.mark-of-test')) old.remove();
  document.querySelector('main').style.paddingTop = shift + 'px';
  // A mark without width at the very edge, as in a language that begins at the right, would be on no sheet.
  const style = 'position: relative; inset-inline-start: 8px';
  const mark = (id) => Object.assign(document.createElement('span'), { id, style, className: 'mark-of-test' });
  const links = Object.assign(document.createElement('p'), { className: 'mark-of-test' });
  const selectors = {
    title: '.chapter .title', foot: '.scenario > .foot, .row > .foot', table: '.cells', row: '.cells tr', step: '.steps > li', words: '.intro p, .chapter .prose p',
  };
  const kindOf = (one) => Object.keys(selectors).find((kind) => one.matches(selectors[kind]));
  const parts = [...document.querySelectorAll(Object.values(selectors).join(', '))].filter((one) => one.checkVisibility());
  for (const [index, part] of parts.entries()) {
    const texts = [...part.querySelectorAll('td, th, pre, .words > span')].filter((one) => one.checkVisibility());
    (texts[0] ?? part).prepend(mark('begins-' + index));
    (texts.at(-1) ?? part).append(mark('ends-' + index));
    for (const where of ['begins', 'ends']) {
      links.append(Object.assign(document.createElement('a'), { href: '#' + where + '-' + index, textContent: '.' }));
    }
  }
  document.querySelector('main').append(links);
  return parts.map((part) => ({ kind: kindOf(part), text: part.textContent.trim().slice(0, 60) }));
}`;

/** The number of the sheet of each destination in a PDF. */
function sheetsIn(pdf: string): ReadonlyMap<string, number> {
  const nodes = new Map<string, string[]>();
  for (const [, id = '', kids = ''] of pdf.matchAll(
    /(\d+) 0 obj\n<<\/Type \/Pages\b[^>]*?\/Kids \[([^\]]*)\]/g,
  )) {
    nodes.set(id, kids.match(/\d+(?= 0 R)/g) ?? []);
  }
  const inner = new Set([...nodes.values()].flat());
  const root = [...nodes.keys()].find((id) => !inner.has(id)) ?? '';
  const leavesOf = (id: string): string[] => nodes.get(id)?.flatMap(leavesOf) ?? [id];
  const numbers = new Map(leavesOf(root).map((id, index) => [id, index + 1]));
  const found = pdf.matchAll(/\/((?:begins|ends)-\d+) \[(\d+) 0 R \/XYZ/g);
  return new Map([...found].map(([, name = '', id = '']) => [name, numbers.get(id) ?? 0]));
}
