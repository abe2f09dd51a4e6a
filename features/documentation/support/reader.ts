import path from 'node:path';
import { AfterAll, parallelCanAssignHelpers, setParallelCanAssign } from '@cucumber/cucumber';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { WAIT_MS_MAX } from '../../support/patience';
import type { AuditWorld } from '../../support/world';
import { findBrowser } from './find-browser';

let browser: Promise<Browser> | undefined;

/** Somebody who reads a page in a real browser. One browser serves all scenarios of a process; each has a fresh profile. */
export class Reader {
  readonly #world: AuditWorld;
  #context: BrowserContext | undefined;
  #page: Page | undefined;
  /** Every request that was made, but for the page itself. */
  readonly requests: string[] = [];
  /** What the page complained of: errors of scripts, and breaches of its own policy. */
  readonly complaints: string[] = [];

  constructor(world: AuditWorld) {
    this.#world = world;
  }

  get page(): Page {
    if (this.#page === undefined) {
      throw new Error('Nobody has opened a page.');
    }
    return this.#page;
  }

  /** Opens a page, after a script of ours if there is one; a second page in the same scenario is opened in the same profile. */
  async open(address: string, options: BrowserContextOptions = {}, before?: string): Promise<void> {
    this.#context ??= await this.#newContext(options);
    this.#page = await this.#context.newPage();
    if (before !== undefined) {
      await this.#page.addInitScript(before);
    }
    this.#page.on('request', (request) => {
      if (request.url().split(/[?#]/)[0] !== address.split(/[?#]/)[0] && !request.url().startsWith('data:')) {
        this.requests.push(request.url());
      }
    });
    this.#page.on('pageerror', (error) => this.complaints.push(error.message));
    this.#page.on('console', (message) => this.complaints.push(message.text()));
    await this.#page.goto(address);
  }

  /** Opens a page as a server sends it that adds a policy of its own. */
  async openUnder(policy: string, html: string): Promise<void> {
    this.#context ??= await this.#newContext({});
    this.#page = await this.#context.newPage();
    const headers = { 'Content-Security-Policy': policy };
    await this.#page.route('**/*', (route) =>
      route.fulfill({ contentType: 'text/html', headers, body: html }),
    );
    await this.#page.goto('https://build.example/page.html');
  }

  /** Opens a page of a folder as a server sends it. */
  async openServed(folder: string, file: string): Promise<void> {
    this.#context ??= await this.#newContext({});
    const host = 'https://build.example';
    await this.#context.route(`${host}/**`, (route) =>
      route.fulfill({ path: path.join(folder, new URL(route.request().url()).pathname) }),
    );
    await this.open(`${host}/${file}`);
  }

  /** Opens everything that is folded. What runs in the page is text here: these files know no DOM. */
  async unfold(): Promise<void> {
    await this.page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
  }

  /** Waits until the page has answered what was asked: it does so once in each frame. */
  async settle(): Promise<void> {
    await this.page.evaluate(
      'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))',
    );
  }

  async #newContext(options: BrowserContextOptions): Promise<BrowserContext> {
    browser ??= startBrowser();
    const context = await (await browser).newContext({
      permissions: ['clipboard-read', 'clipboard-write'],
      ...options,
    });
    context.setDefaultTimeout(WAIT_MS_MAX);
    this.#world.addCleanup(() => context.close());
    return context;
  }
}

async function startBrowser(): Promise<Browser> {
  // Only now: every process of a run loads this file, and few of them read a page.
  const { chromium } = await import('playwright-core');
  return await chromium.launch({
    executablePath: findBrowser() ?? 'chromium',
    args: ['--disable-gpu'],
    timeout: WAIT_MS_MAX,
  });
}

// A browser is several processes: two of them at the same time take longer than one after the other.
setParallelCanAssign(parallelCanAssignHelpers.atMostOnePicklePerTag(['@browser']));

AfterAll(async () => {
  await (await browser)?.close();
});
