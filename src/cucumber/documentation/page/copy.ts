/** Copies interleaving ids, code, and links to parts of the page on a click, and confirms that. */
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

/** The complete code beside a button, including the folded end. */
function codeOf(button: HTMLElement | null): string | undefined {
  const parts = button?.parentElement?.querySelectorAll(button.dataset.copies ?? '');
  return parts && [...parts].map(({ textContent }) => textContent).join('\n');
}

function copy(text: string, said: string): void {
  const sayText = () => say(`Could not copy; it is ${text}`);
  // The clipboard exists only in secure contexts (not over plain http), and a browser may refuse access.
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
