import { compareIssues, type IssueKey, linkTo, readIssue } from '../tags/issue';
import type { Vocabulary } from '../tags/vocabulary';

/** What it takes to read a claim: the tags of the suite, and where its issues can be read. */
export interface Tracker {
  readonly vocabulary: Vocabulary;
  /** A URL with `{issue}` in it, or nothing. */
  readonly issueLink: string;
}

/**
 * The issues that a commit message or the text of a pull request says it closes: by rising number, and then by key.
 *
 * It reads the keywords that GitHub, GitLab and others share (`close`, `closes`, `closed`, `fix`, `fixes`, `fixed`, `resolve`,
 * `resolves`, `resolved`) and the footer `ISSUES CLOSED:`, in any case, each before one or several of `#12`, `GH-12`,
 * `owner/repository#12`, a key such as `SHOP-123` or `[SHOP-123](its page)`, or a link. A repository and a link may be those of
 * somebody else, so they count only where `issueLink` says that they mean this tracker. `#12` or `SHOP-123` alone closes nothing,
 * and nor does what stands in code or in an HTML comment.
 */
export function closingIssues(text: string, tracker: Tracker): readonly IssueKey[] {
  const read = text.replaceAll(unread, ' ');
  const issues = [...read.matchAll(keyword)].flatMap(({ index, 0: word }) =>
    readList(read.slice(index + word.length), tracker),
  );
  return [...new Set(issues)].toSorted(compareIssues);
}

const unread = /<!--[\s\S]*?-->|```[\s\S]*?```|`[^`\n]*`/g;
const keyword = /(?<![\w-])(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?|issues?[ \t]+closed)(?::\s*|\s+)/gi;
const between = /^(?:\s*[,&]\s*(?:and\s+)?|\s+and\s+)/i;

/** What stands at the beginning of a text. */
interface Reference {
  /** How much of the text it takes. */
  readonly length: number;
  /** None where it is an issue of somebody else. */
  readonly issues: readonly IssueKey[];
}

function readList(text: string, tracker: Tracker): IssueKey[] {
  const issues: IssueKey[] = [];
  let rest = text;
  let reference = readReference(rest, tracker);
  while (reference !== undefined) {
    issues.push(...reference.issues);
    rest = rest.slice(reference.length);
    const [separator] = between.exec(rest) ?? [];
    rest = rest.slice(separator?.length ?? 0);
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
  // GitHub's own way to write a number may be a key of another tracker.
  const keys = isGithub !== undefined && vocabulary.isIssue(`GH-${number}`) ? [`GH-${number}`] : [];
  return { length, issues: isOurs ? [Number(number), ...keys] : [] };
}

// Of the signs behind a word none belongs to a key, and a number without its `#` is any number.
function readKey(text: string, { vocabulary }: Tracker): Reference | undefined {
  const [whole = '', inBrackets, plain = ''] =
    /^(?:\[([^\s\]]+)\](?:\([^\s)]*\))?|([^\s,&]{1,200}?)(?=[.:;!?)\]}>"'*]*(?:[\s,&]|$)))/.exec(text) ?? [];
  const key = vocabulary.respell(inBrackets ?? plain);
  return key === undefined || typeof key === 'number' ? undefined : { length: whole.length, issues: [key] };
}

// An issue is a part of the address of its page; what follows it there, such as a comment, makes no difference.
function issuesAt(url: string, { vocabulary, issueLink }: Tracker): IssueKey[] {
  return url
    .split(/[/?#&=]|[.:;!?)\]}>"'*]+$/)
    .filter((part) => vocabulary.isIssue(part))
    .map(readIssue)
    .filter((issue) => {
      const link = linkTo(issue, issueLink);
      return link !== undefined && url.startsWith(link) && !/^[\w-]/.test(url.slice(link.length));
    });
}
