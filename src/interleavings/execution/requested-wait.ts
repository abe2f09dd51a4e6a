import { type OperationResult, PendingOperation, type PendingTraits } from './pending-operation';
import type { Place } from './place';

/** What asks to wait, and needs no class of its own. */
export interface WaitRequest extends Omit<PendingTraits, 'place'> {
  /** On whose behalf; by default that of whoever runs. */
  readonly place?: Place;
  /** Lets the subject go on. */
  resume(): void;
  /** What came of it, where that is known already. */
  readonly result?: OperationResult | undefined;
}

/** Something that waits since it was asked for with a request. */
export class RequestedWait extends PendingOperation {
  readonly #request: WaitRequest;

  constructor(request: WaitRequest, place: Place) {
    super({ ...request, place });
    this.#request = request;
    this.result = request.result;
  }

  resume(): void {
    this.#request.resume();
  }
}
