import { type OperationResult, PendingOperation, type PendingTraits } from './pending-operation';
import type { Place } from './place';

/** The parameters of a wait that needs no class of its own. */
export interface WaitRequest extends Omit<PendingTraits, 'place'> {
  /** The caller to which it belongs; by default the running one. */
  readonly place?: Place;
  /** Lets the subject go on. */
  resume(): void;
  /** The result, if it is known already. */
  readonly result?: OperationResult | undefined;
}

/** A pending operation made of a {@link WaitRequest}. */
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
