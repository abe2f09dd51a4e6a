/** What a call of `captureBugs()` in a scenario came to. */
export class CaptureBugsCall {
  refusal: unknown;
}
