import { idIn } from './id-in';

/** Marks the entry of the part that the reader is looking at in the list of contents. */
export function followReader(): void {
  const links = new Map<Element, HTMLAnchorElement>();
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.contents a')) {
    const section = document.getElementById(idIn(link.hash));
    if (section) {
      links.set(section, link);
    }
  }
  const inView = new Set<Element>();
  // The part that crosses this band near the top of the window counts as being read.
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        inView[isIntersecting ? 'add' : 'delete'](target);
      }
      // Of several nested parts, the innermost comes last in document order.
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
