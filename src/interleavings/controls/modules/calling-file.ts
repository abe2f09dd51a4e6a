import { dirname, isAbsolute, sep } from 'node:path';
import { cwd } from 'node:process';
import { fileURLToPath } from 'node:url';

const ownFolder = dirname(dirname(__dirname)) + sep;

/** The file of the code that called this package, or the working folder if the stack does not show it. */
export function findCallingFile(): string {
  return filesOnTheStack().find((file) => !file.startsWith(ownFolder)) ?? cwd() + sep;
}

function filesOnTheStack(): string[] {
  const { prepareStackTrace } = Error;
  try {
    Error.prepareStackTrace = (_error, sites) => sites;
    const sites = new Error('asks where it is').stack as unknown;
    return Array.isArray(sites) ? (sites as NodeJS.CallSite[]).flatMap(fileOf) : [];
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
  }
}

function fileOf(site: NodeJS.CallSite): string[] {
  const file = site.getFileName();
  if (typeof file !== 'string' || file === '') {
    return [];
  }
  const path = file.startsWith('file:') ? fileURLToPath(file) : file;
  return isAbsolute(path) ? [path] : [];
}
