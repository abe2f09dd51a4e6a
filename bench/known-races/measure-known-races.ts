import { showProgress } from '../progress';
import { judgeKnownRace } from './judge-known-race';
import { knownRaces } from './known-races';
import { type JudgedRace, printKnownRaces } from './print-known-races';
import { PUBLISHED_AT } from './published-ratios';

/** Explores each known race and its fix, and prints what came out. */
export async function measureKnownRaces(): Promise<void> {
  const judged: JudgedRace[] = [];
  for (const race of knownRaces) {
    showProgress(race.subject);
    judged.push({ race, result: await judgeKnownRace(race).catch(toError) });
  }
  showProgress('');
  process.stdout.write(
    '\nKnown races of other packages: every order of the callers, and the same for the fix\n\n',
  );
  printKnownRaces(judged);
  process.stdout.write(
    `\n  NACD, NodeRacer, Node.fz: how many runs showed the race, as published, ${PUBLISHED_AT}\n`,
  );
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
