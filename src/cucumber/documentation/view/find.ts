import type { Documentation } from '../documentation';
import { type Html, html } from '../html';
import { renderBadge } from './badge';

/** Search, tags and verdicts: hidden until the script of the page is there to make them work. */
export function renderFind({ counts }: Documentation): Html {
  return html`<search id="find" hidden>
<form>
<label>Search <kbd>/</kbd><input type="search" name="q" autocomplete="off" spellcheck="false" placeholder="words, or #991"></label>
<label>Tags<input type="text" name="tags" autocomplete="off" spellcheck="false" placeholder="@tdd_issue and not @slow" aria-describedby="tags-problem"></label>
<p id="tags-problem" class="problem" role="alert"></p>
<fieldset><legend>Verdicts</legend>${[...counts].map(
    ([verdict]) =>
      html`<label class="choice"><input type="checkbox" name="verdict" value="${verdict}">${renderBadge(verdict)}</label>`,
  )}</fieldset>
<p class="found"><output id="found"></output> <button type="reset" hidden>Show all</button></p>
</form>
</search>`;
}
