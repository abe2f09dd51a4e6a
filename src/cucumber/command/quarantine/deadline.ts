/** A time limit that can be extended. */
export interface Deadline {
  /** Whether the time is over. */
  readonly isOver: boolean;
  /** Restarts the limit from now. Has no effect when the time is over. */
  readonly postpone: (seconds: number) => void;
  readonly cancel: () => void;
}

/** Starts a limit, and calls back when the time is over. */
export function startDeadline(seconds: number, onOver: () => void): Deadline {
  let isOver = false;
  let timer: NodeJS.Timeout | undefined;
  const postpone = (more: number) => {
    if (!isOver) {
      clearTimeout(timer);
      timer = setTimeout(ring, more * 1000);
    }
  };
  const ring = () => {
    isOver = true;
    onOver();
  };
  postpone(seconds);
  return {
    get isOver() {
      return isOver;
    },
    postpone,
    cancel: () => clearTimeout(timer),
  };
}
