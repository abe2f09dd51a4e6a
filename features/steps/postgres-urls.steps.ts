import assert from 'node:assert/strict';
import { Then } from '@cucumber/cucumber';
import { type PostgresLocation, shownLocation } from '#audit-log/engines/postgres/location/postgres-url';
import { UrlReading } from '../engines/support/url-reading';
import type { AuditWorld } from '../support/world';

Then(/^it leads to (.*), with (.*)$/, function (this: AuditWorld, hosts: string, said: string) {
  const { location } = this.part(UrlReading);
  assert.equal(location?.kind, 'postgres');
  const places = hosts === 'the host of the environment' ? '' : hosts;
  assert.deepEqual([shownLocation(location), saidBy(location)], [`postgres://${places}`, said]);
});

/** What a URL says beside its hosts, in words. */
function saidBy({ user, password, database, settings }: PostgresLocation): string {
  const said = Object.entries({ user, password, database, ...settings });
  const words = said.filter(([, value]) => value !== undefined).map(([name, value]) => `${name} ${value}`);
  return words.join(', ') || 'nothing else';
}
