/** What scrolls sideways can be reached by keyboard, and what does not is no stop on the way. */
export function watchScrollers(): void {
  // Told only of what is on the screen, so that nothing is laid out for this alone.
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const isWider = target.scrollWidth > target.clientWidth;
      target.setAttribute('tabindex', isWider ? '0' : '-1');
    }
  });
  for (const element of document.querySelectorAll('.scrolls')) {
    observer.observe(element);
  }
}
