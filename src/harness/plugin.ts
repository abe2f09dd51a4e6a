import type { CoordinatorContext, PluginCleanup } from '@cucumber/cucumber/api';
import { type CaptureBugsOptions, completeCaptureBugsOptions } from './capture-bugs-options';
import { CapturedList } from './captured-list';
import { RunInspection } from './run-inspection';
import { RunInspectionError } from './run-inspection-error';

/** Tells Cucumber that this module is a plugin. */
export const type = 'plugin';

/**
 * Where the options of the plugin stand in the configuration of Cucumber; they are those of `captureBugs()`.
 *
 * @example
 * ```js
 * // cucumber.js
 * module.exports = {
 *   default: {
 *     plugin: ['audit-race/harness/plugin'],
 *     pluginOptions: { captureBugs: { requireReason: true } },
 *   },
 * };
 * ```
 */
export const optionsKey = 'captureBugs';

/**
 * Checks the tags of all scenarios before the run, also before a dry run, and lists the captured failures after it.
 *
 * A breach ends the run before its first scenario, with every violation in the log. A run in which a captured failure hides
 * a step without exactly one definition ends with an error: it would be found missing on the day of the fix.
 *
 * @throws CaptureBugsOptionError for an unknown option or a value of the wrong type.
 */
export function coordinator(context: CoordinatorContext<CaptureBugsOptions>): PluginCleanup {
  const { on, transform, options, logger, environment } = context;
  const settings = completeCaptureBugsOptions(options);
  const inspection = new RunInspection(settings);
  const capturedList = new CapturedList();
  on('message', (envelope) => {
    inspection.read(envelope);
    capturedList.read(envelope);
  });
  transform('pickles:filter', (pickles) => {
    const broken = inspection.checkTags();
    if (broken !== undefined) {
      logger.error(broken.message);
      throw new RunInspectionError(
        'The tag rules are broken; every violation is listed above. Nothing was run.',
      );
    }
    return pickles;
  });
  return () => {
    environment.stderr.write(capturedList.describe());
    const hidden = inspection.hiddenSteps();
    if (hidden.length > 0) {
      logger.error(['Steps of captured bugs without exactly one definition:', ...hidden].join('\n  '));
      throw new RunInspectionError(
        'A captured bug has steps without exactly one definition; they are listed above.',
      );
    }
  };
}
