import { StoreFault } from './store-fault';

/** What the driver's own package.json says about it. */
interface DriverPackage {
  readonly version: string;
  readonly engines?: { readonly node?: string };
}

/**
 * Refuses a driver that is made for a later Node.
 *
 * better-sqlite3 13 ends a process on Node 20 with a segmentation fault when it opens its first file. npm warns of it, and
 * installs it all the same; afterwards nobody could say anything any more.
 */
export function refuseUnfitDriver(): void {
  const { version, engines }: DriverPackage = require('better-sqlite3/package.json');
  const [, leastMajor] = /^>=\s*(\d+)/.exec(engines?.node ?? '') ?? [];
  if (Number(leastMajor) > Number.parseInt(process.versions.node, 10)) {
    throw new StoreFault(
      'DRIVER_UNFIT',
      `better-sqlite3 ${version} needs Node ${leastMajor} or later, and this is ${process.versions.node}`,
    );
  }
}
