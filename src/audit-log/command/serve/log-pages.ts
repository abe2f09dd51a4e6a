import type { AuditReader } from '../../audit/audit-reader';
import { AuditEntryError, AuditError } from '../../domain/errors';
import { isUuid } from '../../domain/read-filter';
import type { VerifyProgress } from '../../integrity/verify-options';
import type { VerifyReport } from '../../integrity/verify-report';
import type { Clock } from '../../ports/clock';
import { UsageError } from '../command-errors';
import { noEntryWords } from '../no-entry';
import type { Answer, Asked } from './answer';
import { findTies } from './entry-ties';
import { findEntries, type Patience } from './find-entries';
import { readQuestion, writeQuestion } from './list-question';
import { Steps } from './steps';
import { LOOKING, Verification } from './verification';
import { entryView } from './view/entry-view';
import type { Links } from './view/links';
import { listView } from './view/list-view';
import { type Html, html } from './view/markup';
import { FRAME_END, frameBegin, type PageContext } from './view/page-frame';
import { failureView, missingView } from './view/refusal-views';
import { progressView, reportView, verifyView } from './view/verify-view';

/** The log that is shown, and how. */
export interface ShownLog {
  readonly reader: AuditReader;
  readonly clock: Clock;
  readonly links: Links;
  /** Which log it is, without a password. */
  readonly log: string;
  /** How long a question may take, in milliseconds. */
  readonly timeoutMs: number;
}

const ENTRY = /^entries\/([^/]+)$/;

/** The pages of a log, for somebody who may look. */
export class LogPages {
  readonly #shown: ShownLog;
  readonly #verification = new Verification();

  /** Reads nothing yet. */
  constructor(shown: ShownLog) {
    this.#shown = shown;
  }

  get #context(): PageContext {
    const { links, log, clock } = this.#shown;
    return { links, log, verdict: this.#verification.verdictAt(clock.now()) };
  }

  /** The answer to one request. */
  async answer(asked: Asked): Promise<Answer> {
    try {
      return await this.#find(asked);
    } catch (error) {
      if (error instanceof AuditError) {
        return this.#explain(error);
      }
      throw error;
    }
  }

  async #find(asked: Asked): Promise<Answer> {
    const id = ENTRY.exec(asked.path)?.[1];
    if (id !== undefined) {
      return await this.#entry(id, asked);
    }
    if (asked.path === 'verify') {
      return asked.query.get('now') === '1' && !asked.isHead
        ? { status: 200, parts: this.#verify(asked.signal) }
        : { status: 200, page: verifyView(this.#context, this.#verification.last) };
    }
    if (asked.path === '') {
      return await this.#list(asked);
    }
    return { status: 404, page: missingView(this.#context, 'There is no such page.') };
  }

  async #list({ query, signal }: Asked): Promise<Answer> {
    const { reader, clock, links } = this.#shown;
    const question = readQuestion(query);
    // A form also sends the fields that were left empty. The redirect makes the address short, because people share it.
    if (writeQuestion(question) !== (query.size === 0 ? '' : `?${query}`)) {
      return { status: 303, location: links.list(question) };
    }
    const patience = this.#patience(signal);
    const { search } = question;
    if (search !== undefined && isUuid(search)) {
      const entry = await reader.getEntry(search, patience);
      if (entry !== undefined) {
        return { status: 303, location: links.entry(entry.id) };
      }
    }
    const page = await findEntries(reader, question, { ...patience, now: clock.now() });
    return { status: 200, page: listView(this.#context, question, page) };
  }

  async #entry(encodedId: string, { signal }: Asked): Promise<Answer> {
    const { reader } = this.#shown;
    const patience = this.#patience(signal);
    const entry = await reader.getEntry(decoded(encodedId), patience);
    if (entry === undefined) {
      const words = noEntryWords(decoded(encodedId), this.#shown.log);
      return { status: 404, page: missingView(this.#context, words) };
    }
    const ties = await findTies(reader, entry, patience);
    return { status: 200, page: entryView(this.#context, entry, ties) };
  }

  /** Begins at once, so that somebody sees how far it is; ends when nobody looks any more. */
  async *#verify(signal: AbortSignal): AsyncGenerator<Html, void, undefined> {
    const { reader, clock, links } = this.#shown;
    yield frameBegin({ ...this.#context, verdict: LOOKING }, 'Verification');
    yield html`<h1>Verification</h1><div>`;
    const steps = new Steps<VerifyProgress>();
    const working = steps.endWith(reader.verify({ signal, onProgress: (progress) => steps.add(progress) }));
    for await (const progress of steps) {
      yield progressView(progress);
    }
    yield html`</div>`;
    yield await working.then(
      (report: VerifyReport) => {
        this.#verification.keep(report, clock.now());
        return reportView(report, links);
      },
      (error: unknown) => {
        if (error instanceof AuditError) {
          return html`<p class="verdict bad">${error.message}</p>`;
        }
        throw error;
      },
    );
    yield FRAME_END;
  }

  #patience(signal: AbortSignal): Patience {
    return { timeoutMs: this.#shown.timeoutMs, signal };
  }

  #explain(error: AuditError): Answer {
    const isQuestion = error instanceof UsageError || error instanceof AuditEntryError;
    const title = isQuestion ? 'This cannot be asked' : 'The log did not answer';
    return { status: isQuestion ? 400 : 503, page: failureView(this.#context, title, error.message) };
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
