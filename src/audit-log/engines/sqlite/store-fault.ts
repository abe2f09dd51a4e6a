type FaultKind = 'DRIVER_UNFIT' | 'NOT_A_FILE' | 'NEWER' | 'FOREIGN' | 'REPLACED' | 'BEHIND';

/** What our own checks find wrong with a file or its driver, as opposed to what the driver reports. */
export class StoreFault extends Error {
  /** The kind of fault; `explainSqliteFailure` makes it an error with a public code. */
  readonly code: `STORE_${FaultKind}`;

  /** Says what is wrong in words that follow "because". */
  constructor(kind: FaultKind, why: string) {
    super(why);
    this.code = `STORE_${kind}`;
  }
}
