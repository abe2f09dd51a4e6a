import { followReader } from './contents';
import { copyOnClick } from './copy';
import { Find } from './find';
import { readPage } from './scenarios';
import { watchScrollers } from './scrollers';
import { listenToKeys } from './shortcuts';

/** Starts the script after the page was parsed. Without it, the page can be read and its links work; only the search is missing. */
export function main(): void {
  const parts = [
    unfoldRail,
    startFinding,
    showScripted,
    copyOnClick,
    listenToKeys,
    followReader,
    watchScrollers,
  ];
  for (const start of parts) {
    try {
      start();
    } catch (error) {
      // If one part fails, for example in an old browser, the others still start. The error is in the console.
      reportError(error);
    }
  }
}

function startFinding(): void {
  const find = document.querySelector<HTMLElement>('#find');
  const form = find?.querySelector('form');
  if (find && form) {
    find.hidden = false;
    new Find(readPage(), form).start();
  }
}

function showScripted(): void {
  for (const element of document.querySelectorAll<HTMLElement>('.scripted')) {
    element.hidden = false;
  }
}

// On a wide screen the contents are always open; on a narrow one the reader opens them.
function unfoldRail(): void {
  const rail = document.querySelector<HTMLDetailsElement>('.rail > details');
  const wide = matchMedia('(min-width: 64rem)');
  const unfold = () => rail?.toggleAttribute('open', wide.matches);
  wide.addEventListener('change', unfold);
  unfold();
}

main();
