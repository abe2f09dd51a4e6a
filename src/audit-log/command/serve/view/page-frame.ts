import { visibleText } from '../../visible-text';
import type { Links } from './links';
import { Html, html } from './markup';
import { PAGE_SCRIPT } from './page-script';
import { PAGE_STYLE } from './page-style';

/** What is known of the log as a whole, in a few words. */
export interface Verdict {
  readonly words: string;
  readonly tone?: 'good' | 'bad';
  /** The possible verdicts of a page that is sent before its verdict is known. The one is shown that has the tone of the final verdict. */
  readonly ends?: readonly Verdict[];
}

/** What all pages that show something of the log have. */
export interface PageContext {
  readonly links: Links;
  /** Which log it is, without a password. */
  readonly log: string;
  /** Whether the log is as it was stored. */
  readonly verdict: Verdict;
}

const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' fill='%23345f86'/%3E%3Cpath d='M4 5h8M4 8h8M4 11h5' stroke='white' stroke-width='1.6'/%3E%3C/svg%3E";

/** One whole page of the log. */
export function framed(context: PageContext, title: string, main: Html): Html {
  return html`${frameBegin(context, title)}${main}${FRAME_END}`;
}

/** A page up to its content, for one that is sent while it is made. */
export function frameBegin({ links, log, verdict }: PageContext, title: string): Html {
  return html`${documentBegin(`${title} · ${log}`)}
<a class="skip" href="#main">To the content</a>
<header>
<a class="brand" href="${links.list()}">audit-race</a>
<span class="log" title="Opened for reading only"><bdi>${visibleText(log)}</bdi></span>
<nav aria-label="Pages">
<a href="${links.list()}" data-list>Entries</a>
${verdictLinks(verdict, links)}
</nav>
${KEYS}
</header>
<main id="main">
`;
}

function verdictLinks({ words, tone, ends = [] }: Verdict, links: Links): Html {
  const link = (kind: string, text: string) => html`<a class="${kind}" href="${links.verify()}">${text}</a>`;
  return html`${link(ends.length > 0 ? 'now' : (tone ?? ''), words)}${ends.map((end) => link(`end ${end.tone ?? ''}`, end.words))}`;
}

/** The end of a page, after its content. */
export const FRAME_END = html`
</main>
${new Html(`<script>${PAGE_SCRIPT}</script>`)}
</body>
</html>
`;

/** A page for somebody who may not see the log: nothing of it is in it. */
export function bareFrame(title: string, main: Html): Html {
  return html`${documentBegin(`${title} · audit-race`)}
<header><span class="brand">audit-race</span></header>
<main id="main" class="bare">
${main}
</main>
</body>
</html>
`;
}

function documentBegin(title: string): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${visibleText(title)}</title>
<link rel="icon" href="${ICON}">
${new Html(`<style>${PAGE_STYLE}</style>`)}
</head>
<body>`;
}

const KEYS = html`<details class="keys">
<summary aria-label="Keys"><kbd>?</kbd></summary>
<dl>
<div><dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>to the next entry, and back</dd></div>
<div><dt><kbd>Enter</kbd></dt><dd>opens the entry</dd></div>
<div><dt><kbd>/</kbd></dt><dd>to the search</dd></div>
<div><dt><kbd>Esc</kbd></dt><dd>leaves the search, or goes back</dd></div>
<div><dt><kbd>?</kbd></dt><dd>shows these keys</dd></div>
</dl>
</details>`;
