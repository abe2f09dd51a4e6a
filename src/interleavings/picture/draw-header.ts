import type { InterleavingRun } from '../report/interleaving-run';
import { usefulLine } from '../report/useful-line';
import { MARGIN } from './spacing';
import { words } from './svg';
import { BOLD, NAME, SMALL, wrapText } from './text-width';

const PROBLEMS_MAX = 8;

/** A line of the head of a picture. */
interface HeadLine {
  readonly text: string;
  readonly className: string;
  readonly height: number;
}

/** What lies above the steps: the title, the finding in full, and the id that replays it. */
export interface Header {
  readonly markup: string;
  readonly bottom: number;
}

/** The head of a picture of that width. */
export function drawHeader(run: InterleavingRun, caption: string, width: number): Header {
  const room = width - 2 * MARGIN;
  const isHolding = run.problems.length === 0;
  const findings = findingsOf(run).flatMap((text) => wrapText(text, room, BOLD));
  const lines: HeadLine[] = [
    ...wrapText(caption, room, NAME).map((text) => ({ text, className: 'title', height: 26 })),
    ...findings.map((text) => ({ text, className: `strong ${isHolding ? 'good' : 'bad'}`, height: 23 })),
    ...wrapText(`interleaving ${run.id}`, room, SMALL).map((text) => ({
      text,
      className: 'small faint',
      height: 20,
    })),
  ];
  let bottom = 10;
  const drawn = lines.map(({ text, className, height }) => {
    bottom += height;
    return words(MARGIN, bottom, text, { class: className });
  });
  return { markup: drawn.join(''), bottom: bottom + 8 };
}

function findingsOf({ problems }: InterleavingRun): string[] {
  const told = problems.slice(0, PROBLEMS_MAX).map(({ message }) => `✗ ${usefulLine(message)}`);
  const more = problems.length - told.length;
  return problems.length === 0 ? ['✓ holds'] : more > 0 ? [...told, `✗ and ${more} more`] : told;
}
