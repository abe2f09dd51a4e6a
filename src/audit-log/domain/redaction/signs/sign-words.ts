import { SIGNS } from './signs';

/** The meaning of words in names and between them. */
export const MARKS = Object.freeze({
  /** A part of a name that may be secret. */
  part: 1 << 15,
  /** The first half of such a part; what may come between the halves; the beginning of a second half; a second half. */
  firstHalf: 1 << 16,
  between: 1 << 17,
  secondBegin: 1 << 18,
  secondHalf: 1 << 19,
  /** A `=` that is encoded for a URL. */
  encodedSign: 1 << 20,
  /** What comes before the name in an end tag. */
  closing: 1 << 22,
  /** The last word of a name, with the end of the one before it. */
  lastWord: 1 << 23,
  /** What a flag of a command begins with; a letter must follow. */
  flagBegin: 1 << 21,
});

type Words = readonly (readonly [words: readonly string[], mark: number])[];

/** The parts of names that may be secret. */
export interface NameParts {
  readonly whole: readonly string[];
  /** A name may be secret if one of the second list comes after one of the first. */
  readonly firstHalves: readonly string[];
  readonly secondHalves: readonly string[];
  /** Ends of names of two words with a blank, the second of which is no part by itself. */
  readonly lastWords: readonly string[];
}

/** Each is as short as it can be and still show what it stands for. */
const WORDS: Words = [
  [withEach(['earer', 'asic', 'igest'], [' ', '\t']), SIGNS.scheme],
  [['earer\r', 'earer\n'], SIGNS.scheme],
  [
    ['eyJ', 'AKIA', 'ASIA', 'AIza', 'SG.', 'xox', 'app-', 'pat-', 'pat_', 'sk-', 'sk_', '_live_', '_test_'],
    SIGNS.key,
  ],
  [['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'sec_', 'npm_', 'hf_'], SIGNS.key],
  [['ya29', 'hvs.', 'hvb.', 'hvr.', '_v1_', 'pypi-', 'age-s', 'tt3', 'ocspx'], SIGNS.key],
  [['$2a', '$2b', '$2y', 'apr1$', '$5$', '$6$', '$y$', '$argon'], SIGNS.key],
  [['tt-', 'lrt-', 'glc_', 'lsa_', 'pca_', 'ppa_', 'pss_'], SIGNS.key],
  [['sq0', 'sbp_', 'dapi', 'sib-', 'ak-', 'ems_', 'ntn_', 'r8_', 'xai-'], SIGNS.key],
  [['plx-', 'rys_', 'ale_', 'dp.', 'eaa'], SIGNS.key],
  [['-BEGIN'], SIGNS.privateKey],
  // The vertical tab stands for all other spaces.
  [withEach([' ', '\t', '\r', '\n', '\v', '"', "'"], ['--']), MARKS.flagBegin],
  [['curl ', '-u'], SIGNS.user],
  [withEach([' ', '"', "'"], ['-p', '-a', '-w']), SIGNS.user],
  [['hooks', '/bot'], SIGNS.hook],
  [['ied by', 'ied\tby', 'ied with', 'ord is', 'ord was', 'ord for'], SIGNS.said],
  // What validators and databases say of a value.
  [['th v', 'te ent', 'lid ('], SIGNS.said],
  [['%4', '2540', '%5', '%6', '%7', '\\u0', '\\uf', '\\x'], SIGNS.letter],
  [['m-data'], SIGNS.form],
  [withEach([' into'], [' ', '\n']), SIGNS.inserted],
  [['</', '\\/'], MARKS.closing],
  [['%3d', '253d', '%3a', '253a'], MARKS.encodedSign],
  [['%5f', '%2d', '%2e', '%5b', '%5d'], MARKS.between],
];

/** All words that are looked for, and what each is a sign of. */
export function signWords({
  whole,
  firstHalves,
  secondHalves,
  lastWords,
}: NameParts): (readonly [string, number])[] {
  const begins = secondHalves.flatMap((half) =>
    Array.from(half.slice(1), (_, index) => half.slice(0, index + 1)),
  );
  const words: Words = [
    ...WORDS,
    [whole, MARKS.part],
    [firstHalves, MARKS.firstHalf],
    [begins, MARKS.secondBegin],
    [secondHalves, MARKS.secondHalf],
    [lastWords, MARKS.lastWord],
  ];
  return words.flatMap(([list, mark]) => list.map((word) => [word, mark] as const));
}

function withEach(beginnings: readonly string[], ends: readonly string[]): string[] {
  return beginnings.flatMap((beginning) => ends.map((end) => beginning + end));
}
