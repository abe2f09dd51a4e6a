import type { Turns } from '@audit-race/interleavings';

type Answer = (message: { readonly id: number }) => object;

/** Web sockets to a server in memory: that it accepts, answers and closes are turns. */
export function controlWebSockets(turns: Turns, answer: Answer) {
  const accept = turns.control('accept', () => undefined);
  const receive = turns.control('answer', (text: string) => JSON.stringify(answer(JSON.parse(text))));
  const end = turns.control('end', () => undefined);
  return class MemoryWebSocket {
    static readonly CONNECTING = 0;
    static readonly OPEN = 1;
    static readonly CLOSING = 2;
    static readonly CLOSED = 3;
    static readonly all: MemoryWebSocket[] = [];
    readyState: number = MemoryWebSocket.CONNECTING;
    onopen: (() => void) | null = null;
    onmessage: ((event: object) => void) | null = null;
    onerror: ((event: object) => void) | null = null;
    onclose: ((event: object) => void) | null = null;

    readonly #fail = (error: unknown) => this.onerror?.({ error });

    constructor() {
      MemoryWebSocket.all.push(this);
      accept().then(() => this.#open(), this.#fail);
    }

    send(text: string): void {
      receive(text).then((data) => this.onmessage?.({ data }), this.#fail);
    }

    close(): void {
      this.readyState = MemoryWebSocket.CLOSING;
      end().then(() => this.drop(), this.#fail);
    }

    /** The connection is gone. */
    drop(): void {
      if (this.readyState !== MemoryWebSocket.CLOSED) {
        this.readyState = MemoryWebSocket.CLOSED;
        this.onclose?.({ code: 1006, reason: '', wasClean: false });
      }
    }

    #open(): void {
      if (this.readyState === MemoryWebSocket.CONNECTING) {
        this.readyState = MemoryWebSocket.OPEN;
        this.onopen?.();
      }
    }
  };
}
