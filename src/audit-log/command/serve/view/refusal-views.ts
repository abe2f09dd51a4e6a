import { type Html, html } from './markup';
import { bareFrame, FRAME_END, framed, type PageContext } from './page-frame';
import { shownText } from './shown-text';

const OPEN_AGAIN = html`<p>Open the address that <code>audit-race serve</code> has printed in its terminal. It lets this browser in; after that, addresses without a token work as well, until the server ends.</p>`;

const MISTAKE = html`<p>This is a bug of audit-race. The terminal of <code>audit-race serve</code> says more.</p>`;

/** For a browser without a valid cookie. If a link on another site has led here, the browser has not sent its cookie. */
export function unknownView(address: string): Html {
  return bareFrame(
    'No access',
    html`<h1>This browser has no access to the log</h1>
${OPEN_AGAIN}
<p>If you have done so already and came from another page: <a href="${address}">go on to what you wanted to see</a>.</p>`,
  );
}

/** For a token that is not that of the server. */
export function wrongTokenView(): Html {
  return bareFrame(
    'Wrong token',
    html`<h1>This is not the token of this server</h1>
<p>The token is another one after each start, and it must be complete.</p>
${OPEN_AGAIN}`,
  );
}

/** For a request that was meant for another host, or made by a page that wants to look like one. */
export function otherHostView(): Html {
  return bareFrame(
    'Another host',
    html`<h1>This server does not answer to this name</h1>
<p>Use the address that <code>audit-race serve</code> has printed in its terminal, with <code>127.0.0.1</code> or <code>localhost</code> as its host.</p>`,
  );
}

/** For a method that could change something. */
export function methodView(): Html {
  return bareFrame(
    'Only to be read',
    html`<h1>This server only shows the log</h1>
<p>It answers to GET and HEAD.</p>`,
  );
}

/** For a page that could not be shown because of a bug of ours. */
export function mistakeView(): Html {
  return bareFrame(
    'Not shown',
    html`<h1>This page could not be shown</h1>
${MISTAKE}`,
  );
}

/** The rest of a page that was sent in part when a bug of ours ended it. */
export function brokenOffView(): Html {
  return html`<p class="verdict bad">The rest of this page could not be shown.</p>
${MISTAKE}${FRAME_END}`;
}

/** For an address below which there is nothing. */
export function missingView(context: PageContext, words: string): Html {
  const { links } = context;
  return framed(
    context,
    'Not there',
    html`<h1>Not there</h1><p>${words}</p><p><a href="${links.list()}">All entries</a></p>`,
  );
}

/** For a question that cannot be understood, or that the log could not answer. */
export function failureView(context: PageContext, title: string, message: string): Html {
  const { links } = context;
  return framed(
    context,
    title,
    html`<h1>${title}</h1><p>${shownText(message)}</p><p><a href="${links.list()}">All entries</a></p>`,
  );
}
