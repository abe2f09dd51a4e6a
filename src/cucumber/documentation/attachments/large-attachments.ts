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

/** The folder beside a page for attachments that are too large for it. */
const attachmentFolder = 'living-documentation-attachments';

/** An attachment that is not embedded in the page. */
export interface LargeAttachment {
  readonly bytes: number;
  /** Its URL, relative to the page; empty if it was left out. */
  readonly href: string;
}

/** Where and when large attachments are written. */
export interface LargeAttachmentOptions {
  /** The folder of the page; undefined if it is unknown, for example because the page goes to standard output. */
  readonly directory: string | undefined;
  /** Larger attachments are not embedded in the page. */
  readonly bytesMax: number;
}

/**
 * Takes large attachments out of the messages as they arrive, so that they neither stay in memory until the end of the run nor end up
 * in the page. Each is written to a file beside the page, and its message keeps the path.
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

  /** The message to keep. Records of the harness stay embedded, whatever their size. */
  takeOut(envelope: Envelope): Envelope {
    // Only attachments are completed here. Other messages are completed where they are read.
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

  /** Removes leftovers of earlier runs, after the page was written. Never fails a run. Write no attachment after this. */
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
      // Only a warning: the next run tries again.
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
      // An error such as a full disk must not end the run. The page says that the attachment was left out.
      return '';
    }
    this.#kept.add(name);
    return `${attachmentFolder}/${name}`;
  }
}

/** The size and path of an attachment that was taken out; undefined if it was not. */
export function readLargeAttachment({ url }: Pick<RunAttachment, 'url'>): LargeAttachment | undefined {
  const [, bytes, href] = wholeAddress.exec(url ?? '') ?? [];
  return bytes === undefined || href === undefined ? undefined : { bytes: Number(bytes), href };
}

/** Whether an attachment is in a file beside the page, from where the page may show it. */
export function hasFileBeside(attachment: Pick<RunAttachment, 'url'>): boolean {
  return (readLargeAttachment(attachment)?.href ?? '') !== '';
}

// A scheme that no browser knows, in a strict format: a forged address in a message can link only to files in this folder.
const mark = 'taken-out:';
const wholeAddress = new RegExp(String.raw`^${mark}(\d{1,15}):((?:${attachmentFolder}/[\w.-]+)?)$`);

function bytesOf({ body, contentEncoding }: Message<'attachment'>): number {
  // Messages of other programs may have no body.
  return typeof body !== 'string'
    ? 0
    : Buffer.byteLength(body, contentEncoding === 'BASE64' ? 'base64' : 'utf8');
}

// Extensions that a browser does not execute when it opens the file from the disk.
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
  // A server derives the content type from the extension of the file.
  return `${safe}.${harmless.test(`.${kind}`) ? kind : 'bin'}`;
}
