/** What our own checks find wrong with a file, as opposed to what the driver reports. */
export class StoreFault extends Error {
  /** The kind of fault; `explainSqliteFailure` makes it an error with a public code. */
  readonly code: `STORE_${'NOT_A_FILE' | 'NEWER' | 'FOREIGN'}`;

  /** Says what is wrong in words that follow "because". */
  constructor(kind: 'NOT_A_FILE' | 'NEWER' | 'FOREIGN', why: string) {
    super(why);
    this.code = `STORE_${kind}`;
  }
}
