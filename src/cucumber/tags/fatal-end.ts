/** How a scenario can end the process, so that no step can report it. */
export type FatalEnd =
  | { readonly kind: 'hangs' }
  | { readonly kind: 'exits'; readonly code: number }
  | { readonly kind: 'killed'; readonly signal: string };

/** The texts allowed after `Fails today:` in a quarantined scenario. */
export const fatalEndForms = '"hangs", "exits with code <N>" or "is killed by <SIGNAL>"';

/** Parses the expected end of a quarantined scenario. More words may follow, as in `hangs, since nobody answers`. */
export function readFatalEnd(text: string): FatalEnd | undefined {
  const { hangs, code, signal } = { ...form.exec(text)?.groups };
  if (hangs !== undefined) {
    return { kind: 'hangs' };
  }
  if (code !== undefined) {
    return isExitCode(Number(code)) ? { kind: 'exits', code: Number(code) } : undefined;
  }
  const name = signal?.toUpperCase() ?? '';
  return fatalSignals.includes(name) ? { kind: 'killed', signal: name } : undefined;
}

const form =
  /^(?:(?<hangs>hangs)|exits with code (?<code>\d{1,10})|is killed by (?<signal>SIG[A-Z]+\d*))(?![\p{L}\p{N}_-])/iu;

// Exit codes have eight bits, except on Windows, where a crashed process ends with a 32-bit status.
function isExitCode(code: number): boolean {
  return code <= 255 || (code >= 0x80000000 && code <= 0xffffffff);
}

// Signals that end a process, on any platform, by their names in Node. Other signals stop a process or have no effect.
const fatalSignals = [
  ...['SIGABRT', 'SIGALRM', 'SIGBREAK', 'SIGBUS', 'SIGEMT', 'SIGFPE', 'SIGHUP', 'SIGILL', 'SIGINT', 'SIGIO'],
  ...['SIGKILL', 'SIGPIPE', 'SIGPROF', 'SIGPWR', 'SIGQUIT', 'SIGSEGV', 'SIGSTKFLT', 'SIGSYS', 'SIGTERM'],
  ...['SIGTRAP', 'SIGUSR1', 'SIGUSR2', 'SIGVTALRM', 'SIGXCPU', 'SIGXFSZ'],
];

/** A correction for an invalid text: the form that was probably meant, and a hint about its values. */
export function correctFatalEnd(text: string): { readonly form: string; readonly hint: string } {
  if (/^\W*(?:is\s+)?(?:kill|terminat|signal|sig)/i.test(text)) {
    return {
      form: 'is killed by <SIGNAL>',
      hint: ' A signal is one that ends a process, by its name, such as SIGSEGV.',
    };
  }
  if (/^\W*(?:exit|code|ends with)/i.test(text)) {
    return {
      form: 'exits with code <N>',
      hint: ' A code is 0 to 255, or a status of Windows from 2147483648 on.',
    };
  }
  return { form: /^\W*hang/i.test(text) ? 'hangs' : '<how it ends>', hint: '' };
}

/** The text of an end in a scenario. */
export function describeFatalEnd(end: FatalEnd): string {
  switch (end.kind) {
    case 'hangs':
      return 'hangs';
    case 'exits':
      return `exits with code ${end.code}`;
    case 'killed':
      return `is killed by ${end.signal}`;
  }
}

/** Whether two ends are the same. */
export function isSameEnd(one: FatalEnd, other: FatalEnd): boolean {
  return describeFatalEnd(one) === describeFatalEnd(other);
}
