import type { Resource } from '../experiment/turn-note';
import type { Lifeline } from '../report/lifelines';
import { resourceBadge } from '../report/note-in-words';
import { element, words } from './svg';
import { BADGE, widthOf } from './text-width';

const RADIUS = 14.5;
const DIAMOND = 19;

/** The distance from the centre of a badge to its edge, with a small margin. */
export function reachOf(resource: Resource): number {
  return Math.max(DIAMOND, halfWidth(resource) + DIAMOND - RADIUS) + 1;
}

/** The name of a resource, in a shape that shows its fate without colour: round, or pointed if it leaked. */
export function drawBadge(x: number, y: number, resource: Resource, lifelines: readonly Lifeline[]): string {
  const isLeaked = lifelines.some(
    ({ resource: { type, id }, fate }) => fate === 'leaked' && type === resource.type && id === resource.id,
  );
  const shape = isLeaked ? pointed(x, y, resource) : round(x, y, resource);
  const label = words(x, y + 4.5, resourceBadge(resource), { 'text-anchor': 'middle' });
  return element('g', { class: 'badge' }, shape, label);
}

function pointed(x: number, y: number, resource: Resource): string {
  const flat = halfWidth(resource) - RADIUS;
  const corner = `${DIAMOND} ${DIAMOND}`;
  return element('path', {
    d: `M${x - flat} ${y - DIAMOND}h${2 * flat}l${corner}-${corner}h${-2 * flat}l-${DIAMOND}-${DIAMOND}z`,
  });
}

function round(x: number, y: number, resource: Resource): string {
  const half = halfWidth(resource);
  return half === RADIUS
    ? element('circle', { cx: x, cy: y, r: RADIUS })
    : element('rect', { x: x - half, y: y - RADIUS, width: 2 * half, height: 2 * RADIUS, rx: RADIUS });
}

function halfWidth(resource: Resource): number {
  return Math.max(RADIUS, widthOf(resourceBadge(resource), BADGE) / 2 + 3.5);
}
