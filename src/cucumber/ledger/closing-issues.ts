import { compareIssues, type IssueKey, linkTo, readIssue } from '../tags/issue';
import type { Vocabulary } from '../tags/vocabulary';

/** The settings that are needed to recognise references to issues. */
export interface Tracker {
  readonly vocabulary: Vocabulary;
  /** A URL with `{issue}` in it, or an empty string. */
  readonly issueLink: string;
}

/**
 * The issues that a commit message or the text of a pull request claims to close: first by ascending number, then by key.
 *
 * It recognises the keywords of GitHub and GitLab (`close`, `fix`, `resolve` and `implement` in all their forms) and the footer
 * `ISSUES CLOSED:`, in upper or lower case. After a keyword come one or several of `#12`, `issue #12`, `GH-12`, `owner/repository#12`,
 * a key such as `SHOP-123` or `[SHOP-123](its page)`, or a link, also in bold, and after a colon also as a Markdown list. A repository
 * or a link may belong to another project, so they count only if `issueLink` shows that they mean this tracker. Without a keyword,
 * `#12` or `SHOP-123` closes nothing, and neither does text in code or in an HTML comment. `Does not fix #12` closes it, as on GitHub
 * and GitLab, which also read only the two words.
 */
export function closingIssues(text: string, tracker: Tracker): readonly IssueKey[] {
  const read = text.replaceAll(unread, ' ').replaceAll(emphasis, '$<words>');
  const issues = [...read.matchAll(keyword)].flatMap(({ index, 0: word }) => {
    const rest = read.slice(index + word.length);
    return /:\s*\n/.test(word) && item.test(rest) ? readItems(rest, tracker) : readList(rest, tracker);
  });
  return [...new Set(issues)].toSorted(compareIssues);
}

// An unclosed comment or code block extends to the end of the text, as on the rendered page.
const unread = /<!--[\s\S]*?(?:-->|$)|```[\s\S]*?(?:```|$)|`[^`\n]*`/g;
// The bound of 200 is needed: without it, a long row of such characters would take quadratic time.
const emphasis = /(?<![\w*])(?<sign>\*{1,3}|_{1,3})(?=\S)(?<words>.{0,200}?\S)\k<sign>(?![\w*])/g;
const keyword =
  /(?<![\w-])(?:clos(?:e[sd]?|ing)|fix(?:e[sd]|ing)?|resolv(?:e[sd]?|ing)|implement(?:s|ed|ing)?|issues?[ \t]+closed)(?::\s*|\s+)/gi;
const between = /^(?:\s*[,&]\s*(?:and\s+)?|\s+and\s+|[ \t]+(?=#))/i;
const noun = /^issues?[ \t]+/i;
const item = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+/;

/** A reference to issues at the beginning of a text. */
interface Reference {
  /** The number of characters that it takes. */
  readonly length: number;
  /** Empty if it refers to another project. */
  readonly issues: readonly IssueKey[];
}

// In a Markdown list, each item may begin with issues.
function readItems(text: string, tracker: Tracker): IssueKey[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const end = lines.findIndex((line) => !item.test(line));
  return lines
    .slice(0, end < 0 ? lines.length : end)
    .flatMap((line) => readList(line.replace(item, ''), tracker));
}

function readList(text: string, tracker: Tracker): IssueKey[] {
  const issues: IssueKey[] = [];
  let rest = text.replace(noun, '');
  let reference = readReference(rest, tracker);
  while (reference !== undefined) {
    issues.push(...reference.issues);
    rest = rest.slice(reference.length);
    const [separator] = between.exec(rest) ?? [];
    rest = rest.slice(separator?.length ?? 0).replace(noun, '');
    reference = separator === undefined ? undefined : readReference(rest, tracker);
  }
  return issues;
}

function readReference(text: string, tracker: Tracker): Reference | undefined {
  const [url] = /^https?:\/\/[^\s,]+/i.exec(text) ?? [];
  return url === undefined
    ? (readNumber(text, tracker) ?? readKey(text, tracker))
    : { length: url.length, issues: issuesAt(url, tracker) };
}

function readNumber(text: string, { vocabulary, issueLink }: Tracker): Reference | undefined {
  const found = /^(?:([\w.-]+(?:\/[\w.-]+)+)?#|(GH-))([1-9]\d{0,14})(?!\w)/i.exec(text);
  if (found === null) {
    return undefined;
  }
  const [{ length }, repository, isGithub, number = ''] = found;
  const isOurs = repository === undefined || issueLink.includes(`/${repository}/`);
  // `GH-12` is GitHub's notation for a number, but in another tracker it may be a key.
  const keys = isGithub !== undefined && vocabulary.isIssue(`GH-${number}`) ? [`GH-${number}`] : [];
  return { length, issues: isOurs ? [Number(number), ...keys] : [] };
}

const keyMax = 200;
const withoutEnd = /^[\s\S]*[^.:;!?)\]}>"'*]/;

// Punctuation after a key does not belong to it. A number without `#` is not an issue.
function readKey(text: string, { vocabulary }: Tracker): Reference | undefined {
  const [plain = ''] = withoutEnd.exec(/^[^\s,&]+/.exec(text)?.[0] ?? '') ?? [];
  const [whole = plain, word = plain] = /^\[([^\s\]]+)\](?:\([^\s)]*\))?/.exec(text) ?? [];
  const key = word.length > keyMax ? undefined : vocabulary.respell(word);
  return key === undefined || typeof key === 'number' ? undefined : { length: whole.length, issues: [key] };
}

// The issue must be a part of the URL of its page. Anything after it, such as the anchor of a comment, does not matter.
function issuesAt(url: string, { vocabulary, issueLink }: Tracker): IssueKey[] {
  const [address = ''] = withoutEnd.exec(url) ?? [];
  return address
    .split(/[/?#&=]/)
    .filter((part) => vocabulary.isIssue(part))
    .map(readIssue)
    .filter((issue) => {
      const link = linkTo(issue, issueLink);
      return link !== undefined && url.startsWith(link) && !/^[\w-]/.test(url.slice(link.length));
    });
}
