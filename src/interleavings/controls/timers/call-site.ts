import path from 'node:path';

// The built package: what it calls itself is not what a user has written.
const OWN_FOLDER = path.resolve(__dirname, '../..') + path.sep;
const FRAMES_MAX = 15;

/** The line of code that has called the package: `file:line:column`. */
export function callSite(): string {
  const { prepareStackTrace, stackTraceLimit } = Error;
  let sites: readonly NodeJS.CallSite[] = [];
  try {
    Error.stackTraceLimit = FRAMES_MAX;
    // Only the places: to write the stack as text would also read source maps, for each timer of each order.
    Error.prepareStackTrace = (_error, callSites) => {
      sites = callSites;
      return '';
    };
    Reflect.get(new Error('where am I called?'), 'stack');
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
    Error.stackTraceLimit = stackTraceLimit;
  }
  const site = sites.find(isOfUser);
  return `${site?.getFileName()}:${site?.getLineNumber()}:${site?.getColumnNumber()}`;
}

function isOfUser(site: NodeJS.CallSite): boolean {
  const file = site.getFileName();
  return typeof file === 'string' && !file.startsWith('node:') && !file.startsWith(OWN_FOLDER);
}
