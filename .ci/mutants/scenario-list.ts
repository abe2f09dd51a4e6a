import { type IPlannedPickle, loadConfiguration, loadSources } from '@cucumber/cucumber/api';

/** A scenario and its place. The canary and the gates are represented in the same way. */
export interface Scenario {
  readonly name: string;
  readonly uri: string;
  readonly line: number;
}

/** The scenarios of this repository, and which of them are quick. */
export class ScenarioList {
  readonly #all: readonly IPlannedPickle[];
  readonly #quick: ReadonlySet<string>;

  private constructor(all: readonly IPlannedPickle[], quick: readonly IPlannedPickle[]) {
    this.#all = all;
    this.#quick = new Set(quick.map(placeOf));
  }

  /** Reads the features. */
  static async read(): Promise<ScenarioList> {
    return new ScenarioList(await readProfile('default'), await readProfile('quick'));
  }

  /** Whether `npm run quick` runs a scenario. */
  isQuick({ uri, line }: Scenario): boolean {
    return this.#quick.has(`${uri}:${line}`);
  }

  /** The path of a guard for Cucumber: a feature, or scenarios of it by name. Throws if the guard no longer exists. */
  pathOf(guard: string): string {
    const [feature = '', name] = guard.split(' > ');
    const uri = `features/${feature}.feature`;
    const found = this.#all.filter((one) => one.uri === uri && (name === undefined || one.name === name));
    if (found.length === 0) {
      throw new Error(`There is no guard "${guard}" any more.`);
    }
    return name === undefined ? uri : [uri, ...found.map(({ location }) => location.line)].join(':');
  }
}

async function readProfile(profile: string): Promise<readonly IPlannedPickle[]> {
  const { runConfiguration } = await loadConfiguration({ profiles: [profile] });
  return (await loadSources(runConfiguration.sources)).plan;
}

function placeOf({ uri, location }: IPlannedPickle): string {
  return `${uri}:${location.line}`;
}
