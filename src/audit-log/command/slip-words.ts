import type { Command, CommanderError } from 'commander';
import { shownValue } from './shown-value';

/** A call that the parser could not understand, and its words. */
export interface Slip {
  readonly error: CommanderError;
  readonly complaint: string;
  readonly args: readonly string[];
  readonly program: Command;
}

/** What the parser says of an unknown option. It repeats the whole argument, with its value, and may have a hint behind it. */
const UNKNOWN = "error: unknown option '";
const HINT = /^\(Did you mean [\w ,-]+\?\)\n$/;
const NAME = /^(?:--[\w-]+|-\w)/;

/** The words of the parser, with what they lack: which value it was, and what to do. What may be secret is hidden. */
export function slipWords(slip: Slip): string {
  const { error, args } = slip;
  const command = commandOf(slip);
  if (error.code === 'commander.help') {
    return slip.complaint;
  }
  const help =
    command === undefined
      ? 'audit-race --help lists the commands.'
      : `audit-race ${command.name()} --help shows how to call it.`;
  const isBehind = command === undefined && args[0]?.startsWith('-');
  const order = isBehind ? 'Options come behind the command, as in audit-race list --json. ' : '';
  return `${wordsOf(slip, command)}${order}${help}\n`;
}

function commandOf({ args: [first], program }: Slip): Command | undefined {
  return program.commands.find((command) => command.name() === first);
}

function wordsOf({ error, complaint, args }: Slip, command: Command | undefined): string {
  if (complaint.startsWith(UNKNOWN)) {
    return unknownWords(complaint, command);
  }
  if (error.code === 'commander.excessArguments' && command !== undefined) {
    const extra = command.args[command.registeredArguments.length] ?? '';
    return `error: too many arguments for '${command.name()}': ${shownValue(extra)}. A value with blanks needs quotes.\n`;
  }
  // The parser puts each value in quotes.
  return args.reduce(
    (shown, arg) => shown.replaceAll(`'${arg}'`, () => `'${shownValue(arg).slice(1, -1)}'`),
    complaint,
  );
}

function unknownWords(complaint: string, command: Command | undefined): string {
  const longs = command?.options.map(({ long }) => long) ?? [];
  const given = complaint.slice(UNKNOWN.length).trimEnd();
  const name = NAME.exec(given)?.[0];
  if (name !== undefined && longs.includes(name)) {
    return `error: option '${name}' takes no value\n`;
  }
  // `-limit` for `--limit`: the parser takes it for many options of one letter.
  const meant = longs.find((long) => given === `${long?.slice(1)}'`);
  const hint = complaint.slice(complaint.lastIndexOf('\n(') + 1);
  const told = HINT.test(hint) ? hint : '';
  return `error: unknown option '${name ?? '…'}'\n${meant === undefined ? told : `(Did you mean ${meant}?)\n`}`;
}
