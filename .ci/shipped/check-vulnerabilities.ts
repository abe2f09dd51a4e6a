import type { Checked } from '../checked';
import { askNpm } from './ask-npm';
import { listShipped, type ShippedPackage } from './list-shipped';

/** A vulnerable package in the report of `npm audit`, as far as it is read here. */
interface Vulnerability {
  readonly name: string;
  /** An advisory, or the name of another package from which this one inherits it. */
  readonly via: readonly (Advisory | string)[];
  /** The locations of the package in node_modules. */
  readonly nodes: readonly string[];
  readonly fixAvailable: boolean | { readonly name: string; readonly version: string };
}

interface Advisory {
  readonly title: string;
  readonly url: string;
  readonly severity: string;
  readonly range: string;
}

/** The output of `npm audit`: a report, or the reason why there is none. */
interface AuditAnswer {
  readonly auditReportVersion?: number;
  readonly vulnerabilities?: Readonly<Record<string, Vulnerability>>;
  readonly message?: string;
  readonly error?: { readonly summary?: string };
}

interface Finding {
  readonly severity: string;
  readonly lines: readonly string[];
}

/** With `--offline=false`, because with the setting `offline`, npm would query no registry and report no findings. */
const ASK = [
  'audit',
  '--omit=dev',
  '--json',
  '--offline=false',
  '--fetch-retries=0',
  '--fetch-timeout=30000',
];
/** Less severe advisories are printed, but do not fail the check. */
const SEVERE = ['moderate', 'high', 'critical'];

/** Finds the packages that users get with ours for which the registry knows a vulnerability. */
export function checkVulnerabilities(folder: string): Checked {
  const { output, complaint } = askNpm(folder, ASK);
  const { auditReportVersion, vulnerabilities, message, error } = readAnswer(output);
  if (auditReportVersion === undefined || vulnerabilities === undefined) {
    const why = message || error?.summary || complaint || 'its answer is no report.';
    return {
      verdict: 'notChecked',
      said: [`No registry has answered about known vulnerabilities: ${why}`, ...UNKNOWN],
    };
  }
  const packages = listShipped(folder);
  const known = Object.values(vulnerabilities);
  const findings = known.flatMap((one) => describe(one, packages));
  if (known.length === 0) {
    const words = `The registry knows of no vulnerability in the ${packages.length} packages that users get.`;
    return { verdict: 'holds', said: [words] };
  }
  if (findings.length === 0) {
    const names = known.map(({ name }) => name).join(', ');
    return { verdict: 'broken', said: [`The registry warns of ${names}: see "npm audit --omit=dev".`] };
  }
  const isSevere = findings.some(({ severity }) => SEVERE.includes(severity));
  return { verdict: isSevere ? 'broken' : 'holds', said: findings.flatMap(({ lines }) => lines) };
}

function readAnswer(output: string): AuditAnswer {
  try {
    return JSON.parse(output);
  } catch {
    return {};
  }
}

function describe(
  { name, via, nodes, fixAvailable }: Vulnerability,
  packages: readonly ShippedPackage[],
): Finding[] {
  const advisories = via.filter((one) => typeof one !== 'string');
  return nodes.flatMap((location) => {
    // Also report a package that listShipped() does not contain.
    const { version = '', chain = [name] } = packages.find((one) => one.location === location) ?? {};
    return advisories.map(({ severity, title, url, range }) => ({
      severity,
      lines: [
        `${`${name} ${version}`.trimEnd()}: ${severity}: ${title} (${url})`,
        `  It lies in ${location}, and comes by ${chain.join(' > ')}. Versions ${range} have it.`,
        `  ${remedyFor(fixAvailable)}`,
      ],
    }));
  });
}

function remedyFor(fix: Vulnerability['fixAvailable']): string {
  if (fix === false) {
    return 'No version without it is known. Do without the package, or see whether what is wrong can be reached by us.';
  }
  return fix === true
    ? 'A version without it can be installed: "npm audit fix --omit=dev".'
    : `Install ${fix.name} ${fix.version}, which comes without it.`;
}

const UNKNOWN = ['Whether there are any is not known. Try again where a registry answers, as in CI.'];
