import { reachOf } from './draw-badge';
import type { Lane, RowBar } from './lane';
import { type Frame, MARGIN, type Spacing } from './spacing';
import { BOLD, type Font, NAME, PLAIN, SMALL, SMALL_BOLD, widestOf, wrapText } from './text-width';

const LABEL_MAX = 180;
const DEED_MAX = 140;
const END_MAX = 200;
export const NAME_MAX = 190;
const BETWEEN_DEEDS = 10;
const BESIDE_BADGE = 8;
export const LINE = 17;
const END_LINE = 20;
const NAME_LINE = 23;
const ROW_MIN = 28;
const ROW_GAP = 8;

/** A label of a bar, and the time span in which it is drawn. */
interface BarPart {
  readonly label: string;
  readonly from: number;
  readonly to: number;
}

/** Reserves the room that a caller needs beside each of its steps. */
export function needRoomForLane(lane: Lane, spacing: Spacing): void {
  for (const bar of lane.bars) {
    for (const { label, from, to } of partsOf(bar)) {
      const width = widestOf(wrapText(label, LABEL_MAX, SMALL), SMALL);
      spacing.between(from, to, width + padding(lane, bar, from) + padding(lane, bar, to));
    }
  }
  for (const [index, deed] of lane.deeds.entries()) {
    const before = lane.deeds[index - 1];
    const width = deedWidth(deed);
    spacing.around(deed.at, width);
    if (before !== undefined) {
      spacing.between(before.at, deed.at, (deedWidth(before) + width) / 2 + BETWEEN_DEEDS);
    }
  }
  needRoomForBadges(lane, spacing);
  const { font, lines } = endLines(lane);
  spacing.after(lane.end ?? spacing.end, endGap(lane) + widestOf(lines, font));
}

/** Keeps a gap between a badge and what begins in the next step or ends in the previous one. */
function needRoomForBadges({ created }: Lane, spacing: Spacing): void {
  for (const [index, { at, resource }] of created.entries()) {
    const before = created[index - 1];
    const reach = reachOf(resource);
    spacing.around(at, 2 * reach);
    spacing.between(at - 1, at, reach + BESIDE_BADGE);
    spacing.between(at, at + 1, reach + BESIDE_BADGE);
    if (before !== undefined) {
      spacing.between(before.at, at, reachOf(before.resource) + reach);
    }
  }
}

/** The labelled parts of a bar: until the effect, and from there until the answer. */
export function partsOf({ label, answer, from, effect, to }: RowBar): BarPart[] {
  const call = { label, from, to: effect };
  return answer === undefined ? [call] : [call, { label: answer, from: effect, to }];
}

/** The label of a part in lines, wrapped to the room that it has. */
export function linesIn({ label, from, to }: BarPart, bar: RowBar, lane: Lane, { x }: Frame): string[] {
  const room = x(to) - x(from) - padding(lane, bar, from) - padding(lane, bar, to);
  return wrapText(label, Math.ceil(room), SMALL);
}

/** The distance of a label from what lies at the end of its bar: a badge, the circle of a look, the mark of the effect. */
export function padding({ created, deeds }: Lane, { row }: RowBar, step: number): number {
  const badge = created.find((each) => each.at === step && each.row === row);
  const hasLooked = row === 0 && deeds.some(({ at, hasLooked }) => at === step && hasLooked);
  return badge === undefined ? (hasLooked ? 13 : 9) : reachOf(badge.resource) + 3;
}

/** The description of how a caller ended, in lines. */
export function endLines({ endInWords, isGoodEnd }: Lane): { readonly font: Font; readonly lines: string[] } {
  const font = isGoodEnd ? PLAIN : BOLD;
  return { font, lines: wrapText(endInWords, END_MAX, font) };
}

/** The distance of that description from the step in which the caller ended. */
export function endGap({ created, end }: Lane): number {
  const badge = created.find(({ at, row }) => at === end && row === 0);
  return badge === undefined ? 13 : reachOf(badge.resource) + 6;
}

/** What a caller did in a step, in lines. Assignments are bold. */
export function deedLines({ lines }: Lane['deeds'][number]): { line: string; isLook: boolean }[] {
  return lines.flatMap(({ inWords, isLook }) =>
    wrapText(inWords.replaceAll(' = ', ' =\u00A0'), DEED_MAX, isLook ? SMALL : SMALL_BOLD).map((line) => ({
      line,
      isLook,
    })),
  );
}

/** The heights within a lane, for known columns. */
export interface LaneHeights {
  /** The middle and the height of each row, from the top of the lane. */
  readonly rows: readonly { readonly mid: number; readonly height: number }[];
  /** The vertical position of the first line of the deeds. */
  readonly deeds: number;
  readonly whole: number;
}

/** Makes each row as high as its words, and leaves room above the rows for the words of a window. */
export function heightsOf(lane: Lane, frame: Frame, above: number): LaneHeights {
  const count = 1 + Math.max(0, ...lane.bars.map(({ row }) => row), ...lane.created.map(({ row }) => row));
  let bottom = above + 10;
  const rows = Array.from({ length: count }, (_, row) => {
    const lines = lane.bars
      .filter((bar) => bar.row === row)
      .flatMap((bar) => partsOf(bar).map((part) => linesIn(part, bar, lane, frame).length));
    const ownRow = row === 0 ? Math.max(namesHeight(lane), endLines(lane).lines.length * END_LINE) : 0;
    const height = Math.max(ROW_MIN, Math.max(0, ...lines) * LINE + 11);
    const room = Math.max(height, ownRow);
    const mid = bottom + room / 2;
    bottom += room + ROW_GAP;
    return { mid, height };
  });
  const deeds = bottom + 11;
  const deedCount = Math.max(0, ...lane.deeds.map((deed) => deedLines(deed).length));
  return { rows, deeds, whole: bottom + deedCount * LINE + 8 };
}

/** The name of a caller in lines. */
export function nameLines({ name }: Lane): string[] {
  return wrapText(name, NAME_MAX, NAME);
}

/** Where the lanes begin: to the right of the longest name. */
export function leftOf(lanes: readonly Lane[], labels: readonly string[]): number {
  const names = lanes.flatMap(nameLines);
  const tracks = labels.flatMap((label) => wrapText(label, NAME_MAX, SMALL));
  return MARGIN + Math.max(30, widestOf(names, NAME), widestOf(tracks, SMALL)) + 22;
}

function namesHeight(lane: Lane): number {
  return nameLines(lane).length * NAME_LINE + 2;
}

function deedWidth(deed: Lane['deeds'][number]): number {
  const lines = deedLines(deed).map(({ line, isLook }) => widestOf([line], isLook ? SMALL : SMALL_BOLD));
  return Math.max(0, ...lines);
}
