import { equal } from 'node:assert/strict';
import {
  assertEveryInterleaving,
  describeInterleaving,
  type InterleavingSubject,
  replayInterleaving,
  type Turns,
} from '@audit-race/interleavings';
import { claims } from '../../interleavings/support/claims';
import { flaws } from '../../interleavings/support/flaws';
import { races } from '../../interleavings/support/races';
import { unproven } from '../../interleavings/support/unproven';

const families = { ...claims, ...flaws, ...races, ...unproven };

/** What the explorer says of two callers who behave in some way. */
export async function messageAbout(behaviour: string): Promise<string> {
  const experiment = families[behaviour]?.(2);
  if (experiment === undefined) {
    throw new Error(`No callers are known who ${behaviour}.`);
  }
  try {
    await assertEveryInterleaving(experiment, { pictures: false, effectTimeoutMs: 50 });
    await replayInterleaving(experiment, '0~000000');
  } catch (error) {
    return Object(error).message;
  }
  return 'nothing';
}

/**
 * All that the quick start of the README prints of its race, and the story of the order in which both callers start together.
 *
 * @param pictures - The folder for the picture.
 */
export async function tellQuickStart(pictures: string): Promise<string> {
  const experiment = { name: 'two requests', setup: setUpTokens };
  try {
    await assertEveryInterleaving(experiment, { pictures });
  } catch (error) {
    const together = await replayInterleaving(experiment, '0+0~e8a7d4');
    return `${Object(error).message}\n${describeInterleaving(together)}`;
  }
  return 'nothing';
}

function setUpTokens(turns: Turns): InterleavingSubject {
  let logins = 0;
  let token: string | undefined;
  const login = turns.control('login', () => `token ${++logins}`);
  const run = async () => {
    token ??= await login();
    return token;
  };
  return { callers: ['Ada', 'Grace'].map((name) => ({ name, run })), check: () => equal(logins, 1) };
}
