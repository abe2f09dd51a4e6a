import { closest } from 'fastest-levenshtein';
import { isLike } from './respelling';
import { isRepeatCount, type Vocabulary } from './vocabulary';

/** What to write instead of a tag; a tag that is right comes back as it is. Never another issue than the author's own. */
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

// The tag that the author of a wrong one most likely meant.
function nearestTag(name: string, vocabulary: Vocabulary): string {
  const ownPrefix = vocabulary.prefix;
  const parts = new RegExp(`^@(${ownPrefix})(?:[_-]+|[^a-z\\d])?(([a-z]*)[^a-z\\d]?(.*))$`, 'i').exec(name);
  const [, prefix = '', tail = '', word = '', rest = ''] = parts ?? [];
  const meansIssue = isLike(word, 'issue') || isLike(word, 'bug');
  if (rest !== '' && prefix === ownPrefix && vocabulary.isIssue(tail) && !isLike(word, 'repeat')) {
    // `@tdd_SHOP-123`; but of `@tdd_BUG-123` nobody can tell whether BUG is the word or the project.
    return vocabulary.numberedIssue(meansIssue ? '<N>' : tail);
  }
  return tagOfWord(word, rest, vocabulary) ?? closestTag(name, vocabulary);
}

// A word like one of ours, and what stands behind it; the name of a condition stays as it is: only its suite knows it.
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

// Where no word of it can be told, the tag that looks most like it, with a placeholder for what it names.
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
