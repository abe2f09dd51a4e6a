import { isText } from '../ground/has-shape';
import { isWebAddress } from '../ground/is-web-address';
import type { Place } from '../ground/place';

const placeholders = ['{uri}', '{line}', '{commit}'];

/** Whether a text is a valid template for source links. */
export function isSourceLink(value: unknown): boolean {
  if (!isText(value) || !value.includes('{uri}') || !isWebAddress(value)) {
    return false;
  }
  return [...value.matchAll(/\{\w*\}/g)].every(([name]) => placeholders.includes(name));
}

/** Makes links from lines of the suite to its source on the web. */
export class SourceLink {
  readonly #template: string | null;
  readonly #commit: string | null;

  /** `template` is a URL with `{uri}`, and optionally `{line}` and `{commit}`; null if none is configured. */
  constructor(template: string | null, commit: string | null) {
    this.#template = template;
    this.#commit = commit;
  }

  /** The URL of a line. Null without a template, without the commit that it needs, or for a path outside of the repository. */
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

// Other implementations of Cucumber write `classpath:` and `file:` URLs, whose position in the repository is unknown.
function pathInRepository(uri: string): string | null {
  const parts = uri
    .replaceAll('\\', '/')
    .split('/')
    .filter((part) => part !== '.');
  const isOutside =
    parts.length === 0 || parts[0] === '' || parts.includes('..') || /^[a-z][\w+.-]*:/i.test(uri);
  return isOutside ? null : parts.map(encodeURIComponent).join('/');
}
