import path from 'node:path';

// The folder of the built package: its own stack frames are not the user's code.
const OWN_FOLDER = path.resolve(__dirname, '../..') + path.sep;
const FRAMES_MAX = 15;

/** The place in the user's code that called the package: `file:line:column`. */
export function callSite(): string {
  const { prepareStackTrace, stackTraceLimit } = Error;
  let sites: readonly NodeJS.CallSite[] = [];
  try {
    Error.stackTraceLimit = FRAMES_MAX;
    // Take only the call sites: formatting the stack would also read source maps, for each timer of each order.
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
