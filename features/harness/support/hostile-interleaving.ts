import { describeInterleaving, exploreInterleavings } from '@audit-race/interleavings';
import { hostile } from './hostile-texts';

/** The smallest counterexample of an experiment in which everything that has a name has a hostile one. */
export async function tellOfHostileInterleaving(): Promise<string> {
  const { smallest } = await exploreInterleavings({
    name: hostile('experiment'),
    setup(turns) {
      const open = turns.control(hostile('operation'), () => undefined);
      return {
        callers: [hostile('caller')].map((name) => ({
          name,
          kind: name,
          run: async () => {
            turns.note({ kind: 'remarked', text: hostile('remark') });
            await open();
          },
        })),
        check: () => {
          throw new Error(`${hostile('problem')}\n  ${hostile('line')}`);
        },
      };
    },
  });
  return smallest === undefined ? '' : describeInterleaving(smallest);
}
