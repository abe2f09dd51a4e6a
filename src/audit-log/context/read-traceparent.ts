/** `traceparent` of W3C Trace Context: version, trace id, parent id and flags, in lower case only. A later version may add fields. */
const TRACEPARENT =
  /^(?<version>[0-9a-f]{2})-(?<traceId>[0-9a-f]{32})-(?<parentId>[0-9a-f]{16})-[0-9a-f]{2}(?<more>-.*)?$/s;

/** The only version that is specified; it has no further fields. */
const VERSION = '00';
/** The standard allows no version of this name. */
const NO_VERSION = 'ff';

const ZEROS = /^0+$/;

/** No known version has a longer header. */
const LENGTH_MAX = 512;

/**
 * The trace id in the header `traceparent`, or `undefined`. The standard says that a malformed header is ignored, because any client
 * can send one. A header that came twice, which Node joins with a comma, is ignored, too.
 */
export function readTraceparent(header: string): string | undefined {
  const { version, traceId, parentId, more } =
    (header.length <= LENGTH_MAX && TRACEPARENT.exec(header)?.groups) || {};
  const isKnown = version === VERSION ? more === undefined : version !== NO_VERSION;
  return isKnown && traceId !== undefined && isGiven(traceId) && isGiven(parentId) ? traceId : undefined;
}

function isGiven(id: string | undefined): boolean {
  return id !== undefined && !ZEROS.test(id);
}
