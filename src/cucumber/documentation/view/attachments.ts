import type { RunAttachment } from '../../run/run';
import { capturedFailureFile, verdictFile } from '../../verdicts/run-records';
import { type Html, html } from '../html';
import { renderMarkdown } from '../markdown-text';
import { readBothSides, readExploration } from '../proofs';
import { renderBlock, renderText } from './code';
import { renderDownload, renderLinks } from './links';
import { renderPicture } from './picture';
import { renderBothSides, renderExploration } from './proof';

/** Everything that a step or a hook attached; a picture takes the text of the same name beside it. */
export function renderAttachments(attachments: readonly RunAttachment[]): Html {
  const pictures = attachments.filter(isPicture);
  const stories = new Set(pictures.map(({ fileName }) => storyName(fileName)));
  return html`${attachments.map((attachment) => {
    if (isPicture(attachment)) {
      const story = attachments.find(
        ({ fileName }) => fileName !== null && fileName === storyName(attachment.fileName),
      );
      return renderPicture(attachment, story && textOf(story));
    }
    return attachment.fileName !== null && stories.has(attachment.fileName)
      ? ''
      : renderAttachment(attachment);
  })}`;
}

function renderAttachment(attachment: RunAttachment): Html {
  const { fileName, mediaType } = attachment;
  const [type = ''] = mediaType.toLowerCase().split(';');
  const exploration = readExploration(attachment);
  const bothSides = readBothSides(attachment);
  if (exploration) {
    return renderExploration(exploration);
  }
  if (bothSides) {
    return renderBothSides(bothSides);
  }
  if (fileName === verdictFile || fileName === capturedFailureFile) {
    // The page shows both in its own words.
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
  return isReadable(type) ? renderFile(attachment, type) : renderDownload(attachment);
}

function renderFile(attachment: RunAttachment, type: string): Html {
  return html`<details class="file"><summary>${attachment.fileName ?? type}</summary>${renderBlock(
    type === 'application/json' ? indented(textOf(attachment)) : textOf(attachment),
  )}</details>`;
}

function isPicture({ mediaType }: RunAttachment): boolean {
  return /^image\/(?:png|jpe?g|gif|webp|avif|svg\+xml)(?:;|$)/i.test(mediaType);
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
