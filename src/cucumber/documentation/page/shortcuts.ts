const key = 'living-documentation-shortcuts';

/** Keyboard shortcuts. They can be turned off, because some assistive tools send single letters. */
export function listenToKeys(): void {
  const help = document.querySelector<HTMLDialogElement>('#help');
  const isOn = document.querySelector<HTMLInputElement>('#help input');
  if (!(help && isOn)) {
    return;
  }
  isOn.checked = recall() !== 'off';
  isOn.addEventListener('change', () => remember(isOn.checked ? 'on' : 'off'));
  document.querySelector('#show-help')?.addEventListener('click', () => help.showModal());
  const deeds: Readonly<Record<string, () => void>> = {
    '/': () => document.querySelector<HTMLInputElement>('#find input')?.focus(),
    j: () => go(1),
    k: () => go(-1),
    '?': () => help.showModal(),
  };
  document.addEventListener('keydown', (event) => {
    const deed = deeds[event.key];
    if (deed && isOn.checked && !isTyped(event) && !help.open) {
      event.preventDefault();
      deed();
    }
  });
}

function isTyped({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  const isField = target instanceof Element && target.matches('input:not([type=checkbox]), textarea, select');
  return ctrlKey || metaKey || altKey || isField;
}

/** Moves to the next or the previous visible scenario, from the position of the reader. */
function go(way: 1 | -1): void {
  const shown = [...document.querySelectorAll<HTMLElement>('.scenario')].filter(
    (scenario) => scenario.closest('[hidden]') === null,
  );
  const focused = document.activeElement?.closest<HTMLElement>('.scenario');
  const here = focused ? shown.indexOf(focused) : firstBelowTop(shown) - (way === 1 ? 1 : 0);
  const next = shown[Math.min(Math.max(here + way, 0), shown.length - 1)];
  next?.scrollIntoView();
  next?.focus({ preventScroll: true });
}

// A binary search, because the elements are sorted by their position.
function firstBelowTop(elements: readonly HTMLElement[]): number {
  let [from, to] = [0, elements.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    const top = elements[middle]?.getBoundingClientRect().top ?? 0;
    [from, to] = top >= 0 ? [from, middle] : [middle + 1, to];
  }
  return from;
}

// A page opened from the disk may have no storage. Then the choice lasts until the page is closed.
function recall(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(choice: string): void {
  try {
    localStorage.setItem(key, choice);
  } catch {
    return;
  }
}
