import { createHash } from 'node:crypto';
import type { Documentation } from '../documentation';
import { type Html, html, trustedHtml } from '../html';
import { badgeShapes } from './badge';
import { renderChapter } from './chapter';
import { renderContents } from './contents';
import { renderFind } from './find';
import { renderFront } from './front';
import { renderHelp } from './help';
import { renderLedger } from './ledger';
import { renderRuleBook } from './rule-book';

/** What the page carries with it. */
export interface PageAssets {
  readonly style: string;
  readonly script: string;
}

/** The whole page, in one file. */
export function renderPage(documentation: Documentation, { style, script }: PageAssets): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policyFor(style, script)}">
<meta name="color-scheme" content="light dark">
<title>${documentation.title}: living documentation</title>
<style>${trustedHtml(style)}</style>
</head>
<body>
<a class="skip" href="#text">To the text</a>
${badgeShapes}
<div class="layout">
${renderRail(documentation)}
<main id="text" tabindex="-1">
${renderFront(documentation)}${renderLedger(documentation)}${documentation.chapters.map((chapter, index) => renderChapter(chapter, index, documentation.issues))}${documentation.issues.length > 0 && renderRuleBook(documentation)}
</main>
</div>
${renderHelp()}
<p id="said" role="status"></p>
<script>${trustedHtml(script)}</script>
</body>
</html>
`.toString();
}

function renderRail(documentation: Documentation): Html {
  return html`<div class="rail"><details><summary>Contents and search</summary>
${renderFind(documentation)}
<nav aria-label="Contents">${renderContents(documentation)}</nav>
<p class="scripted" hidden><button type="button" id="show-help">Keyboard <kbd>?</kbd></button></p>
</details></div>`;
}

// Nothing is loaded from anywhere, and no script runs but the one whose hash stands here: not one in a feature, an
// attachment or an error message, should it ever get past the escaping.
function policyFor(style: string, script: string): string {
  return [
    "default-src 'none'",
    'img-src data:',
    `style-src '${hashOf(style)}'`,
    `script-src '${hashOf(script)}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
