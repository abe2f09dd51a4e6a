import { followReader } from './contents';
import { copyOnClick } from './copy';
import { Find } from './find';
import { readPage } from './scenarios';
import { watchScrollers } from './scrollers';
import { listenToKeys } from './shortcuts';

/** Begins when the page has been read. Without it everything can be read and followed; only finding is missing. */
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
      // A part that cannot begin, in a browser that lacks something, leaves the others alone. The console tells why.
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

// On a wide screen the contents are always there; on a narrow one they wait to be opened.
function unfoldRail(): void {
  const rail = document.querySelector<HTMLDetailsElement>('.rail > details');
  const wide = matchMedia('(min-width: 64rem)');
  const unfold = () => rail?.toggleAttribute('open', wide.matches);
  wide.addEventListener('change', unfold);
  unfold();
}

main();
