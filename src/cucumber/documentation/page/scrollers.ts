/** What scrolls sideways can be reached by keyboard, and what does not is no stop on the way. */
export function watchScrollers(): void {
  const observer = new ResizeObserver((entries) => {
    // All are measured before one is changed: the page would be laid out anew for each of them.
    const stops = entries.map(({ target }) => [target, isWider(target) ? '0' : '-1'] as const);
    for (const [target, tabindex] of stops) {
      if (target.getAttribute('tabindex') !== tabindex) {
        target.setAttribute('tabindex', tabindex);
      }
    }
  });
  // Only those that are near the screen are watched: a search that hides 10,000 tables is told of none of them.
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
