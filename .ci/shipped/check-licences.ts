import satisfies from 'spdx-satisfies';
import type { Checked } from '../checked';
import { allowedLicences } from './allowed-licences';
import { listShipped, type ShippedPackage } from './list-shipped';

const ALLOWED = Object.keys(allowedLicences);

/** Finds the packages that users get with ours whose licence is not on our list. */
export function checkLicences(folder: string): Checked {
  const packages = listShipped(folder);
  const bad = packages.filter(({ licence }) => !isAllowed(licence));
  return bad.length === 0
    ? {
        verdict: 'holds',
        said: [`The licences of all ${packages.length} packages that users get are allowed.`],
      }
    : { verdict: 'broken', said: [...bad.flatMap(describe), ...REMEDY] };
}

/** Whether a licence is allowed. Of alternatives, such as `(MIT OR GPL-3.0-only)`, one is enough. An invalid SPDX expression is not. */
function isAllowed(licence: unknown): boolean {
  try {
    return satisfies(String(licence), ALLOWED);
  } catch {
    return false;
  }
}

function describe({ name, version, location, licence, chain }: ShippedPackage): string[] {
  const said =
    licence === undefined ? 'does not say its licence' : `has the licence ${JSON.stringify(licence)}`;
  return [`${name} ${version} ${said}.`, `  It lies in ${location}, and comes by ${chain.join(' > ')}.`];
}

const REMEDY = [
  `Allowed are ${ALLOWED.join(', ')}.`,
  'Use another package, or a version with another licence. If users may well take this licence on, name it in',
  '.ci/shipped/allowed-licences.ts, with the reason.',
];
