import { showProgress } from '../progress';
import { type JudgedRace, judgeKnownRace } from './judge-known-race';
import { knownRaces } from './known-races';
import { printKnownRaces } from './print-known-races';
import { PUBLISHED_AT } from './published-ratios';

/** Explores each known race and its fixes, and prints the results. */
export async function measureKnownRaces(): Promise<void> {
  const judged: JudgedRace[] = [];
  for (const race of knownRaces) {
    showProgress(race.subject);
    judged.push(await judgeKnownRace(race));
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
