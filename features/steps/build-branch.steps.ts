import { ok } from 'node:assert/strict';
import { Given, Then } from '@cucumber/cucumber';
import { completeDocumentationOptions } from '#cucumber/documentation/documentation-options';
import { Documenter, renderWholePage } from '#cucumber/documentation/documenter';
import { renderMarkdownReport } from '#cucumber/documentation/markdown/report';
import { RunReader } from '#cucumber/run/run-reader';
import { receiveSettings } from '#cucumber/settings/shared-settings';
import { makeRun } from '../documentation/support/made-run';
import { textOf } from '../documentation/support/page-text';
import { ReadPage } from '../documentation/support/read-page';
import { Reader } from '../documentation/support/reader';
import type { AuditWorld } from '../support/world';

Given(
  /^a build of GitHub with the number "7"(?:, documented in a build with the number "(\d+)")?,? which calls its (branch|tag) "(\w+)"$/,
  function (this: AuditWorld, ownNumber: number | null, type: string, name: string) {
    const ci = { name: 'GitHub Actions', url: 'https://builds.example/7', buildNumber: '7' };
    const reader = new RunReader();
    for (const message of makeRun([{ name: 'passes' }], { success: true, ci })) {
      reader.read(message);
    }
    const environment = {
      GITHUB_RUN_ID: String(ownNumber ?? 7),
      GITHUB_REF_TYPE: type,
      GITHUB_REF_NAME: name,
    };
    const documenter = new Documenter(completeDocumentationOptions(), receiveSettings({}), environment);
    const documentation = documenter.document(reader.run);
    const page = this.part(ReadPage);
    page.html = renderWholePage(documentation).toString();
    page.markdown = renderMarkdownReport(documentation);
  },
);

Then(
  'its page says {string}, and its Markdown {string}',
  function (this: AuditWorld, onPage: string, inMarkdown: string) {
    const { html, markdown } = this.part(ReadPage);
    ok(textOf(html).includes(onPage), textOf(html));
    ok(markdown.includes(inMarkdown), markdown);
  },
);

Then('she sees no heading {string}', async function (this: AuditWorld, name: string) {
  const headings = this.part(Reader).page.getByRole('heading', { name });
  ok((await headings.count()) === 0, `"${name}" is seen.`);
});
