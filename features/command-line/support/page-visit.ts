import type { BrowserContextOptions, Page } from 'playwright-core';
import { Reader } from '../../documentation/support/reader';
import { serveHere } from '../../support/serve-here';
import type { AuditWorld } from '../../support/world';
import { ServedLog } from './served-log';

/** A visit of the page in a browser. */
export class PageVisit {
  /** What the server of somebody else has got. */
  readonly cookies: (string | undefined)[] = [];
  strangerAddress = '';
  readonly #world: AuditWorld;

  constructor(world: AuditWorld) {
    this.#world = world;
  }

  get page(): Page {
    return this.#world.part(Reader).page;
  }

  /** Opens the address that was printed. */
  async open(options: BrowserContextOptions = {}): Promise<void> {
    const served = this.#world.part(ServedLog);
    await this.#world.part(Reader).open(served.address, options);
    served.place = new URL(this.page.url()).pathname.replaceAll('/', '');
  }

  addressOf(page: string): string {
    const { place, address } = this.#world.part(ServedLog);
    return new URL(`/${place}/${page}`, address).href;
  }

  /** Starts the server of somebody else, whose page has this in it. */
  async startStranger(body: string): Promise<void> {
    const port = await serveHere(this.#world, (request, response) => {
      this.cookies.push(request.headers.cookie);
      response.setHeader('Content-Type', 'text/html').end(`<!doctype html><title>Other</title>${body}`);
    });
    this.strangerAddress = `http://127.0.0.1:${port}/`;
  }
}
