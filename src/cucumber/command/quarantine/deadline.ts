/** A moment by which something has to be over. */
export interface Deadline {
  /** Whether it has come. */
  readonly isOver: boolean;
  /** Sets it anew, from now. */
  readonly postpone: (seconds: number) => void;
  readonly cancel: () => void;
}

/** Calls back when the time is over, unless the deadline is set anew before. */
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
