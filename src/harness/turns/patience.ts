/** How long nothing may happen, in real time, before a caller that waits is called stuck. */
export const PATIENCE_MS = 20;
