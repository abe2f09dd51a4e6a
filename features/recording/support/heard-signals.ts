import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { AuditSignals } from 'audit-race';
import { namesOf } from '#audit-log/domain/known-names';
import type { AuditWorld } from '../../support/world';

const CHANNELS = namesOf<keyof AuditSignals>({
  'audit-race:accepted': true,
  'audit-race:stored': true,
  'audit-race:refused': true,
  'audit-race:retried': true,
  'audit-race:given-up': true,
  'audit-race:pruned': true,
  'audit-race:clock': true,
  'audit-race:replaced': true,
});

/** One signal: its name without the prefix, and what it tells. */
interface Heard {
  readonly signal: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Everything that the audit logs of this process have published since. */
export class HeardSignals {
  readonly heard: Heard[] = [];

  constructor(world: AuditWorld) {
    for (const channel of CHANNELS) {
      const hear = (facts: unknown) => {
        this.heard.push({ signal: channel.replace('audit-race:', ''), facts: { ...Object(facts) } });
      };
      subscribe(channel, hear);
      world.addCleanup(() => unsubscribe(channel, hear));
    }
  }
}
