/** A problem of an order, before it is described. */
export type Problem =
  | { readonly kind: 'check' | 'unhandled-rejection' | 'uncaught-exception'; readonly error: unknown }
  | { readonly kind: 'deadlock'; readonly stuck: readonly number[] };
