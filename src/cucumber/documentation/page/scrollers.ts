/** Makes elements that scroll horizontally reachable by keyboard, and only those. */
export function watchScrollers(): void {
  const observer = new ResizeObserver((entries) => {
    // First measure all, then change: alternating would force a layout for each element.
    const stops = entries.map(({ target }) => [target, isWider(target) ? '0' : '-1'] as const);
    for (const [target, tabindex] of stops) {
      if (target.getAttribute('tabindex') !== tabindex) {
        target.setAttribute('tabindex', tabindex);
      }
    }
  });
  // Only elements near the screen are observed. Otherwise, hiding 10,000 tables would call the observer for each of them.
  document.addEventListener('contentvisibilityautostatechange', (event) => {
    if (event instanceof ContentVisibilityAutoStateChangeEvent && event.target instanceof Element) {
      for (const element of event.target.querySelectorAll('.scrolls')) {
        observer[event.skipped ? 'unobserve' : 'observe'](element);
      }
    }
  });
  for (const element of document.querySelectorAll('.scrolls')) {
    if (element.checkVisibility({ contentVisibilityAuto: true })) {
      observer.observe(element);
    }
  }
}

function isWider({ scrollWidth, clientWidth }: Element): boolean {
  return scrollWidth > clientWidth;
}
