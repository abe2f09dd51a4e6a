/** Letters of other scripts, each group behind the Latin letter that they look like. */
const LOOK_ALIKES = new Map(
  'aаɑαᴀ bвβьʙ cсϲᴄ dԁɗᴅ eеҽεᴇ gɡցɢ hһհнʜ iіιıɩɪ jјϳᴊ kкκᴋ lӏⅼʟ mмᴍ nոпηɴ oоοօᴏ pрρᴘ qԛ rгꭇʀ sѕꜱ tтτᴛ uυսᴜ vνѵᴠ wѡԝωաᴡ xхχ yуγүʏ zᴢ nΝ hΗ mΜ zΖ'
    .split(' ')
    .flatMap(([latin = '', ...others]) => others.map((other) => [other, latin] as const)),
);

const MAY_HIDE = /[\p{M}\p{Cf}]/gu;
const UNIT_COUNT = 0x10000;
const ASCII_COUNT = 128;
/** The scripts in which some letters look like Latin ones, from the first unit to the last. */
const SCRIPTS = [
  [0xa0, 0x58f],
  [0x1d00, 0x1fff],
  [0x2100, 0x217f],
  [0x24b6, 0x24e9],
  [0xff01, 0xff5e],
] as const;
/** The characters for which other characters may stand that look like them: no quotes, brackets or commas. */
const WRITTEN = /^[\w=:.-]$/;
const BEGIN_OF_PAIR = '\ud835';
/** The low surrogates of the mathematical letters. */
const SECOND_HALVES = [0xdc00, 0xdfff] as const;

/** A text as a reader sees it: full-width, Cyrillic and Greek letters as the Latin ones they look like, without accents. */
export function latinOf(text: string): string {
  return text
    .normalize('NFKC')
    .normalize('NFD')
    .replace(MAY_HIDE, '')
    .replace(
      /[^ -~]/gu,
      (letter) => LOOK_ALIKES.get(letter) ?? LOOK_ALIKES.get(letter.toLowerCase()) ?? letter,
    );
}

/** The units that a reader does not see: marks on letters, and the high surrogate of a mathematical letter. */
export const UNSEEN = `\u00ad\u200b\u200c\u200d\u200e\u200f\u2060${BEGIN_OF_PAIR}${unitsFrom(0x300, 0x36f).join('')}`;
/** Such a unit counts as this character, which occurs in names. */
const SEEN_AS = '_';

/**
 * For each UTF-16 unit the code of the ASCII character that it is or looks like, if names, or what follows them, can have that
 * character; else 0.
 */
export const LEGIBLE_CODES = legibleCodes();

function legibleCodes(): Uint8Array {
  const codes = new Uint8Array(UNIT_COUNT);
  for (let code = 0; code < ASCII_COUNT; code += 1) {
    codes[code] = code;
  }
  const units = [...SCRIPTS.flatMap(([from, to]) => unitsFrom(from, to)), ...LOOK_ALIKES.keys()];
  noteLegible(codes, units, '');
  noteLegible(codes, unitsFrom(...SECOND_HALVES), BEGIN_OF_PAIR);
  for (const unit of UNSEEN) {
    codes[unit.charCodeAt(0)] = SEEN_AS.charCodeAt(0);
  }
  return codes;
}

/** Converts all units in a single text, which takes a fraction of the time of one by one. */
function noteLegible(codes: Uint8Array, units: readonly string[], before: string): void {
  const seen = latinOf(units.map((unit) => before + unit).join('\n')).split('\n');
  for (const [index, unit] of units.entries()) {
    const sign = seen[index] ?? '';
    if (WRITTEN.test(sign)) {
      codes[unit.charCodeAt(0)] = sign.charCodeAt(0);
    }
  }
}

function unitsFrom(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => String.fromCharCode(first + index));
}
