/**
 * Keyboard shortcuts, and nothing else: all pages work without it. It reads nothing of the entries. The selected row is kept in the
 * history state, because a page that may not be stored is loaded anew when somebody comes back.
 */
export const PAGE_SCRIPT = `
'use strict';
(() => {
  const rows = [...document.querySelectorAll('a[data-row]')];
  const search = document.querySelector('input[type=search]');
  const keys = document.querySelector('.keys');
  const list = document.querySelector('a[data-list]');
  const go = (step) => {
    const at = rows.indexOf(document.activeElement);
    const next = at === -1 ? (step > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + step));
    rows[next]?.focus();
    rows[next]?.scrollIntoView({ block: 'nearest' });
  };
  const leave = () => {
    if (keys?.open) {
      keys.open = false;
    } else if (document.activeElement?.matches('input, select, summary')) {
      document.activeElement.blur();
    } else if (window.navigation?.canGoBack) {
      history.back();
    } else if (list && location.pathname !== new URL(list.href).pathname) {
      location.assign(list.href);
    }
  };
  const actions = {
    j: () => go(1),
    k: () => go(-1),
    '/': () => (search ? search.select() : location.assign(list.href)),
    '?': () => { keys.open = !keys.open; },
  };
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) {
      return;
    }
    if (event.key === 'Escape') {
      leave();
    } else if (Object.hasOwn(actions, event.key) && !event.target.matches('input, select, textarea')) {
      event.preventDefault();
      actions[event.key]();
    }
  });
  for (const [row, link] of rows.entries()) {
    link.addEventListener('focus', () => history.replaceState({ row }, ''));
  }
  rows[history.state?.row]?.focus();
})();
`;
