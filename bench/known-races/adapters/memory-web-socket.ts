import type { Turns } from '@audit-race/interleavings';

type Answer = (message: { readonly id: number }) => object;

/** Web sockets to a server in memory. The server's accepting, answering and closing are turns. */
export function controlWebSockets(turns: Turns, answer: Answer) {
  return class MemoryWebSocket {
    static readonly CONNECTING = 0;
    static readonly OPEN = 1;
    static readonly CLOSING = 2;
    static readonly CLOSED = 3;
    static readonly all: MemoryWebSocket[] = [];
    readyState: number = MemoryWebSocket.CONNECTING;
    onopen: (() => void) | null = null;
    onmessage: ((event: object) => void) | null = null;
    onclose: ((event: object) => void) | null = null;
    readonly #giveUp = turns.event('accepts', () => {
      this.readyState = MemoryWebSocket.OPEN;
      this.onopen?.();
    });

    constructor() {
      MemoryWebSocket.all.push(this);
    }

    send(text: string): void {
      const data = JSON.stringify(answer(JSON.parse(text)));
      turns.event('answers', () => this.onmessage?.({ data }));
    }

    close(): void {
      this.readyState = MemoryWebSocket.CLOSING;
      turns.event('hangs up', () => this.drop());
    }

    /** Drops the connection. */
    drop(): void {
      if (this.readyState !== MemoryWebSocket.CLOSED) {
        this.#giveUp();
        this.readyState = MemoryWebSocket.CLOSED;
        this.onclose?.({ code: 1006, reason: '', wasClean: false });
      }
    }
  };
}
