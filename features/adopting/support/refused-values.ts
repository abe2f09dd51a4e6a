import { assertEveryInterleaving, Barrier, releaseTogether, SharedBarrier } from '@audit-race/interleavings';

/** No option takes it. */
const NO_VALUE = -1;
const REFUSAL = /^\w+(?: of .*?)? must be (?<wanted>.*), not -1\.$/;

const experiment = {
  name: 'options',
  setup: () => ({ callers: [{ name: 'Ada', run: () => undefined }], check: () => undefined }),
};

/** Who takes options, and so refuses them, beside {@link assertEveryInterleaving}. */
const barriers = [
  (options: object) => new Barrier(2, options),
  (options: object) => releaseTogether(2, () => undefined, options),
  (options: object) => new SharedBarrier(2, options),
];

/** What an option of a search has to be, in the words with which the explorer refuses another value. */
export function wantedOfSearch(option: string): Promise<string> {
  return wantedBy(() => assertEveryInterleaving(experiment, { [option]: NO_VALUE }));
}

/** The same of an option of barriers. */
export async function wantedOfBarriers(option: string): Promise<string> {
  const said = await Promise.all(barriers.map((make) => wantedBy(() => make({ [option]: NO_VALUE }))));
  return [...new Set(said.filter((wanted) => !wanted.includes('has no option')))].join(' | ');
}

async function wantedBy(refuse: () => unknown): Promise<string> {
  try {
    await refuse();
  } catch (error) {
    const { message } = Object(error);
    return REFUSAL.exec(message)?.groups?.wanted ?? message;
  }
  return `${NO_VALUE} was not refused`;
}
