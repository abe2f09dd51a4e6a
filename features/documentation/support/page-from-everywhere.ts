import type { Envelope } from '#cucumber/ground/envelope';
import { publicMessages, writePage } from './documented-run';
import { runThatAttaches } from './large-run';

/** What a value of a message becomes, by its key. */
type Change = (key: string, value: unknown) => unknown;

const error = Array.from(
  { length: 300 },
  (_, index) => `line ${index + 1} of an error that says all it knows`,
);
const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"><rect width="80" height="40" fill="teal"/></svg>';
const link = '\u001b]8;;https://elsewhere.example/hidden\u0007a link\u001b]8;;\u0007 of a terminal';
const table = [
  ['the name of the customer', 'what the customer orders', 'when it arrives', 'understanding'],
  ['Ada Lovelace', 'an analytical engine', 'in the nineteenth century', 'incomprehensibilities'],
];
const arabic: Readonly<Record<string, string>> = {
  en: 'ar',
  minimal: 'عربي',
  'Given ': 'بفرض ',
  'I have 42 cukes in my belly': 'لدي 42 خيارة في بطني',
};

/** A page with what other suites have: another language, films, long errors, wide tables, links of a terminal. */
export function writePageFromEverywhere(): string {
  const others = ['rules', 'examples-tables', 'hooks-named', 'undefined'].map((name) =>
    tellApart(publicMessages(name), name),
  );
  const inArabic = change(tellApart(publicMessages('minimal'), 'arabic'), (_, value) =>
    typeof value === 'string' ? (arabic[value] ?? value) : value,
  );
  return writePage([...failing(), ...inArabic, ...others.flat()], { title: 'Everywhere' });
}

/** The page of features at these addresses. */
export function writePageOf(uris: readonly string[]): string {
  const messages = uris.flatMap((uri, index) =>
    change(tellApart(publicMessages('minimal'), `${index}`), (key, value) => (key === 'uri' ? uri : value)),
  );
  return writePage(messages);
}

/** A run whose step attaches all kinds of things, has a wide table, and fails at length. */
function failing(): Envelope[] {
  const messages = runThatAttaches([
    { fileName: 'sound.wav', mediaType: 'audio/wav', content: silence() },
    { fileName: 'film.webm', mediaType: 'video/webm', content: Buffer.from('no film') },
    { fileName: 'drawing.svg', mediaType: 'image/svg+xml', content: Buffer.from(drawing) },
    { mediaType: 'text/x.cucumber.log+plain', content: Buffer.from(link) },
  ]);
  const argument = {
    dataTable: { rows: table.map((cells) => ({ cells: cells.map((value) => ({ value })) })) },
  };
  const description = '| a | b |\n|---|---|\n| understanding | incomprehensibilities |';
  return change(messages, (key, value) => {
    switch (key) {
      case 'testStepResult':
        return { ...Object(value), status: 'FAILED', message: error.join('\n') };
      case 'feature':
        return { ...Object(value), name: 'All is well beside a film', description };
      case 'pickle':
        return {
          ...Object(value),
          steps: Object(value).steps.map((step: object) => ({ ...step, argument })),
        };
      default:
        return value;
    }
  });
}

/** The same run with ids and a folder of its own, so that it can be read behind another one. */
function tellApart(messages: readonly Envelope[], name: string): Envelope[] {
  const isId = (key: string, value: unknown) => /^(?:id|\w+Id)$/.test(key) && typeof value === 'string';
  return change(messages, (key, value) => {
    if (isId(key, value) || key === 'uri') {
      return `${name}/${value}`;
    }
    return /Ids$/.test(key) && Array.isArray(value) ? value.map((id) => `${name}/${id}`) : value;
  });
}

function change(messages: readonly Envelope[], to: Change): Envelope[] {
  return JSON.parse(JSON.stringify(messages), to);
}

/** A tenth of a second of silence. */
export function silence(): Buffer {
  const samples = 800;
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8000, 24);
  head.writeUInt32LE(8000, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples, 40);
  return Buffer.concat([head, Buffer.alloc(samples, 128)]);
}
