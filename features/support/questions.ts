import type { AuditEntry, AuditService, EntryFilter, PageRequest } from 'audit-race';
import { AuditStage } from './audit-stage';
import type { AuditWorld } from './world';

/** What Grace asks, and what she is shown: entries are known by the hour at which they were recorded. */
export class Questions {
  readonly #service: AuditService;
  readonly pages: string[] = [];
  filter: EntryFilter | undefined;
  refusal: unknown;
  #request: PageRequest = {};
  #nextCursor: string | undefined;

  constructor(world: AuditWorld) {
    this.#service = world.part(AuditStage).service;
  }

  get hasNextPage(): boolean {
    return this.#nextCursor !== undefined;
  }

  async ask(request: PageRequest): Promise<void> {
    this.#request = request;
    try {
      const { entries, nextCursor } = await this.#service.listEntries(request);
      this.#show(entries);
      this.#nextCursor = nextCursor;
      this.filter = 'limit' in request || 'cursor' in request ? undefined : request;
    } catch (error) {
      this.refusal = error;
    }
  }

  async turnPage(): Promise<void> {
    if (this.#nextCursor === undefined) {
      throw new Error('There is no next page.');
    }
    await this.ask({ ...this.#request, cursor: this.#nextCursor });
  }

  async askByHour(hour: number): Promise<void> {
    const { entries } = await this.#service.listEntries();
    const wanted = entries.find((entry) => hourOf(entry) === hour);
    await this.askById(String(wanted?.id));
  }

  async askById(id: string): Promise<void> {
    const entry = await this.#service.getEntry(id);
    this.#show(entry === undefined ? [] : [entry]);
  }

  #show(entries: readonly AuditEntry[]): void {
    this.pages.push(entries.map(hourOf).join(', '));
  }
}

function hourOf(entry: AuditEntry): number {
  return new Date(entry.time).getUTCHours();
}
