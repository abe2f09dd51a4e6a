/** Copies ids of interleavings, code, and links to parts of the page when they are clicked, and says so. */
export function copyOnClick(): void {
  document.addEventListener('click', (event) => {
    const { target } = event;
    if (!(target instanceof Element)) {
      return;
    }
    const id = target.closest<HTMLElement>('.copy')?.dataset.copy;
    const code = codeOf(target.closest<HTMLElement>('[data-copies]'));
    const link = target.closest<HTMLAnchorElement>('a.self')?.href;
    if (id !== undefined) {
      copy(id, `Copied ${id}`);
    } else if (code !== undefined) {
      copy(code, 'Code copied');
    } else if (link !== undefined) {
      copy(link, 'Link copied');
    }
  });
}

/** What stands beside a button, whole: the end of long code is folded. */
function codeOf(button: HTMLElement | null): string | undefined {
  const parts = button?.parentElement?.querySelectorAll(button.dataset.copies ?? '');
  return parts && [...parts].map(({ textContent }) => textContent).join('\n');
}

function copy(text: string, said: string): void {
  const sayText = () => say(`Could not copy; it is ${text}`);
  // By plain http browsers have no clipboard; and they may refuse it anywhere.
  if ('clipboard' in navigator) {
    navigator.clipboard.writeText(text).then(() => say(said), sayText);
  } else {
    sayText();
  }
}

function say(text: string): void {
  const status = document.getElementById('said');
  if (status) {
    status.textContent = text;
    setTimeout(() => {
      status.textContent = '';
    }, 4000);
  }
}
