/** "AuRa" in ASCII: marks what is ours in a store, so that another program's database is never taken for a log. */
export const APPLICATION_ID = 0x41755261;
