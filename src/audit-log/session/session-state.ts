import type { Engine } from '../ports/engine';
import { isLegalMove } from './legal-moves';

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
  return move(state, { is: 'opening' });
}

/** An opening has ended well. */
export function open(state: SessionState, engine: Engine): SessionState {
  return state.is === 'closing' ? { is: 'closing', engine } : move(state, { is: 'open', engine });
}

/** An opening has failed: the next call starts from the beginning. */
export function fail(state: SessionState): SessionState {
  return state.is === 'opening' ? move(state, { is: 'new' }) : state;
}

/** The engine is lost. */
export function lose(state: SessionState): SessionState {
  return state.is === 'closing' ? { is: 'closing' } : move(state, { is: 'new' });
}

/** Closing begins; nothing leads back. */
export function startClosing(state: SessionState): SessionState {
  return move(state, { is: 'closing', engine: engineOf(state) });
}

/** The table decides: a move that it does not name does not happen. */
function move(from: SessionState, to: SessionState): SessionState {
  return isLegalMove(from.is, to.is) ? to : from;
}
