import { closest } from 'fastest-levenshtein';
import { isLike } from './respelling';
import { isRepeatCount, type Vocabulary } from './vocabulary';

/** The correct form of a tag. A correct tag is returned as it is. Never suggests an issue that the author did not write. */
export function correctTag(name: string, vocabulary: Vocabulary): string {
  switch (vocabulary.kindOf(name)) {
    case 'malformed number':
      return issueTag(vocabulary.partOf(name), vocabulary);
    case 'malformed repeat':
      return repeatTag(vocabulary.partOf(name), vocabulary);
    case 'older spelling':
    case 'unknown':
      return nearestTag(name, vocabulary);
    default:
      return name;
  }
}

function issueTag(text: string, vocabulary: Vocabulary): string {
  return vocabulary.numberedIssue(vocabulary.respell(text) ?? '<N>');
}

function repeatTag(text: string, vocabulary: Vocabulary): string {
  const digits = text.replace(/^0+/, '');
  return vocabulary.repeat(isRepeatCount(digits) ? digits : '<k>');
}

// The tag that the author of a wrong one probably meant.
function nearestTag(name: string, vocabulary: Vocabulary): string {
  const ownPrefix = vocabulary.prefix;
  const parts = new RegExp(`^@(${ownPrefix})(?:[_-]+|[^a-z\\d])?(([a-z]*)[^a-z\\d]?(.*))$`, 'i').exec(name);
  const [, prefix = '', tail = '', word = '', rest = ''] = parts ?? [];
  const meansIssue = isLike(word, 'issue') || isLike(word, 'bug');
  if (rest !== '' && prefix === ownPrefix && vocabulary.isIssue(tail) && !isLike(word, 'repeat')) {
    // Accepts `@tdd_SHOP-123`. In `@tdd_BUG-123`, it is unclear whether BUG is a misspelt word or a project.
    return vocabulary.numberedIssue(meansIssue ? '<N>' : tail);
  }
  return tagOfWord(word, rest, vocabulary) ?? closestTag(name, vocabulary);
}

// A word that resembles one of ours, and the rest. The name of a condition is kept, because only the suite knows it.
function tagOfWord(word: string, rest: string, vocabulary: Vocabulary): string | undefined {
  if (isLike(word, 'only')) {
    return vocabulary.only(rest === '' ? '<name>' : rest);
  }
  if (rest === '') {
    return undefined;
  }
  if (isLike(word, 'issue') || isLike(word, 'bug')) {
    return issueTag(rest, vocabulary);
  }
  return isLike(word, 'repeat') ? repeatTag(rest, vocabulary) : undefined;
}

// If no word is recognised, the most similar tag, with placeholders.
function closestTag(name: string, vocabulary: Vocabulary): string {
  const { prefix, issue, expectedFail, quarantined } = vocabulary;
  const folded = name
    .slice(`@${prefix}`.length)
    .toLowerCase()
    .replaceAll(/[^a-z\d]/g, '_')
    .replace('_bug', '_issue');
  const candidates = [
    issue,
    expectedFail,
    quarantined,
    vocabulary.numberedIssue('<N>'),
    vocabulary.repeat('<k>'),
    vocabulary.only('<name>'),
  ];
  return closest(`@${prefix}${folded}`, candidates);
}
