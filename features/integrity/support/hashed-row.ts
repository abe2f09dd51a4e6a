import { makeRow } from '#audit-log/contract/trial-store';
import { leafHash } from '#audit-log/domain/evidence/leaf-hash';
import type { LeafValues } from '#audit-log/domain/evidence/leaf-text';

const SALT = 'AAAAAAAAAAAAAAAAAAAA';

/** A row that is hashed, and the same row with changes. */
export class HashedRow {
  readonly salt = SALT;
  row: LeafValues = makeRow('id-1', 1);
  changed: LeafValues[] = [];

  /** The leaves of the row and of all that it was changed to. */
  get leaves(): string[] {
    return [this.row, ...this.changed].map((row) => leafHash(row, SALT));
  }

  /** Changes one value at a time, wherever that is another value. */
  changeEach(change: (value: string | number | null) => string | number | null): void {
    this.changed = this.row.flatMap((value, place) => {
      const other = change(value);
      return other === value ? [] : [withValue(this.row, place, other)];
    });
  }

  /** Moves the last character of each text to the next text. */
  moveEnds(): void {
    const places = this.row.flatMap((value, place) => (typeof value === 'string' ? [place] : []));
    this.changed = places.slice(0, -1).map((place, index) => {
      const next = Number(places[index + 1]);
      const text = String(this.row[place]);
      return withValue(withValue(this.row, place, text.slice(0, -1)), next, text.slice(-1) + this.row[next]);
    });
  }
}

/** A row with another value at a place; what kind of value stands there does not matter to a hash. */
function withValue(row: LeafValues, place: number, value: string | number | null): LeafValues {
  const values = [...row].with(place, value);
  return isRow(values, row.length) ? values : row;
}

function isRow(values: readonly unknown[], length: number): values is LeafValues {
  return values.length === length;
}
