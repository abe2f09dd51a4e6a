import type { RunAttachment } from '../../run/run';
import { capturedFailureFile, verdictFile } from '../../verdicts/run-records';
import { hasFileBeside, type LargeAttachment, readLargeAttachment } from '../attachments/large-attachments';
import { isPicture } from '../attachments/pictures';
import type { Documentation } from '../documentation';
import { type Html, html, trustedHtml } from '../html';
import { isBelowPage, isHarmless } from '../is-harmless';
import { readBothSides, readExploration } from '../proofs/proofs';
import { describeBytes } from '../words/verdict-words';
import { renderBlock, renderLink, renderText } from './elements';
import { renderMarkdown } from './markdown-text';
import { renderBothSides, renderExploration } from './proof';

/** Whether any attachment is shown. The harness's own records are not: the page shows their content in another form. */
export function hasShownAttachments(attachments: readonly RunAttachment[]): boolean {
  return attachments.some(({ fileName }) => !isOwnRecord(fileName));
}

function isOwnRecord(fileName: string | null): boolean {
  return fileName === verdictFile || fileName === capturedFailureFile;
}

/** All attachments of a step or a hook. A text with the same name as a picture becomes the description of the picture. */
export function renderAttachments(
  attachments: readonly RunAttachment[],
  { issues }: Pick<Documentation, 'issues'>,
): Html {
  const pictures = attachments.filter(isPicture);
  const stories = new Set(pictures.map(({ fileName }) => storyName(fileName)));
  return html`${attachments.map((attachment) => {
    if (isPicture(attachment)) {
      const story = attachments.find(
        ({ fileName }) => fileName !== null && fileName === storyName(attachment.fileName),
      );
      const linked = issues.find(({ picture }) => picture?.attachment === attachment)?.picture;
      return renderPicture(attachment, story && textOf(story), linked?.id);
    }
    return attachment.fileName !== null && stories.has(attachment.fileName)
      ? ''
      : renderAttachment(attachment);
  })}`;
}

function renderAttachment(attachment: RunAttachment): Html {
  const { fileName, mediaType, url } = attachment;
  const large = readLargeAttachment(attachment);
  const [type = ''] = mediaType.toLowerCase().split(';');
  if (large) {
    return renderLarge(attachment, large, type);
  }
  const exploration = readExploration(attachment);
  const bothSides = readBothSides(attachment);
  if (url !== null) {
    return renderMoved(attachment, url);
  }
  if (exploration) {
    return renderExploration(exploration);
  }
  if (bothSides) {
    return renderBothSides(bothSides);
  }
  if (isOwnRecord(fileName)) {
    return html``;
  }
  if (type === 'text/x.cucumber.log+plain') {
    return html`<p class="log"><span class="unseen">Log: </span>${renderText(textOf(attachment))}</p>`;
  }
  if (type === 'text/uri-list') {
    return renderLinks(textOf(attachment));
  }
  if (type === 'text/markdown') {
    return renderMarkdown(textOf(attachment));
  }
  if (isPlayable(type)) {
    return renderFilm(attachment, type);
  }
  return isReadable(type) ? renderFile(attachment, type) : renderDownload(attachment);
}

/** A file that was moved out of the messages. Its address becomes a link only if it is safe. */
function renderMoved({ fileName, mediaType }: RunAttachment, url: string): Html {
  const name = fileName ?? url;
  const link = isBelowPage(url) ? html`<a href="${url}" rel="noreferrer">${name}</a>` : renderLink(url, name);
  const isTold = isBelowPage(url) || isHarmless(url) || fileName === null;
  return html`<p class="file">${link}${!isTold && html` at ${url}`} (${mediaType})</p>`;
}

/** A large attachment in a file beside the page, or one that was left out, with its size. */
function renderLarge(attachment: RunAttachment, { bytes, href }: LargeAttachment, type: string): Html {
  if (href !== '' && isPlayable(type)) {
    return renderFilm(attachment, type);
  }
  const name = attachment.fileName ?? attachment.mediaType;
  const size = describeBytes(bytes);
  return href === ''
    ? html`<p class="file">${name} (${size}) was left out, because it is too large for this page.</p>`
    : html`<p class="file"><a href="${href}">${name}</a> (${size}, in a file beside this page)</p>`;
}

function renderFile(attachment: RunAttachment, type: string): Html {
  return html`<details class="file"><summary>${attachment.fileName ?? type}</summary>${renderBlock(
    type === 'application/json' ? indented(textOf(attachment)) : textOf(attachment),
  )}</details>`;
}

/** A list of URLs, one on each line. */
function renderLinks(list: string): Html {
  const addresses = list.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
  return html`<ul class="links">${addresses.map((address) => html`<li>${renderLink(address)}</li>`)}</ul>`;
}

/** A download for a file that the page cannot show. Its type is application/octet-stream, so that no browser executes it. */
function renderDownload(attachment: RunAttachment): Html {
  const { fileName, mediaType } = attachment;
  const base64 = base64Of(attachment);
  const size = describeBytes(Buffer.byteLength(base64, 'base64'));
  const name = fileName ?? mediaType;
  return html`<p class="file"><a download="${name}" href="data:application/octet-stream;base64,${base64}">${name}</a> (${size})</p>`;
}

/** The URL of an attachment: a data URL, or the file beside the page. */
function sourceOf(attachment: RunAttachment, type: string): string | Html {
  return readLargeAttachment(attachment)?.href ?? html`data:${type};base64,${base64Of(attachment)}`;
}

// For a file beside the page, a link: the file may be lost, or the browser may block it, and then the name still leads to it.
function renderName(attachment: RunAttachment, name: string): Html | string {
  const large = readLargeAttachment(attachment);
  return large === undefined
    ? name
    : html`<a href="${large.href}">${attachment.fileName ?? name}</a> (${describeBytes(large.bytes)}, in a file beside this page)`;
}

/** A video or an audio player. It loads only the metadata until the reader starts it. */
function renderFilm(attachment: RunAttachment, type: string): Html {
  const name = attachment.fileName ?? type;
  const [tag] = type.split('/');
  const film = trustedHtml(tag === 'audio' ? 'audio' : 'video');
  return html`<figure><${film} controls preload="metadata" aria-label="${name}" src="${sourceOf(attachment, type)}"></${film}><figcaption>${renderName(attachment, name)}</figcaption></figure>`;
}

function isPlayable(type: string): boolean {
  return /^(?:video|audio)\/[\w.+-]+$/.test(type);
}

function base64Of({ body, isBase64 }: RunAttachment): string {
  return isBase64 ? body : Buffer.from(body).toString('base64');
}

function isReadable(type: string): boolean {
  return type.startsWith('text/') || /^application\/(?:.*\+)?(?:json|xml|yaml)$/.test(type);
}

function storyName(fileName: string | null): string | undefined {
  return fileName?.replace(/\.\w+$/, '.txt');
}

function textOf({ body, isBase64 }: RunAttachment): string {
  return isBase64 ? Buffer.from(body, 'base64').toString() : body;
}

function indented(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}

/**
 * A picture in full width, with a description in words for readers who cannot see it.
 *
 * An SVG is shown as an image, never inlined as markup, so that no script in it can run.
 */
function renderPicture(attachment: RunAttachment, story?: string, id?: string): Html {
  const { fileName, mediaType } = attachment;
  const title = fileName?.replace(/\.\w+$/, '') ?? 'Attached picture';
  const [type = ''] = mediaType.toLowerCase().split(';');
  return html`<figure${id !== undefined && html` id="${id}" tabindex="-1"`}><div class="scrolls" role="group" tabindex="0" aria-label="Picture"><img alt="${story === undefined ? title : `${title}, told in words below`}" src="${sourceOf(attachment, type)}" decoding="async"${hasFileBeside(attachment) && html` loading="lazy"`}${story !== undefined && html` class="drawing"`}></div>
<figcaption>${renderName(attachment, title)}${story === undefined ? '' : html`<details><summary>In words</summary>${renderBlock(story)}</details>`}</figcaption></figure>`;
}
