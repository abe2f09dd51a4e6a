import type { Verdict } from '../../verdicts/verdict';

/** How the page and the Markdown beside it show a verdict. */
interface VerdictLook {
  /** What the verdict means to a reader, in a few words that follow its name. */
  readonly words: string;
  /** The icon in 16 × 16 pixels. It is distinct from all others without its colour, at the size of a letter. */
  readonly shape: string;
  /** The colours for a light and for a dark page, each with a contrast of at least 4.5:1 to its background. */
  readonly colours: readonly [light: string, dark: string];
}

const on = 'class="on" fill="none" stroke="#fff" stroke-width="1.8"';
const line = 'class="line" fill="none" stroke="currentColor" stroke-width="1.8"';
const tick = `<path ${on} d="m4.6 8.3 2.3 2.4 4.5-5.2"/>`;
const cross = `<path ${on} d="m5.2 5.2 5.6 5.6m0-5.6-5.6 5.6"/>`;

/** The appearance of each verdict. A new verdict needs an entry only here. */
export const verdictLooks: Readonly<Record<Verdict, VerdictLook>> = {
  holds: {
    words: 'passes: the product does what the scenario says',
    shape: `<circle cx="8" cy="8" r="7"/>${tick}`,
    colours: ['#0b6847', '#5fd3a4'],
  },
  captured: {
    words: 'a known bug shows just as it was written down',
    shape: `<path ${line} d="M5 1.5H1.5V5m9.5-3.5h3.5V5m0 6v3.5H11m-6 0H1.5V11"/><circle cx="8" cy="8" r="3.6"/>`,
    colours: ['#6a35a8', '#c9a5f7'],
  },
  broken: {
    words: 'fails, but must hold',
    shape: `<path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z"/>${cross}`,
    colours: ['#b0221b', '#ff9a92'],
  },
  fixed: {
    words: 'was expected to fail, but passes: somebody has to remove its tag',
    shape: '<path d="m8 .6 2.1 4.9 5.3.5-4 3.5 1.2 5.2L8 12l-4.6 2.7 1.2-5.2-4-3.5 5.3-.5z"/>',
    colours: ['#7a5200', '#f0c25a'],
  },
  shifted: {
    words: 'was expected to fail, but says something else',
    shape: '<path d="M1 3h7V.5L15.5 8 8 15.5V13H1z"/>',
    colours: ['#a03f07', '#ffab78'],
  },
  compromised: {
    words: 'was expected to fail, but something else went wrong',
    shape: `<path d="m8 .3 7.7 7.7L8 15.7.300 8z"/><path ${on} d="M8 4.5v4.3m0 2.5v.2"/>`,
    colours: ['#92195c', '#f59ccb'],
  },
};

/** The shapes for a flaky scenario, and for one without a verdict. */
export const otherShapes: Readonly<Record<'flaky' | 'other', string>> = {
  flaky: '<path class="line" d="M1.5 12.5 5 4l3.5 8L12 4l2.5 5"/>',
  other: `<circle ${line} cx="8" cy="8" r="6.2"/><path ${line} d="M5 8h6"/>`,
};

/** The part of the style sheet that gives each verdict its colour. */
export const styleOfVerdicts: string = Object.entries(verdictLooks)
  .map(
    ([verdict, { colours }]) =>
      `:root{--${verdict}:light-dark(${colours.join()})}:is(.badge,.mark).${verdict}{color:var(--${verdict})}`,
  )
  .join('');
