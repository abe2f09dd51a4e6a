import { Given, Then, When } from '@cucumber/cucumber';
import { CopiedLog } from '../querying/support/copied-log';
import type { AuditWorld } from '../support/world';

const VISIT = 'Ada opens it, records 2 more and closes it';

Given('a log with 3 entries that nobody has open', async function (this: AuditWorld) {
  await this.part(CopiedLog).prepare();
});

Given(
  'a log with 3 entries that nobody has open, and a symbolic link to it',
  async function (this: AuditWorld) {
    await this.part(CopiedLog).prepare();
    this.part(CopiedLog).link();
  },
);

When(
  /^Grace opens it for reading, counts, (.*), and she counts (again|twice)$/,
  async function (this: AuditWorld, change: string, times: string) {
    const log = this.part(CopiedLog);
    await log.use(async (reader) => {
      await log.count(reader);
      await log.meanwhile(change);
      await log.count(reader, times === 'twice' ? 2 : 1);
    });
  },
);

When(
  'Grace opens it for reading, and counts three times after each of two visits in which Ada records 2 more',
  async function (this: AuditWorld) {
    const log = this.part(CopiedLog);
    await log.use(async (reader) => {
      await log.meanwhile(VISIT);
      await log.count(reader, 3);
      await log.meanwhile(VISIT);
      await log.count(reader, 3);
    });
  },
);

When(
  'Grace opens it for reading, and counts after each of three times that Ada, who stays, records 2 more',
  async function (this: AuditWorld) {
    const log = this.part(CopiedLog);
    await log.use(async (reader) => {
      for (let time = 0; time < 3; time += 1) {
        await log.stay();
        await log.count(reader);
      }
    });
  },
);

When(
  'Grace opens it for reading, Ada opens it, records 2 more and closes it, and she asks in every way at once',
  async function (this: AuditWorld) {
    const log = this.part(CopiedLog);
    await log.use(async (reader) => {
      await log.meanwhile(VISIT);
      await log.askAtOnce(reader);
    });
  },
);

When(
  'Grace opens it for reading, Ada records 2 more, and 2 more while Grace counts, who then counts again',
  async function (this: AuditWorld) {
    const log = this.part(CopiedLog);
    await log.use(async (reader) => {
      await log.meanwhile(VISIT);
      await log.countWhileCopied(reader);
    });
  },
);

When(
  'Grace opens it for reading, Ada opens it, records 2 more and closes it, and Grace counts and closes the reader at once',
  async function (this: AuditWorld) {
    const log = this.part(CopiedLog);
    await log.use(async (reader) => {
      await log.meanwhile(VISIT);
      const counted = log.count(reader);
      await reader.close();
      await counted;
    });
  },
);

Then(/^she was told (.*)$/, function (this: AuditWorld, told: string) {
  this.part(CopiedLog).expectTold(told);
});

Then(
  /^(\d+) cop(?:y was|ies were) made, and none is left$/,
  async function (this: AuditWorld, count: string) {
    await this.part(CopiedLog).expectCopies(Number(count));
  },
);
