import type { Level } from '../../ground/envelope';
import { describeLine } from '../../ground/place';
import { count } from '../../ground/text';
import type { ReadFeature } from '../../run/feature-messages';
import { isReasonLine } from '../../tags/stated-reason';
import type { TagUse } from '../../tags/tagged-scenario';
import { RefusalError } from '../command-errors';
import type { Capture } from './captures';
import { editFeature } from './edit-feature';
import { regionsOf } from './regions';

/** The captures of one feature that are promoted, and those that are not. */
export interface Promotion {
  readonly feature: ReadFeature;
  /** The captures of the feature whose bugs are fixed. */
  readonly promoted: readonly Capture[];
  /** Its other captures. */
  readonly remaining: readonly Capture[];
}

/**
 * The text of a feature after a promotion. A tag is removed if all captures to which it applies are promoted. A reason is removed if
 * no capture below it is left.
 *
 * @throws RefusalError where a tag also applies to captures that are not promoted: without it, they would be expected to pass.
 */
export function promoteFeature(promotion: Promotion): string {
  const { feature, promoted, remaining } = promotion;
  const tags = promoted.flatMap(({ passing }) => passing);
  for (const tag of tags) {
    refuseHalf(tag, promotion);
  }
  const over = new Set(promoted.flatMap(({ levels }) => levels));
  const stillNeeded = new Set(remaining.flatMap(({ levels }) => levels));
  const reasonLines = findReasonLines(feature, (level) => over.has(level) && !stillNeeded.has(level));
  return editFeature(feature.text, { tags, reasonLines: new Set(reasonLines) });
}

function refuseHalf({ name: tag, place }: TagUse, { promoted, remaining }: Promotion): void {
  const isHeld = ({ passing }: Capture) =>
    passing.some(({ name, place: { line } }) => name === tag && line === place.line);
  const others = remaining.filter(isHeld);
  if (others.length > 0) {
    const at = describeLine(place);
    const all = count(promoted.filter(isHeld).length + others.length, 'scenario');
    const names = others.map(({ scenario }) => `  ${describeLine(scenario.place)}  ${scenario.name}`);
    throw new RefusalError(
      [
        `${tag} at ${at} holds for ${all}, and ${others.length} of them ${others.length === 1 ? 'is' : 'are'} not to be promoted:`,
        ...names,
        `  To do: promote ${at}, if all of them are fixed; or move the tag down to those that still fail, and promote again.`,
      ].join('\n'),
    );
  }
}

function findReasonLines({ document, text }: ReadFeature, isOver: (level: Level) => boolean): number[] {
  const lines = text.split('\n');
  return regionsOf(document, text).flatMap(({ level, last }) => {
    if (level === undefined || !isOver(level)) {
      return [];
    }
    // The description ends before the steps or the table. A line of a step or a cell may look like a reason.
    const end = Math.min(last, (firstBelow(level) ?? last + 1) - 1);
    const numbers = Array.from(
      { length: end - level.location.line },
      (_, index) => level.location.line + 1 + index,
    );
    return level.description === '' ? [] : numbers.filter((number) => isReasonLine(lines[number - 1] ?? ''));
  });
}

function firstBelow(level: Level): number | undefined {
  if ('steps' in level) {
    return level.steps[0]?.location.line;
  }
  return 'tableHeader' in level ? level.tableHeader?.location.line : undefined;
}
