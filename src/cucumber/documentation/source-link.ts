import { isText } from '../ground/has-shape';
import { isWebAddress } from '../ground/is-web-address';
import type { Place } from '../ground/place';

const placeholders = ['{uri}', '{line}', '{commit}'];

/** Whether a text is a template of links to source. */
export function isSourceLink(value: unknown): boolean {
  if (!isText(value) || !value.includes('{uri}') || !isWebAddress(value)) {
    return false;
  }
  return [...value.matchAll(/\{\w*\}/g)].every(([name]) => placeholders.includes(name));
}

/** Leads to the lines of a suite where its source can be read. */
export class SourceLink {
  readonly #template: string | null;
  readonly #commit: string | null;

  /** `template` is a URL with `{uri}`, and `{line}` and `{commit}` where it has them; null when nobody gave one. */
  constructor(template: string | null, commit: string | null) {
    this.#template = template;
    this.#commit = commit;
  }

  /** The address of a line; null where it cannot be told: without a template or its commit, and outside the repository. */
  to({ uri, line }: Pick<Place, 'uri' | 'line'>): string | null {
    const path = pathInRepository(uri);
    const isMissing = this.#commit === null && this.#template?.includes('{commit}');
    if (this.#template === null || path === null || isMissing) {
      return null;
    }
    const values = new Map([
      ['{uri}', path],
      ['{line}', String(line)],
      ['{commit}', encodeURIComponent(this.#commit ?? '')],
    ]);
    return this.#template.replaceAll(/\{\w+\}/g, (name) => values.get(name) ?? name);
  }
}

// Other Cucumbers write `classpath:` and `file:` addresses, and nobody knows where these are in the repository.
function pathInRepository(uri: string): string | null {
  const parts = uri
    .replaceAll('\\', '/')
    .split('/')
    .filter((part) => part !== '.');
  const isOutside =
    parts.length === 0 || parts[0] === '' || parts.includes('..') || /^[a-z][\w+.-]*:/i.test(uri);
  return isOutside ? null : parts.map(encodeURIComponent).join('/');
}
