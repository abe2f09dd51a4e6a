import type { Engine } from '../ports/engine';

/**
 * How far a session has come. One field, so that no two can disagree.
 *
 * A session that is closing has an engine only if one was opened; calls already in flight may still open it.
 */
export type SessionState =
  | { readonly is: 'new' }
  | { readonly is: 'opening' }
  | { readonly is: 'open'; readonly engine: Engine }
  | { readonly is: 'closing'; readonly engine?: Engine | undefined }
  | { readonly is: 'closed' };

/** The engine of a session that has one. */
export function engineOf(state: SessionState): Engine | undefined {
  return 'engine' in state ? state.engine : undefined;
}

/** An opening begins. Closing goes on meanwhile: it waits for the call that opens. */
export function begin(state: SessionState): SessionState {
  return state.is === 'new' ? { is: 'opening' } : state;
}

/** An opening has ended well. */
export function open(state: SessionState, engine: Engine): SessionState {
  return state.is === 'closing' ? { is: 'closing', engine } : { is: 'open', engine };
}

/** An opening has failed: the next call starts from the beginning. */
export function fail(state: SessionState): SessionState {
  return state.is === 'opening' ? { is: 'new' } : state;
}

/** Closing begins; nothing leads back. */
export function startClosing(state: SessionState): SessionState {
  return { is: 'closing', engine: engineOf(state) };
}
