import type { CanaryRun, CanaryRuns } from './canary-run';
import { knownCases, knownTraces } from './known-runs';

/** The faults of the harness, one line each, with the name of the broken part. */
export function findFaults(runs: CanaryRuns): string[] {
  const uncalled = findUncalled(runs['every verdict'].traces);
  // If steps and hooks were not called as they are written, the status of their scenarios means nothing.
  const judged = uncalled.length > 0 ? uncalled : [...findMisjudged(runs), ...findUnseenRules(runs)];
  return [...judged, ...findUninspected(runs)];
}

function findUncalled(traces: readonly string[]): string[] {
  const missing = without(knownTraces, traces);
  const surplus = without(traces, knownTraces);
  const count = `${missing.length} of ${knownTraces.length}`;
  return [
    ...(missing.length > 0
      ? [`definition wrapper: did not call ${count} steps and hooks: ${list(missing)}`]
      : []),
    ...(surplus.length > 0
      ? [`definition wrapper: called what was to be skipped, or called it otherwise: ${list(surplus)}`]
      : []),
  ];
}

function findMisjudged(runs: CanaryRuns): string[] {
  const { cases, exitCode } = runs['every verdict'];
  const misjudged = knownCases.flatMap(({ name, status, verdict, decidedBy }) => {
    const seen = cases.find((one) => one.name === name);
    const seenVerdict = seen?.verdict?.verdict ?? '-';
    const part = seen?.status === status ? 'verdict hook' : decidedBy;
    return seen?.status === status && seenVerdict === verdict
      ? []
      : [
          `${part}: "${name}" was shown as ${seen?.status ?? 'not run'} and judged ${seenVerdict}, not ${status} and ${verdict}`,
        ];
  });
  if (misjudged.length > 0) {
    return misjudged;
  }
  const isGreen = runs['green verdicts'].exitCode === 0;
  return [
    ...(exitCode === 0 ? ['plugin: a run with red scenarios ended as a success'] : []),
    ...(isGreen ? [] : ['plugin: a run in which all is green ended as a failure']),
  ];
}

function findUnseenRules(runs: CanaryRuns): string[] {
  const isSeenByPlugin = endsAtOnce(runs['broken rules'], ['[known-tags-only]', '[capture-has-steps]']);
  const [seen] = runs['broken rules without the plugin'].cases;
  const isSeenByHook = seen?.failures.some(({ type }) => type === 'TagRuleError') ?? false;
  if (!isSeenByHook && !isSeenByPlugin) {
    return ['validator: neither the hook nor the plugin saw that tag rules are broken'];
  }
  const unseenByHook = `validator: the hook let "${seen?.name}" through, which breaks a tag rule; it was shown as ${seen?.status}`;
  return [
    ...(isSeenByHook ? [] : [unseenByHook]),
    ...(isSeenByPlugin ? [] : ['plugin: broken tag rules did not end the run before its first scenario']),
  ];
}

function findUninspected(runs: CanaryRuns): string[] {
  const hidden = runs['hidden steps'];
  const tellsHidden = hidden.exitCode === 1 && hidden.stderr.includes('"the auditor is content"');
  const isRefused = endsAtOnce(runs['nobody registered'], ['nobody called captureBugs()']);
  return [
    ...(tellsHidden ? [] : ['plugin: a step that nobody has defined hid behind a captured failure']),
    ...(isRefused ? [] : ['plugin: captures were run although nobody had registered the harness']),
  ];
}

function endsAtOnce({ exitCode, cases, stderr }: CanaryRun, saying: readonly string[]): boolean {
  return exitCode === 1 && cases.length === 0 && saying.every((words) => stderr.includes(words));
}

function without(lines: readonly string[], others: readonly string[]): string[] {
  const rest = [...others];
  return lines.filter((line) => {
    const at = rest.indexOf(line);
    return at === -1 || rest.splice(at, 1).length === 0;
  });
}

function list(lines: readonly string[]): string {
  const more = lines.length > 4 ? `, and ${lines.length - 4} more` : '';
  return `${lines.slice(0, 4).join(', ')}${more}`;
}
