/** What went wrong in an order, before it is put into words. */
export type Problem =
  | { readonly kind: 'check' | 'unhandled-rejection' | 'uncaught-exception'; readonly error: unknown }
  | { readonly kind: 'deadlock'; readonly stuck: readonly number[] };
