import type { Message } from '../ground/envelope';

type Attachment = Message<'attachment'>;

const mark = /; ?base64$/i;

/**
 * An attachment as it was meant. Where a suite in Ruby says that its picture is in base64 already (`image/png;base64`), the
 * messages have it in base64 once more, and its type still says so: no browser shows that.
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
