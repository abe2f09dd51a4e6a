import { describeValue } from '../../barriers/describe-value';
import { ExplorationOptionError } from '../../experiment/errors';
import type { Seams } from '../seams';

/** Answers a request in place of a server. */
export type Respond = (request: Request) => Response | PromiseLike<Response>;

/** Responses with a body that were returned before; they cannot be used again, because a body can be read only once. */
const given = new WeakSet<object>();

/** The server that an experiment simulates for one control. */
export class Server {
  readonly #seams: Seams;
  readonly #control: string;
  readonly #respond: Respond;

  /** Takes the name of the control for error messages. */
  constructor(seams: Seams, control: string, respond: Respond) {
    this.#seams = seams;
    this.#control = control;
    this.#respond = respond;
  }

  /**
   * Answers a request.
   *
   * @throws ExplorationOptionError, which also ends the search, when the answer is not a valid Response.
   * @throws A {@link ServerFailure} with the error that the experiment's server threw as its cause.
   */
  async answer(request: Request): Promise<Response> {
    const response = await this.#ask(request);
    const mistake = mistakeIn(response);
    if (mistake !== undefined) {
      const { method, url } = request;
      throw this.#seams.refuse(
        new ExplorationOptionError(
          `What answers for ${this.#control} must give a Response, a new one for each request, or a promise of one; ` +
            `for ${method} ${url} it gave ${mistake}.`,
        ),
      );
    }
    if (response.body !== null) {
      given.add(response);
    }
    return response;
  }

  async #ask(request: Request): Promise<Response> {
    try {
      return await this.#respond(request);
    } catch (error) {
      throw new ServerFailure('The server has failed.', { cause: error });
    }
  }
}

/** Wraps the error that the server threw, as its cause. */
export class ServerFailure extends Error {}

function mistakeIn(response: unknown): string | undefined {
  if (!isResponse(response)) {
    return describeValue(response);
  }
  if (given.has(response)) {
    return 'a Response that it had given before';
  }
  return response.bodyUsed ? 'a Response of which the body is read already' : undefined;
}

/** Whether a value is a Response, also one of another realm or of a package. */
function isResponse(value: unknown): value is Response {
  return (
    typeof value === 'object' &&
    value !== null &&
    'arrayBuffer' in value &&
    'headers' in value &&
    'status' in value
  );
}
