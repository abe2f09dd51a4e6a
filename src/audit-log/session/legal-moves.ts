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
export function isLegalMove(from: SessionStage, to: SessionStage): boolean {
  return from === to || LEGAL_MOVES[from].includes(to);
}
