import { describeValue } from '../../barriers/describe-value';
import { ExplorationOptionError } from '../../experiment/errors';
import type { Seams } from '../seams';

/** Answers a request, in the place of a server. */
export type Respond = (request: Request) => Response | PromiseLike<Response>;

/** Responses with a body that were given to somebody: a body can be read once. */
const given = new WeakSet<object>();

/** The server that an experiment plays, and the control for which it does. */
export class Server {
  readonly #seams: Seams;
  readonly #control: string;
  readonly #respond: Respond;

  /** Takes the control by its name, for messages. */
  constructor(seams: Seams, control: string, respond: Respond) {
    this.#seams = seams;
    this.#control = control;
    this.#respond = respond;
  }

  /**
   * Answers a request.
   *
   * @throws ExplorationOptionError when that is no answer, and ends the search with it.
   * @throws Whatever the server throws, within a {@link ServerFailure}.
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

/** What the server has thrown, as the cause. */
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

/** Whether it is one, also of another realm or of a package. */
function isResponse(value: unknown): value is Response {
  return (
    typeof value === 'object' &&
    value !== null &&
    'arrayBuffer' in value &&
    'headers' in value &&
    'status' in value
  );
}
