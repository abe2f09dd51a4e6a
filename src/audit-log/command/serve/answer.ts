import type { Html } from './view/markup';

/** What a request gets. */
export type Answer =
  | { readonly status: number; readonly page: Html }
  /** A page that is sent while it is made. */
  | { readonly status: number; readonly parts: AsyncIterable<Html> }
  /** A redirect on this server. */
  | { readonly status: 303; readonly location: string; readonly cookie?: string };

/** A request of somebody who may look. */
export interface Asked {
  /** The path below the place of all pages. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Whether only the headers are wanted. */
  readonly isHead: boolean;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}
