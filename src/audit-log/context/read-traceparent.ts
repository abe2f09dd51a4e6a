/** `traceparent` of W3C Trace Context: a version, the trace, whoever called, and flags; small letters only. A later version may add more. */
const TRACEPARENT =
  /^(?<version>[0-9a-f]{2})-(?<traceId>[0-9a-f]{32})-(?<parentId>[0-9a-f]{16})-[0-9a-f]{2}(?<more>-.*)?$/s;

/** The one version that is written down; it has no more than that. */
const VERSION = '00';
/** What no version is called. */
const NO_VERSION = 'ff';

const ZEROS = /^0+$/;

/** Of a header that is longer, no version is known. */
const LENGTH_MAX = 512;

/**
 * The trace id that the header `traceparent` tells, or `undefined`: the standard has a header ignored that is malformed in any way,
 * because whoever sends it may be anybody. So is one that came twice, which Node joins with a comma.
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
