import { createHash } from 'node:crypto';
import { closeSync, lstatSync, openSync, readdirSync, readSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';

/** A folder of large attachments, and what a run knows of it. */
export interface AttachmentFolder {
  /** Where the pages are. */
  readonly directory: string;
  /** The folder beside them. */
  readonly folder: string;
  /** The names of the files that this run has there. */
  readonly kept: ReadonlySet<string>;
}

/**
 * Removes what earlier runs left in a folder of large attachments. What a page beside it refers to stays, whoever wrote that page;
 * and so does whatever we have not written: of ours is a file whose name begins with the digest of what is in it.
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

/** The name of a file of ours: as much of the digest of its content, and what it was called. */
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

/** The names of files in the folder that stand in a page beside it. */
function referredTo(directory: string, folder: string): ReadonlySet<string> {
  const pages = readdirSync(directory)
    .map((name) => path.join(directory, name))
    .filter((file) => lstatSync(file).isFile());
  return new Set(
    pages.flatMap((file) => namesIn(file, new RegExp(`${folder}/([0-9a-f]{16}-[\\w.-]+)`, 'g'))),
  );
}

// Pages begin with what they are; a video or the messages of a run, which lie beside them, are not read to their end.
function namesIn(file: string, address: RegExp): string[] {
  const names: string[] = [];
  let before: string | null = null;
  for (const chunk of chunksOf(file)) {
    const text: string = (before ?? '') + chunk.toString('latin1');
    if (before === null && !/^\s*(?:\u00EF\u00BB\u00BF\s*)?<(?:!doctype html|html)/i.test(text)) {
      return [];
    }
    // An address may be cut between two pieces; what is left of it at the end of the first is another name, and does no harm.
    names.push(...[...text.matchAll(address)].map(([, name = '']) => name));
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
