import { idIn } from './id-in';

/** Marks in the list of contents what the reader is looking at. */
export function followReader(): void {
  const links = new Map<Element, HTMLAnchorElement>();
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.contents a')) {
    const section = document.getElementById(idIn(link.hash));
    if (section) {
      links.set(section, link);
    }
  }
  const inView = new Set<Element>();
  // What crosses the upper fifth of the window is being read.
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        inView[isIntersecting ? 'add' : 'delete'](target);
      }
      // The deepest one is last in the order of the page.
      mark([...links].findLast(([section]) => inView.has(section))?.[1]);
    },
    { rootMargin: '-10% 0% -80% 0%' },
  );
  for (const section of links.keys()) {
    observer.observe(section);
  }
}

function mark(link: HTMLAnchorElement | undefined): void {
  const marked = document.querySelector('.contents [aria-current]');
  if (link === undefined || link === marked) {
    return;
  }
  marked?.removeAttribute('aria-current');
  link.setAttribute('aria-current', 'true');
  const list = link.closest<HTMLElement>('.rail');
  if (list && list.scrollHeight > list.clientHeight) {
    list.scrollTop = link.offsetTop - list.clientHeight / 2;
  }
}
