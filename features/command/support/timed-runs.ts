/** The messages of runs told as `0 to 10, 20 to nobody knows`: from a second to another, and without any scenario. */
export function makeTimedRuns(told: string): string[] {
  return told.split(', ').map((one, index) => {
    const [start = '', end = ''] = one.split(' to ');
    const messages = [
      { meta: { implementation: { name: 'made', version: String(index) } } },
      { testRunStarted: { id: `run-${index}`, timestamp: moment(start) } },
      ...(/^\d+$/.test(end) ? [{ testRunFinished: { success: true, timestamp: moment(end) } }] : []),
    ];
    return messages.map((message) => `${JSON.stringify(message)}\n`).join('');
  });
}

function moment(second: string) {
  return { seconds: 1_700_000_000 + Number(second), nanos: 0 };
}
