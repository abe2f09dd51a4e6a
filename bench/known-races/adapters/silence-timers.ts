/** Takes the timers away: those that are started from now on never ring. Gives back the function that undoes it. */
export function silenceTimers(): () => void {
  const { setTimeout, setInterval, clearTimeout, clearInterval } = globalThis;
  const silent = () => ({ unref: () => undefined, ref: () => undefined });
  const ignore = () => undefined;
  Object.assign(globalThis, {
    setTimeout: silent,
    setInterval: silent,
    clearTimeout: ignore,
    clearInterval: ignore,
  });
  return () => {
    Object.assign(globalThis, { setTimeout, setInterval, clearTimeout, clearInterval });
  };
}
