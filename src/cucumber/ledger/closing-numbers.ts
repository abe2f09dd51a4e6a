import { linkTo } from '../tags/issue';

/**
 * The numbers of the issues that a commit message or the text of a pull request says it closes, in rising order.
 *
 * It reads the keywords of GitHub (`close`, `closes`, `closed`, `fix`, `fixes`, `fixed`, `resolve`, `resolves`, `resolved`)
 * and the footer `ISSUES CLOSED:`, in any case, each before one or several of `#12`, `GH-12`, `owner/repository#12` or a
 * link. The last two may mean an issue of somebody else, so they count only where `issueLink` (a URL with `{issue}` in it)
 * says that they mean this tracker. `#12` alone closes nothing, and nor does what stands in code or in an HTML comment.
 */
export function closingNumbers(text: string, issueLink = ''): readonly number[] {
  const claims = text.replaceAll(unread, ' ').matchAll(claim);
  const references = [...claims].flatMap(([words]) => [...words.matchAll(reference)]);
  const numbers = references
    .filter(([, link, repository, number]) => {
      const isLinked = link === undefined || linkTo(Number(number), issueLink) === `${link}${number}`;
      return isLinked && (repository === undefined || issueLink.includes(`/${repository}/`));
    })
    .map((parts) => Number(parts.at(-1)));
  return [...new Set(numbers)].toSorted((one, other) => one - other);
}

const unread = /<!--[\s\S]*?-->|```[\s\S]*?```|`[^`\n]*`/g;
const keyword = String.raw`(?<![\w-])(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?|issues?[ \t]+closed)(?::\s*|\s+)`;
const issue = String.raw`(?:(https?://[^\s,]+/)|([\w.-]+/[\w.-]+)?#|GH-)([1-9]\d{0,14})(?!\w)`;
const between = String.raw`(?:\s*[,&]\s*(?:and\s+)?|\s+and\s+)`;
const claim = new RegExp(`${keyword}${issue}(?:${between}${issue})*`, 'gi');
const reference = new RegExp(issue, 'gi');
