import type { Resource } from '../experiment/turn-note';
import type { Lifeline } from '../report/lifelines';
import { resourceBadge } from '../report/note-in-words';
import { clip, element, words } from './svg';

/** How far a badge reaches from its middle, with a little air. */
export const BADGE_REACH = 20;

/** The name of a resource in a shape that tells its fate without colour: a disc, or a diamond for a leaked one. */
export function drawBadge(x: number, y: number, resource: Resource, lifelines: readonly Lifeline[]): string {
  const isLeaked = lifelines.some(
    ({ resource: { type, id }, fate }) => fate === 'leaked' && type === resource.type && id === resource.id,
  );
  const shape = isLeaked
    ? element('path', { d: `M${x} ${y - 19}l19 19-19 19-19-19z` })
    : element('circle', { cx: x, cy: y, r: 14.5 });
  const label = words(x, y + 4.5, clip(resourceBadge(resource), 4), { 'text-anchor': 'middle' });
  return element('g', { class: 'badge' }, shape, label);
}
