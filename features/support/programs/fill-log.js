/** Records and flushes until the log refuses to store, and tells how many entries it had accepted, with which code, and how many wait. */
exports.fillLog = async function fillLog(audit) {
  const entriesMax = 100_000;
  let accepted = 0;
  while (accepted < entriesMax) {
    for (let number = 0; number < 500; number += 1) {
      audit.record({ eventType: 'plan.applied', actor: `ada${accepted % 1000}`, details: 'x'.repeat(200) });
      accepted += 1;
    }
    try {
      await audit.flush();
    } catch ({ code }) {
      return { accepted, before: code, waitingBefore: audit.stats().waiting };
    }
  }
  return { accepted, before: 'It was never full.', waitingBefore: 0 };
};
