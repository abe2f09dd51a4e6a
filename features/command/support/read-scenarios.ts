import { readSuite } from '#cucumber/command/suite/read-suite';
import { inkOf } from '#cucumber/command/terminal';

/** A scenario as Cucumber would run it. */
export interface ReadScenario {
  readonly name: string;
  readonly steps: readonly unknown[];
  readonly tags: readonly string[];
}

/** The scenarios of files in a folder, in the order of the files. */
export async function readScenarios(cwd: string, files: readonly string[]): Promise<readonly ReadScenario[]> {
  const silent = () => undefined;
  const terminal = { cwd, environment: {}, print: silent, complain: silent, ink: inkOf(false) };
  const { features } = await readSuite(files, {}, terminal);
  return features.flatMap(({ pickles }) =>
    pickles.map(({ name, steps, tags }) => ({
      name,
      steps: steps.map(({ text, argument }) => ({ text, argument })),
      tags: tags.map((tag) => tag.name),
    })),
  );
}
