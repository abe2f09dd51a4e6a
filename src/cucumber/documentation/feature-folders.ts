import path from 'node:path';

/**
 * The folder of each feature. Implementations of Cucumber write paths with either kind of slashes, with or without a drive, as
 * `file:///…`, or as `classpath:…`. Of an absolute path, only the part below the folder `features` is used, or else the part
 * below the common ancestor of all, because the layout of a machine's disk is not a chapter.
 */
export function featureFolders(uris: readonly string[], root: string): ReadonlyMap<string, string> {
  const folders = new Map(uris.map((uri) => [uri, path.posix.dirname(pathOf(uri))]));
  const absolute = [...folders.values()].filter((folder) => isAbsolute.test(folder));
  const shared = sharedFolder(absolute);
  return new Map(
    [...folders].map(([uri, folder]) => [
      uri,
      isAbsolute.test(folder) ? (belowFeatures(folder) ?? below(folder, shared)) : below(folder, root),
    ]),
  );
}

const isAbsolute = /^(?:[a-z]:)?\//i;

function pathOf(uri: string): string {
  const slashed = uri.replaceAll('\\', '/');
  const [, kind] = /^(file|classpath):/i.exec(slashed) ?? [];
  const rest = slashed.slice(kind === undefined ? 0 : kind.length + 1);
  if (kind?.toLowerCase() === 'file') {
    // `file:/src`, `file:///src`, `file:///C:/src`, `file://localhost/src`
    return decode(rest.replace(/^\/\/[^/]*/, '').replace(/^\/(?=[a-z]:\/)/i, ''));
  }
  return kind === undefined ? rest : decode(rest.replace(/^\/+/, ''));
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    // A path that contains `%` but is not percent-encoded.
    return address;
  }
}

function belowFeatures(folder: string): string | undefined {
  const parts = folder.split('/');
  const at = parts.lastIndexOf('features');
  return at < 0 ? undefined : parts.slice(at + 1).join('/') || '.';
}

function below(folder: string, root: string): string {
  const found = path.posix.relative(root, folder) || '.';
  return found.startsWith('..') ? folder : found;
}

function sharedFolder([first = '', ...others]: readonly string[]): string {
  const parts = first.split('/');
  const lengths = others.map((other) => {
    const own = other.split('/');
    const at = parts.findIndex((part, index) => part !== own[index]);
    return at < 0 ? parts.length : at;
  });
  const shared = lengths.reduce((least, length) => Math.min(least, length), parts.length);
  return parts.slice(0, shared).join('/') || '/';
}
