Feature: Links that are spoilt

  A checkpoint is made of all links of the chain, and of what is left of those that were pruned. Where somebody has spoilt one of these rows,
  nothing can be signed or proved. Whoever asks for it is told which row of which table that is, and what to do.

  Rule: In SQLite nothing is signed or proved by a chain with a spoilt row, and the row is named

    Scenario Outline: Somebody <does what>
      Given the log of Ada, who stored 3 batches of 6 rows, Grace, who stored 2 of 1, and a caller in a transaction of its own
      And its oldest 14 rows were pruned
      When somebody spoils the links, by hand: <does what>
      Then neither a checkpoint nor a proof is made of it: "The SQLite store" … "<which> is no link of its chain"
      And verifying it finds faults

      Examples:
        | does what                               | which                                            |
        | numbers what has gone behind the end    | the row of audit_gone with seq 9000000000000000  |
        | takes the hash of what has gone         | the row of audit_gone with seq 1                 |
        | cuts the hash of what has gone short    | the row of audit_gone with seq 1                 |
        | cuts the link of a batch short          | the row of audit_batch with first_seq 20         |
        | keeps the link of a batch as a text     | the row of audit_batch with first_seq 20         |
        | keeps the link of a batch as a number   | the row of audit_batch with first_seq 20         |

  Rule: In PostgreSQL nothing is signed or proved by a chain with a spoilt row, and the row is named

    @postgres
    Scenario Outline: Somebody <does what> in PostgreSQL
      Given the log in PostgreSQL of Ada, who stored 3 batches of 6 rows, Grace, who stored 2 of 1, and a caller in a transaction of its own
      And its oldest 14 rows in PostgreSQL were pruned
      When somebody spoils the links of PostgreSQL by hand: <does what>
      Then neither a checkpoint nor a proof is made of PostgreSQL: "The PostgreSQL store" … "<which> is no link of its chain"
      And verifying it in PostgreSQL finds faults

      Examples:
        | does what                               | which                                             |
        | takes the hash of what has gone         | the row of audit_gone with place 1                |
        | cuts the hash of what has gone short    | the row of audit_gone with place 1                |
        | cuts the link of a batch short          | the row of audit_batch with place 20              |
        | takes the link of a batch               | the row of audit_batch with place 20              |
