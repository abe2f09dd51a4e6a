/** Somebody who watches how far a long call is. */
export class Watching {
  readonly seen: string[] = [];
  failure: unknown;
}
