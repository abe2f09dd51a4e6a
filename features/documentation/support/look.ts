import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

/** A screen, and the light it is looked at in. */
export interface Look {
  readonly width: number;
  readonly light: 'light' | 'dark' | 'forced colours';
}

/** What was seen of a page with one look. */
export interface Seen {
  readonly look: string;
  readonly violations: readonly string[];
  readonly overflow: number;
  readonly brokenWords: readonly string[];
}

/** The rules of axe that had something to look at; fewer mean that there was no page. */
const RULES_MIN = 10;

/** Looks at a page that is open and unfolded. What runs in the page is text here: these files know no DOM. */
export async function lookAt(page: Page, { width, light }: Look): Promise<Seen> {
  await page.setViewportSize({ width, height: 844 });
  await page.emulateMedia(
    light === 'forced colours'
      ? { forcedColors: 'active', colorScheme: 'dark' }
      : { forcedColors: 'none', colorScheme: light },
  );
  return await see(page, `${width} wide, ${light}`);
}

/** A4 between its margins of 16 mm, in pixels. */
const PAPER_WIDTH = 673;

/** Looks at a page as it is printed by somebody whose screen is dark. */
export async function lookOnPaper(page: Page): Promise<Seen> {
  await page.setViewportSize({ width: PAPER_WIDTH, height: 1002 });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark', forcedColors: 'none' });
  return await see(page, 'on paper');
}

async function see(page: Page, look: string): Promise<Seen> {
  const [rules, violations, overflow, brokenWords] = await page.evaluate<
    [number, string[], number, string[]]
  >(`${axe}; (async () => {
    const { violations, passes } = await axe.run(document, { resultTypes: ['violations'] });
    const { scrollWidth, clientWidth } = document.documentElement;
    const told = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html));
    return [passes.length, told, scrollWidth - clientWidth, (${findBrokenWords})()];
  })()`);
  const few = rules < RULES_MIN ? [`Only ${rules} rules had anything to look at.`] : [];
  return { look, violations: [...violations, ...few], overflow, brokenWords };
}

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** Every word of letters that stands on two lines; paths and code may. */
const findBrokenWords = `() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) {
    const { currentNode } = texts;
    const isCode = currentNode.parentElement.closest('pre, code, script, style, .place, a[href^="http"], .unseen, .facts');
    for (const { 0: word, index } of isCode ? [] : currentNode.data.matchAll(/[\\p{L}\\p{M}]{2,24}/gu)) {
      const range = new Range();
      range.setStart(currentNode, index);
      range.setEnd(currentNode, index + word.length);
      const lines = new Set([...range.getClientRects()].map(({ bottom }) => Math.round(bottom)));
      if (lines.size > 1) {
        found.push(word);
      }
    }
  }
  return found;
}`;
