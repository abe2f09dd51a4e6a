import type { ExplorationLimit } from '../../experiment/exploration-options';
import type { TreePart } from '../../scheduler/tree-part';
import type { SearchFindings } from '../search-findings';
import { CrewMember } from './crew-member';
import type { CrewAnswer } from './crew-messages';
import { revivedError } from './plain-error';
import { TreeParts } from './tree-parts';

/** A search shorter than this, in milliseconds, is over before other threads have started. */
const ALONE_MS = 200;
/** After this time, in milliseconds, each thread reports its findings, and gives back the part of the tree that it has not searched. */
const SLICE_MS = 50;

interface Told {
  readonly member: CrewMember;
  readonly answer: CrewAnswer;
  readonly ordersMax: number;
}

/** Several threads that search one tree together. Each order is run by exactly one of them. */
export class Crew {
  readonly #module: string;
  readonly #search: SearchFindings;
  readonly #reached: () => ExplorationLimit | undefined;
  readonly #running = new Map<CrewMember, Promise<Told>>();
  #reserved = 0;

  /**
   * @param module - The address of the module that exports the experiment.
   * @param reached - Returns the limit of the whole search that is reached, if one is.
   */
  constructor(module: string, search: SearchFindings, reached: () => ExplorationLimit | undefined) {
    this.#module = module;
    this.#search = search;
    this.#reached = reached;
  }

  /** Whether the search is long enough for several threads. */
  static isWorthwhile(elapsedMs: number, frontierSize: number): boolean {
    return elapsedMs > ALONE_MS || frontierSize > 5000;
  }

  /** Searches the remaining parts of the tree. Returns the limit that stopped the search, if one did. */
  async finish(left: Iterator<TreePart>): Promise<ExplorationLimit | undefined> {
    const { signal: _signal, onProgress: _onProgress, ...options } = this.#search.options;
    const { name } = this.#search.experiment;
    const members = Array.from(
      { length: options.workers },
      () => new CrewMember(name, { address: this.#module, options }),
    );
    try {
      const limit = await this.#share(new TreeParts(left), [...members]);
      const ends = await Promise.all(members.map((member) => member.run({ ordersMax: 0, timeMs: 0 })));
      for (const end of ends) {
        this.#hear(end);
      }
      return limit;
    } finally {
      await Promise.all(members.map((member) => member.dismiss()));
    }
  }

  async #share(parts: TreeParts, idle: CrewMember[]): Promise<ExplorationLimit | undefined> {
    for (;;) {
      const limit = this.#limit;
      if (limit === undefined) {
        this.#assign(parts, idle);
      }
      if (this.#running.size === 0) {
        return limit === 'stopAtFirst' || limit === 'error' || !parts.isEmpty ? limit : undefined;
      }
      const { member, answer, ordersMax } = await Promise.race(this.#running.values());
      this.#running.delete(member);
      this.#reserved -= ordersMax;
      idle.push(member);
      this.#hear(answer);
      if (answer.rest !== undefined) {
        parts.add(answer.rest);
      }
    }
  }

  get #limit(): ExplorationLimit | undefined {
    const { options, tally } = this.#search;
    if (tally.hungChecks > 0) {
      return 'error';
    }
    return options.stopAtFirst && tally.failing > 0n ? 'stopAtFirst' : this.#reached();
  }

  #assign(parts: TreeParts, idle: CrewMember[]): void {
    const { options, tally } = this.#search;
    while (idle.length > 0 && !parts.isEmpty) {
      const left = options.interleavingsMax - tally.played - this.#reserved;
      const ordersMax = Math.ceil(left / idle.length);
      if (ordersMax < 1) {
        return;
      }
      const member = idle.pop() as CrewMember;
      const part = parts.take(idle.length > 0);
      const timeMs = Math.min(SLICE_MS, options.budgetMs - this.#search.progress.elapsedMs);
      this.#reserved += ordersMax;
      const telling = member.run({ part, ordersMax, timeMs });
      this.#running.set(
        member,
        telling.then((answer) => ({ member, answer, ordersMax })),
      );
    }
  }

  #hear({ share, cutBy, assumptions, error }: CrewAnswer): void {
    const { tally, runner, experiment } = this.#search;
    tally.absorb(share);
    for (const limit of cutBy) {
      tally.cutBy.add(limit);
    }
    for (const assumption of assumptions) {
      runner.assumptions.add(assumption);
    }
    if (error !== undefined) {
      throw revivedError(experiment.name, error);
    }
  }
}
