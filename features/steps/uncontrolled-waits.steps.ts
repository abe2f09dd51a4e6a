import { equal, match } from 'node:assert/strict';
import { Given, Then } from '@cucumber/cucumber';
import { Search } from '../interleavings/support/search';
import { waitingFor } from '../interleavings/support/waits/waiting-where-they-meet';
import type { AuditWorld } from '../support/world';

Given('two callers of whom one who meets the other waits for {}', function (this: AuditWorld, what: string) {
  this.part(Search).family = waitingFor(what);
});

Then(
  'the line that waits for {} is named, and that one hands over {}',
  function (this: AuditWorld, what: string, way: string) {
    const { code, message } = this.part(Search).takeRefusal();
    equal(code, 'UNCONTROLLED_ASYNCHRONY', message);
    match(message, new RegExp(`: the code waits for ${what}( \\(\\w+\\))? at \\S*waits-of-node\\.ts:\\d+`));
    match(message, new RegExp(`Let it control the wait: ${way}[,.]`));
  },
);
