import type { CutGroup, CutText } from './cut-parts';

/** How far the cutting of details has come. */
export class CutState {
  readonly bytesMax: number;
  /** What has more to give. */
  open: (CutGroup | CutText)[] = [];
  /** So long may a text, a list and a key be now. */
  room = 0;
  /** The bytes of all that was read, without marks. */
  bytes = 0;
  groupCount = 0;
  /** So many members may still be looked at. Each that is kept takes two bytes at least, but one that JSON leaves out takes none. */
  visitsLeft: number;

  constructor(bytesMax: number) {
    this.bytesMax = bytesMax;
    this.visitsLeft = bytesMax;
  }

  /** Whether more was read than can be kept. A comma too many is counted for each group that has more to give. */
  get isOver(): boolean {
    return this.visitsLeft < 0 || this.bytes > this.bytesMax + this.groupCount;
  }
}
