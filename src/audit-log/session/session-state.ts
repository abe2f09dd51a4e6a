import type { Engine } from '../ports/engine';

/** How far a session has come, in a word. */
export type SessionStage = 'new' | 'opening' | 'open' | 'closing' | 'closed';

/** Every move there is. To stay is always legal. */
const LEGAL_MOVES: Readonly<Record<SessionStage, readonly SessionStage[]>> = Object.freeze({
  new: ['opening', 'closing'],
  // Back to new when the opening fails.
  opening: ['open', 'new', 'closing'],
  // Back to new when the engine is lost: its thread died, or its file was replaced.
  open: ['new', 'closing'],
  closing: ['closed'],
  closed: [],
});

/** Whether a session may go from one state to the other. */
function isLegalMove(from: SessionStage, to: SessionStage): boolean {
  return from === to || LEGAL_MOVES[from].includes(to);
}

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

/** An opening begins. A session that is closing stays so, because closing waits for the call that opens. */
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
