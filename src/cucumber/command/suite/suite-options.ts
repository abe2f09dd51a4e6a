import { type Command, Option } from 'commander';

/** Which suite a command is about, as it was said on the command line. */
export interface SuiteOptions {
  readonly config?: string;
  readonly profile?: readonly string[];
  readonly tagPrefix?: string;
  readonly requireReason?: boolean;
}

/** Adds the options that say which suite a command is about. */
export function addSuiteOptions(command: Command): Command {
  return command
    .option('--config <file>', 'the configuration of Cucumber, where it is not where Cucumber looks')
    .addOption(
      new Option('--profile <name>', 'a profile of that configuration; may be given several times').argParser(
        (name, names: readonly string[] = []) => [...names, name],
      ),
    )
    .option(
      '--tag-prefix <prefix>',
      'what the tags begin with, in place of the tagPrefix of the configuration',
    );
}
