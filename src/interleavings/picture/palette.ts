interface Palette {
  readonly card: string;
  readonly ink: string;
  readonly faint: string;
  readonly rule: string;
  readonly call: string;
  readonly callInk: string;
  readonly good: string;
  readonly bad: string;
  readonly badTint: string;
  readonly tickTint: string;
  readonly answerTint: string;
}

// Blue, green and vermilion of the Okabe-Ito palette, which colour-blind readers can distinguish. They are darkened or lightened so
// that every text has a contrast of at least 5:1 to its background.
const LIGHT: Palette = {
  card: '#ffffff',
  ink: '#1f2328',
  faint: '#59636e',
  rule: '#d1d9e0',
  call: '#0067a3',
  callInk: '#ffffff',
  good: '#00694d',
  bad: '#b03a00',
  badTint: '#fdeee5',
  tickTint: '#eef2f6',
  answerTint: '#dcedf8',
};

const DARK: Palette = {
  card: '#161b22',
  ink: '#f0f6fc',
  faint: '#a5afba',
  rule: '#3d444d',
  call: '#56b4e9',
  callInk: '#0d1117',
  good: '#3fd0a4',
  bad: '#ff9a5c',
  badTint: '#3a2416',
  tickTint: '#202833',
  answerTint: '#16324a',
};

/**
 * The style sheet of a picture, light or dark by the preference of the reader.
 *
 * Each colour is written out twice, without CSS custom properties, because librsvg and many image viewers do not support them.
 */
export function styleSheet(): string {
  return `${LAYOUT}${colours(LIGHT)}@media(prefers-color-scheme:dark){${colours(DARK)}}@media print{${colours(LIGHT)}}`;
}

const LAYOUT = [
  'text{font:16px system-ui,-apple-system,"Segoe UI","DejaVu Sans",sans-serif}',
  '.small{font-size:14px}.halo{paint-order:stroke;stroke-width:4px;stroke-linejoin:round}',
  '.title,.name{font-size:19px;font-weight:600}.strong{font-weight:600}',
  '.lane{stroke-width:2}.call,.fault,.timer{stroke-width:2}.timer{stroke-dasharray:4 3}',
  '.wait{stroke-width:2;stroke-dasharray:2 5;stroke-linecap:round}.window{stroke-dasharray:5 4}',
  '.look{stroke-width:2.5}.life{stroke-width:5;stroke-linecap:round}.leaked{stroke-dasharray:9 7}',
  '.badge text{font-size:13px;font-weight:700}.badge circle,.badge rect,.badge path{stroke-width:2}',
  '.answer{stroke-width:1.5}.mark{stroke-width:4;stroke-linecap:round}.bracket{fill:none;stroke-width:1.5}',
].join('');

function colours({
  card,
  ink,
  faint,
  rule,
  call,
  callInk,
  good,
  bad,
  badTint,
  tickTint,
  answerTint,
}: Palette): string {
  return [
    `text{fill:${ink}}.halo{stroke:${card}}.faint{fill:${faint}}.good{fill:${good}}.bad{fill:${bad}}`,
    `.card{fill:${card};stroke:${rule}}.grid{stroke:${rule}}.lane{stroke:${faint}}`,
    `.call{fill:${call};stroke:${card}}.fault{fill:${bad};stroke:${card}}.timer{fill:${card};stroke:${faint}}`,
    `.answer{fill:${answerTint};stroke:${call}}.mark{stroke:${ink}}.tick{fill:${tickTint}}.bracket{stroke:${faint}}`,
    `.onCall{fill:${callInk}}.onFault{fill:${card}}.wait{stroke:${faint}}`,
    `.window{fill:${badTint};stroke:${bad}}.inWindow{stroke:${badTint}}.look{fill:${card};stroke:${ink}}`,
    `.kept,.closed,.open{stroke:${good}}.leaked{stroke:${bad}}.held{fill:${card};stroke:${faint}}`,
    `.badge rect,.badge circle{fill:${good};stroke:${card}}.badge path{fill:${bad};stroke:${card}}.badge text{fill:${card}}`,
  ].join('');
}
