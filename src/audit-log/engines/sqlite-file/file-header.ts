import { readSync } from 'node:fs';
import { findOpen, identify, look } from './file-identity';
import { isOtherNumber, numberIn } from './file-number';
import type { HeaderSight, SightSharing } from './sight-memory';
import type { WalIndex } from './wal-index';

/** The length of the header with which each SQLite file begins. */
export const HEADER_BYTES = 100;

/** The parts that never change while the file is an audit log: the magic text, page size and mode, and the application id. */
const KIND = [0, 20] as const;
const MARK = [68, 72] as const;
/** Where the "file change counter" lies, which grows with commits and never shrinks. */
const CHANGES = 24;

/**
 * The header of the main file, and whether it is still that of the log that was opened.
 *
 * In WAL mode only a checkpoint writes into the main file. So a header that has changed without a checkpoint was written by something
 * else: another log was copied over it, for one (`cp backup.db audit.db`). That file has the same inode, and is sound in itself. If a
 * checkpoint has run as well, only a header that is older shows it.
 */
export class FileHeader {
  /** The file itself: another may be at its path later, and this process may have that open, too. */
  readonly #identity: string | undefined;
  readonly #index: WalIndex;
  readonly #keep: SightSharing['keep'];
  #known: HeaderSight | undefined;
  #isWrittenOver = false;

  /**
   * Assumes that the header at this moment is that of the log, unless another thread knows better.
   */
  constructor(path: string, index: WalIndex, { known, keep }: SightSharing) {
    this.#identity = identify(look(path));
    this.#index = index;
    this.#keep = keep;
    this.#take(known ?? this.#look());
  }

  /** Whether the next change of the header can be judged. It cannot if a checkpoint was running at the last look, so look again soon. */
  get isSettled(): boolean {
    return this.#known === undefined || this.#known.checkpoint !== undefined;
  }

  /** The number in the header, see {@link readNumber}; `undefined` where the header cannot be read. */
  get number(): number | undefined {
    return this.#known && numberIn(this.#known.header);
  }

  /** Whether something other than a checkpoint has written the header. If not, the next look compares with the header as it is now. */
  lookWhetherWrittenOver(): boolean {
    const found = this.#look();
    this.#isWrittenOver ||= isOther(this.#known, found);
    if (!this.#isWrittenOver) {
      this.#take(found);
    }
    return this.#isWrittenOver;
  }

  #take(sight: HeaderSight | undefined): void {
    if (sight !== undefined) {
      this.#known = sight;
      this.#keep?.(sight);
    }
  }

  /**
   * `undefined` where the file is too short, or the system does not list open descriptors.
   *
   * Reads through a descriptor that SQLite has open: to open the file once more and close it would release all locks that this process holds
   * on it.
   */
  #look(): HeaderSight | undefined {
    const descriptor = findOpen(this.#identity);
    if (descriptor === undefined) {
      return undefined;
    }
    const before = this.#index.readCheckpoint();
    const header = Buffer.alloc(HEADER_BYTES);
    if (readSync(descriptor, header, 0, HEADER_BYTES, 0) < HEADER_BYTES) {
      return undefined;
    }
    const isStill = before !== undefined && this.#index.readCheckpoint()?.equals(before);
    return { header, checkpoint: isStill ? before : undefined };
  }
}

function isOther(known: HeaderSight | undefined, found: HeaderSight | undefined): boolean {
  if (known === undefined || found === undefined) {
    return false;
  }
  return (
    isOtherKind(known.header, found.header) ||
    isOlder(known.header, found.header) ||
    isOtherNumber(numberIn(known.header), numberIn(found.header)) ||
    isUnexplained(known, found)
  );
}

function isOlder(known: Buffer, found: Buffer): boolean {
  return found.readUInt32BE(CHANGES) < known.readUInt32BE(CHANGES);
}

/** Whether the header has changed although no checkpoint has run between the two looks. */
function isUnexplained(known: HeaderSight, found: HeaderSight): boolean {
  const isStill = known.checkpoint !== undefined && found.checkpoint?.equals(known.checkpoint) === true;
  return isStill && !found.header.equals(known.header);
}

/** The application id gets into the main file with the first checkpoint after the tables are made. */
function isOtherKind(known: Buffer, found: Buffer): boolean {
  const isUnmarked = known.readUInt32BE(MARK[0]) === 0;
  return (
    known.compare(found, ...KIND, ...KIND) !== 0 ||
    (!isUnmarked && known.compare(found, ...MARK, ...MARK) !== 0)
  );
}
