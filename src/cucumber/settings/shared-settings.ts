import type { CaptureBugsOptions } from './capture-bugs-options';
import { CaptureBugsOptionError } from './capture-bugs-options';
import {
  type CaptureBugsSettings,
  completeCaptureBugsOptions,
  type SuiteSettings,
} from './capture-bugs-settings';
import { joinConditions } from './conditions';
import { refuseMissingFolders } from './product-folders';

/** The environment variable with which the plugin passes the options to processes that load support code. */
const variable = 'CAPTURE_BUGS_OPTIONS';

/** The content of the variable. */
interface SharedSettings {
  /** The process id of the plugin's process. */
  readonly coordinator: number;
  readonly settings: SuiteSettings;
}

/** Passes on the options of the plugin. Cucumber loads support code and starts its workers after the plugins. */
export function shareSettings(settings: SuiteSettings): void {
  const shared: SharedSettings = { coordinator: process.pid, settings };
  process.env[variable] = JSON.stringify(shared);
}

/** Removes the variable at the end of a run, because the process may continue. */
export function unshareSettings(): void {
  delete process.env[variable];
}

/** Whether the plugin is active in this run. It checks the tags of all scenarios before the first one starts. */
export function hasPlugin(): boolean {
  return readShared() !== undefined;
}

/** Combines the options of the plugin with those given in code, which must not contradict them. */
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

// Conditions are not compared, because the configuration and the code may each define some. They are joined.
function suiteNames(settings: SuiteSettings): readonly SingleName[] {
  return Object.keys(settings).filter(
    (name): name is SingleName => name in settings && name !== 'conditions',
  );
}

/** Whether this process is a worker of Cucumber. */
export function isWorker(): boolean {
  return process.env.CUCUMBER_PARALLEL === 'true';
}

// The process id is compared, because a nested run inherits the variable, but not the options of the outer run.
function readShared(): SuiteSettings | undefined {
  const shared: SharedSettings | undefined = JSON.parse(process.env[variable] ?? 'null') ?? undefined;
  const coordinator = isWorker() ? [process.pid, process.ppid] : [process.pid];
  return shared !== undefined && coordinator.includes(shared.coordinator) ? shared.settings : undefined;
}
