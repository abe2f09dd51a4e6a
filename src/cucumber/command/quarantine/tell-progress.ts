import type { Terminal } from '../terminal';

const firstSeconds = 2;
const nextSeconds = 10;

/** Prints from time to time that something still runs, until the returned function is called. */
export function tellProgress(what: string, { complain }: Pick<Terminal, 'complain'>): () => void {
  let seconds = firstSeconds;
  let timer = setTimeout(tell, firstSeconds * 1000);
  return () => clearTimeout(timer);
  function tell(): void {
    complain(`running for ${seconds} s: ${what}\n`);
    seconds += nextSeconds;
    timer = setTimeout(tell, nextSeconds * 1000);
  }
}
