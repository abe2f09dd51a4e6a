import type { Message } from '../ground/envelope';

type Attachment = Message<'attachment'>;

const mark = /; ?base64$/i;

/**
 * Removes a double base64 encoding. If a Ruby suite declares that its picture is already base64 (`image/png;base64`), the messages
 * contain it encoded once more, and its media type still has that suffix, which no browser understands.
 */
export function unwrapBase64(attachment: Attachment): Attachment {
  const { mediaType, contentEncoding, body } = attachment;
  if (!mark.test(mediaType)) {
    return attachment;
  }
  const inner = contentEncoding === 'BASE64' ? Buffer.from(body, 'base64').toString('latin1') : '';
  const isWrapped = inner !== '' && !/[^\w+/=\s-]/.test(inner);
  return { ...attachment, mediaType: mediaType.replace(mark, ''), body: isWrapped ? inner : body };
}
