import { followReader } from './contents';
import { copyOnClick } from './copy';
import { Find } from './find';
import { readScenarios } from './scenarios';
import { watchScrollers } from './scrollers';
import { listenToKeys } from './shortcuts';

/** Begins when the page has been read. Without it everything can be read and followed; only finding is missing. */
export function main(): void {
  const find = document.querySelector<HTMLElement>('#find');
  const form = find?.querySelector('form');
  if (find && form) {
    find.hidden = false;
    new Find(readScenarios(), form).start();
  }
  for (const element of document.querySelectorAll<HTMLElement>('.scripted')) {
    element.hidden = false;
  }
  unfoldRail();
  copyOnClick();
  listenToKeys();
  followReader();
  watchScrollers();
}

// On a wide screen the contents are always there; on a narrow one they wait to be opened.
function unfoldRail(): void {
  const rail = document.querySelector<HTMLDetailsElement>('.rail > details');
  const wide = matchMedia('(min-width: 64rem)');
  const unfold = () => rail?.toggleAttribute('open', wide.matches);
  wide.addEventListener('change', unfold);
  unfold();
}

main();
