import type { CaptureBugsOptions } from './capture-bugs-options';
import { CaptureBugsOptionError } from './capture-bugs-options';
import {
  type CaptureBugsSettings,
  completeCaptureBugsOptions,
  type SuiteSettings,
} from './capture-bugs-settings';
import { joinConditions } from './conditions';
import { refuseMissingFolders } from './product-folders';

/** The environment variable in which the plugin hands the options to the processes that load support code. */
const variable = 'CAPTURE_BUGS_OPTIONS';

/** What the variable holds. */
interface SharedSettings {
  /** The process of the plugin. */
  readonly coordinator: number;
  readonly settings: SuiteSettings;
}

/** Hands the options of the plugin on; Cucumber loads support code and starts its workers after its plugins. */
export function shareSettings(settings: SuiteSettings): void {
  const shared: SharedSettings = { coordinator: process.pid, settings };
  process.env[variable] = JSON.stringify(shared);
}

/** Takes them back, for the process may outlive the run. */
export function unshareSettings(): void {
  delete process.env[variable];
}

/** Whether the plugin is part of this run. It holds all scenarios against the tag rules before the first one starts. */
export function hasPlugin(): boolean {
  return readShared() !== undefined;
}

/** Takes the options of the plugin; those given in code must not say anything else. */
export function receiveSettings(options: CaptureBugsOptions): CaptureBugsSettings {
  const own = completeCaptureBugsOptions(options);
  refuseMissingFolders(options.productFolders);
  const settings = readShared();
  const conditions = joinConditions(settings?.conditions ?? {}, own.conditions);
  if (settings === undefined) {
    return own;
  }
  for (const name of suiteNames(settings)) {
    const [here, there] = [own[name], settings[name]].map((value) => JSON.stringify(value));
    if (options[name] !== undefined && here !== there) {
      throw new CaptureBugsOptionError(
        `captureBugs() is given ${name}: ${here}, and its plugin ${there}. Write it once, in pluginOptions.captureBugs of the configuration of Cucumber, and call captureBugs() without it.`,
      );
    }
  }
  return completeCaptureBugsOptions({
    ...settings,
    conditions,
    isAssertion: own.isAssertion,
    wrapDefinition: own.wrapDefinition,
  });
}

type SingleName = Exclude<keyof SuiteSettings, 'conditions'>;

// Conditions may be divided between the two, so they are joined.
function suiteNames(settings: SuiteSettings): readonly SingleName[] {
  return Object.keys(settings).filter(
    (name): name is SingleName => name in settings && name !== 'conditions',
  );
}

/** Whether this process runs scenarios for another one. */
export function isWorker(): boolean {
  return process.env.CUCUMBER_PARALLEL === 'true';
}

// A run within a run inherits the environment, and its options are not those of the run around it.
function readShared(): SuiteSettings | undefined {
  const shared: SharedSettings | undefined = JSON.parse(process.env[variable] ?? 'null') ?? undefined;
  const coordinator = isWorker() ? [process.pid, process.ppid] : [process.pid];
  return shared !== undefined && coordinator.includes(shared.coordinator) ? shared.settings : undefined;
}
