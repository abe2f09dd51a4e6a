import { shareServer } from './open-test-database';
import { startOwnServer } from './start-own-server';

/** A scenario, as far as it matters here. */
export interface TaggedScenario {
  readonly tags: readonly { readonly name: string }[];
}

/** Of scenarios that need a database; `PG_URL` may say on which server. */
const DATABASE_TAG = '@postgres';
/** Of those that start a server of their own, and end it as they like. */
const SERVER_TAG = '@postgres_server';

/** Whether a scenario cannot run without PostgreSQL. */
export function needsServer(scenario: TaggedScenario): boolean {
  return hasTag(scenario, DATABASE_TAG) || hasTag(scenario, SERVER_TAG);
}

/**
 * Why there is no server for these scenarios; undefined where there is one. It is tried: what a machine forbids, only a start
 * brings to light.
 */
export async function whyNoServer(scenarios: readonly TaggedScenario[]): Promise<string | undefined> {
  try {
    if (!process.env.PG_URL) {
      await shareServer();
    } else if (scenarios.some((one) => hasTag(one, SERVER_TAG))) {
      const server = await startOwnServer({ isDurable: false });
      await server.end();
    }
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** What is said of scenarios that were left out, so that nobody takes them for run. */
export function describeLeftOut(count: number, reason: string): string {
  const scenarios = count === 1 ? 'scenario' : 'scenarios';
  return `${count} ${scenarios} of PostgreSQL did NOT run, because ${reason.trim().replaceAll(/\s+/g, ' ')}`;
}

function hasTag({ tags }: TaggedScenario, tag: string): boolean {
  return tags.some(({ name }) => name === tag);
}
