import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Envelope, Message } from '../../ground/envelope';
import { messageOf } from '../../ground/thrown';
import { isRecordFile } from '../../run/read-records';
import type { RunAttachment } from '../../run/run';
import { unwrapBase64 } from '../../run/unwrap-base64';
import { wholeMessage } from '../../run/whole-message';
import { FolderClaim, isClaimed } from './folder-claim';
import { nameOfContent, removeStaleAttachments } from './stale-attachments';

/** The folder beside a page that holds what is too large for it. */
const attachmentFolder = 'living-documentation-attachments';

/** An attachment that is not on the page itself. */
export interface LargeAttachment {
  readonly bytes: number;
  /** Its address, relative to the page; empty where it was left out. */
  readonly href: string;
}

/** Where large attachments go. */
export interface LargeAttachmentOptions {
  /** The folder of the page; undefined where nobody knows it, such as for the output of the run. */
  readonly directory: string | undefined;
  /** What is larger is not kept on the page. */
  readonly bytesMax: number;
}

/**
 * Takes large attachments out of the messages as they come, so that they are neither in memory until the end of the run nor on
 * the page: a file beside it takes them, and their message says where that is.
 */
export class LargeAttachments {
  readonly #directory: string | undefined;
  readonly #folder: string | undefined;
  readonly #bytesMax: number;
  readonly #kept = new Set<string>();
  #claim: FolderClaim | undefined;

  constructor({ directory, bytesMax }: LargeAttachmentOptions) {
    this.#directory = directory;
    this.#folder = directory && path.join(directory, attachmentFolder);
    this.#bytesMax = bytesMax;
  }

  /** The message as it is kept. Records of the harness stay whole, however large they are. */
  takeOut(envelope: Envelope): Envelope {
    // Few messages are attachments, and the others are made whole where they are read.
    const written = envelope?.attachment ? wholeMessage(envelope).attachment : undefined;
    if (written === undefined || isRecordFile(written.fileName)) {
      return envelope;
    }
    const attachment = unwrapBase64(written);
    const bytes = bytesOf(attachment);
    return bytes <= this.#bytesMax
      ? envelope
      : { attachment: { ...attachment, body: '', url: `${mark}${bytes}:${this.#store(attachment)}` } };
  }

  /** Removes what earlier runs left behind, once the page is written; it never fails a run. Nothing of ours is written after that. */
  finish(): void {
    const [directory, folder] = [this.#directory, this.#folder];
    this.#claim?.end();
    this.#claim = undefined;
    if (directory === undefined || folder === undefined || !existsSync(folder)) {
      return;
    }
    try {
      if (!isClaimed(folder)) {
        removeStaleAttachments({ directory, folder, kept: this.#kept });
      }
    } catch (error) {
      // It is no reason to fail: the next run tries again.
      process.emitWarning(`What earlier runs have left in ${folder} is still there: ${messageOf(error)}`);
    }
  }

  #store(attachment: Message<'attachment'>): string {
    if (this.#folder === undefined) {
      return '';
    }
    const content = Buffer.from(attachment.body, attachment.contentEncoding === 'BASE64' ? 'base64' : 'utf8');
    const name = nameOfContent(createHash('sha256').update(content).digest('hex'), nameOf(attachment));
    const file = path.join(this.#folder, name);
    try {
      mkdirSync(this.#folder, { recursive: true });
      this.#claim ??= new FolderClaim(this.#folder);
      if (!existsSync(file)) {
        writeFileSync(file, content);
      }
    } catch {
      // A full disk is no reason to end a run: the page says that it has been left out.
      return '';
    }
    this.#kept.add(name);
    return `${attachmentFolder}/${name}`;
  }
}

/** Whether an attachment was taken out, and where it went. */
export function readLargeAttachment({ url }: Pick<RunAttachment, 'url'>): LargeAttachment | undefined {
  const [, bytes, href] = wholeAddress.exec(url ?? '') ?? [];
  return bytes === undefined || href === undefined ? undefined : { bytes: Number(bytes), href };
}

/** Whether an attachment is in a file beside the page, which may show it from there. */
export function hasFileBeside(attachment: Pick<RunAttachment, 'url'>): boolean {
  return (readLargeAttachment(attachment)?.href ?? '') !== '';
}

// Of no scheme that a browser knows, so that whoever writes it into a message by hand gains no link but into this folder.
const mark = 'taken-out:';
const wholeAddress = new RegExp(String.raw`^${mark}(\d{1,15}):((?:${attachmentFolder}/[\w.-]+)?)$`);

function bytesOf({ body, contentEncoding }: Message<'attachment'>): number {
  // The messages of others may lack a body.
  return typeof body !== 'string'
    ? 0
    : Buffer.byteLength(body, contentEncoding === 'BASE64' ? 'base64' : 'utf8');
}

// A browser that opens a file from the disk runs what is in it, unless its name says that there is nothing to run.
const harmless =
  /\.(?:png|jpe?g|gif|webp|avif|mp4|m4v|webm|ogv|ogg|mp3|m4a|wav|json|ndjson|txt|log|csv|pdf|zip|gz|har)$/i;
const nameMax = 60;

function nameOf({ fileName, mediaType }: Message<'attachment'>): string {
  const [type = ''] = mediaType.split(';');
  const kind = /\/(?:[\w.-]*\+)?(\w+)$/.exec(type)?.[1] ?? 'bin';
  const given = fileName ?? `attachment.${kind === 'plain' ? 'txt' : kind}`;
  const safe = given.replaceAll(/[^\w.-]/g, '-').slice(-nameMax);
  if (harmless.test(safe)) {
    return safe;
  }
  // A server tells a browser what a file is by how its name ends.
  return `${safe}.${harmless.test(`.${kind}`) ? kind : 'bin'}`;
}
