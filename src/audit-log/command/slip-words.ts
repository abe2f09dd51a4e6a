import type { Command, CommanderError } from 'commander';
import { findLikeName } from '../domain/known-names';
import { shownValue } from './shown-value';

/** A call that the parser could not understand, and its words. */
export interface Slip {
  readonly error: CommanderError;
  readonly complaint: string;
  readonly args: readonly string[];
  readonly program: Command;
}

/** What the parser says of an unknown option. It repeats the whole argument, with its value. */
const UNKNOWN = "error: unknown option '";
const UNKNOWN_COMMAND = "error: unknown command '";
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
  return `${wordsOf(slip, command)}${hintOf(slip, command)}${order}${help}\n`;
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
  return `error: unknown option '${name ?? '…'}'\n`;
}

/** A line that asks whether a known name was meant. The parser would also guess where half of the letters differ. */
function hintOf({ complaint, program }: Slip, command: Command | undefined): string {
  const [given = ''] = complaint.split("'").slice(1);
  if (complaint.startsWith(UNKNOWN_COMMAND)) {
    return asked(
      findLikeName(
        given,
        program.commands.map((each) => each.name()),
      ),
    );
  }
  return complaint.startsWith(UNKNOWN) && command !== undefined ? asked(optionMeant(given, command)) : '';
}

function asked(meant: string | undefined): string {
  return meant === undefined ? '' : `(Did you mean ${meant}?)\n`;
}

function optionMeant(given: string, { options }: Command): string | undefined {
  const names = options.flatMap(({ long }) => long?.slice(2) ?? []);
  const name = /^--([\w-]{2,})/.exec(given)?.[1];
  if (name === undefined) {
    // `-limit` for `--limit`: the parser takes it for many options of one letter.
    return names.includes(given.slice(1)) ? `-${given}` : undefined;
  }
  if (names.includes(name)) {
    return undefined;
  }
  const [short, ...others] = names.filter((each) => isShortened(name, each));
  const meant = findLikeName(name, names) ?? (others.length === 0 ? short : undefined);
  return meant && `--${meant}`;
}

/** Whether a name has only letters of another, in their order and with the same beginning, as `db` of `database-url`. */
function isShortened(name: string, whole: string): boolean {
  const left = [...whole].reduce((rest, letter) => (rest.startsWith(letter) ? rest.slice(1) : rest), name);
  return name[0] === whole[0] && left === '';
}
