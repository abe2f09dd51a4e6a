import { createHash } from 'node:crypto';
import { closeSync, lstatSync, openSync, readdirSync, readSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';

/** A folder of large attachments, and the files that a run has written there. */
export interface AttachmentFolder {
  /** The folder of the pages. */
  readonly directory: string;
  /** The folder beside them. */
  readonly folder: string;
  /** The names of the files that belong to this run. */
  readonly kept: ReadonlySet<string>;
}

/**
 * Removes leftovers of earlier runs from a folder of large attachments. It keeps files to which any page beside the folder refers, and
 * files that this package has not written. Its own files begin with the hash of their content.
 */
export function removeStaleAttachments({ directory, folder, kept }: AttachmentFolder): void {
  const stale = readdirSync(folder).filter((name) => ownName.test(name) && !kept.has(name));
  const wanted = stale.length === 0 ? new Set() : referredTo(directory, path.basename(folder));
  for (const name of stale) {
    const file = path.join(folder, name);
    if (!wanted.has(name) && isOurs(file, name)) {
      rmSync(file, { force: true });
    }
  }
  if (readdirSync(folder).length === 0) {
    rmdirSync(folder);
  }
}

/** The name of a file: the beginning of the hash of its content, and its original name. */
export function nameOfContent(digest: string, name: string): string {
  return `${digest.slice(0, digestCharacters)}-${name}`;
}

const digestCharacters = 16;
const ownName = /^[0-9a-f]{16}-[\w.-]+$/;

function isOurs(file: string, name: string): boolean {
  if (!lstatSync(file).isFile()) {
    return false;
  }
  const hash = createHash('sha256');
  for (const chunk of chunksOf(file)) {
    hash.update(chunk);
  }
  return name.startsWith(`${hash.digest('hex').slice(0, digestCharacters)}-`);
}

/** The names of files in the folder that occur in a page beside it. */
function referredTo(directory: string, folder: string): ReadonlySet<string> {
  const pages = readdirSync(directory)
    .map((name) => path.join(directory, name))
    .filter((file) => lstatSync(file).isFile());
  return new Set(
    pages.flatMap((file) => namesIn(file, new RegExp(`${folder}/([0-9a-f]{16}-[\\w.-]+)`, 'g'))),
  );
}

// Stops after the first piece if the file does not begin like a page: videos and messages of a run may lie beside the pages.
function namesIn(file: string, address: RegExp): string[] {
  const names: string[] = [];
  let before: string | null = null;
  for (const chunk of chunksOf(file)) {
    const text: string = (before ?? '') + chunk.toString('latin1');
    if (before === null && !/^\s*(?:\u00EF\u00BB\u00BF\s*)?<(?:!doctype html|html)/i.test(text)) {
      return [];
    }
    // The end of each piece is searched again, because a name may be cut there. The cut name is wrong, but matches no file.
    for (const [, name = ''] of text.matchAll(address)) {
      names.push(name);
    }
    before = text.slice(-addressMax);
  }
  return names;
}

const addressMax = 200;
const chunkBytes = 1024 * 1024;

function* chunksOf(file: string): Generator<Buffer> {
  const descriptor = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(chunkBytes);
    for (let length = readSync(descriptor, buffer); length > 0; length = readSync(descriptor, buffer)) {
      yield buffer.subarray(0, length);
    }
  } finally {
    closeSync(descriptor);
  }
}
