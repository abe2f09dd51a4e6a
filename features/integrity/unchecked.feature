Feature: What could not be checked

  `if (isIntact)` is all that many programs look at. So it is true only where everything that was asked for could be looked at. Where
  something could not, the report says what, and what to do.

  Rule: Where something that was asked for could not be checked, the log is not called intact

    Scenario Outline: <what>, in SQLite
      Given Ada's log in SQLite, with batches before and behind a checkpoint that Grace has
      When <what>
      And Grace verifies it with her checkpoint, by the service and opened for reading
      Then both reports say "<said>"

      Examples:
        | what                                                  | said                   |
        | nobody does anything                                  | intact                 |
        | Ada prunes what came before the checkpoint            | intact                 |
        | Ada prunes all but the newest entry                   | unchecked: pruned      |
        | the checkpoint has come further than the log          | fault: truncated       |
        | the checkpoint is one of another log                  | fault: rewritten       |
        | the checkpoint is of no link, and of another log      | fault: rewritten       |
        | somebody takes all links away                         | fault: truncated, unchecked: chain |

    @postgres
    Scenario Outline: <what>, in PostgreSQL
      Given Ada's log in PostgreSQL, with batches before and behind a checkpoint that Grace has
      When <what>
      And Grace verifies it with her checkpoint, by the service and opened for reading
      Then both reports say "<said>"

      Examples:
        | what                                                  | said                   |
        | nobody does anything                                  | intact                 |
        | Ada prunes what came before the checkpoint            | intact                 |
        | Ada prunes all but the newest entry                   | unchecked: pruned      |
        | the checkpoint has come further than the log          | fault: truncated       |
        | the checkpoint is one of another log                  | fault: rewritten       |
        | the checkpoint is of no link, and of another log      | fault: rewritten       |
        | somebody takes all links away                         | fault: truncated, unchecked: chain |
        | Grace wants the indexes followed                      | unchecked: indexes     |

    Scenario Outline: <what>, and there is no checkpoint
      Given Ada's log in <store>, with batches before and behind a checkpoint that Grace has
      When <what>
      And Grace verifies it without a checkpoint, opened for reading
      Then her report says "<said>"

      Examples:
        | what                                          | store  | said             |
        | nobody does anything                          | SQLite | intact           |
        | Ada prunes all but the newest entry           | SQLite | intact           |
        | somebody takes all links away                 | SQLite | unchecked: chain |
        | a log of an earlier release is in its place   | SQLite | unchecked: chain |
        | Grace wants the indexes followed              | SQLite | intact           |

      @postgres
      Examples:
        | what                                          | store      | said             |
        | nobody does anything                          | PostgreSQL | intact           |
        | Ada prunes all but the newest entry           | PostgreSQL | intact           |
        | somebody takes all links away                 | PostgreSQL | unchecked: chain |
        | a log of an earlier release is in its place   | PostgreSQL | unchecked: chain |

    Scenario Outline: An engine of her own that <answers>
      When Grace verifies a log by an engine of her own that <answers>
      Then her report says "<said>"

      Examples:
        | answers                                     | said                        |
        | says that the checkpoint holds              | intact                      |
        | says nothing of the checkpoint              | unchecked: checkpoint       |
        | says that it fails, and names no fault      | fault: rewritten            |
        | says nonsense of the checkpoint             | AUDIT_STORE_CORRUPT         |
        | throws where its answer is read             | AUDIT_STORE_CORRUPT         |
        | only counts its indexes                     | unchecked: indexes          |
        | has no link for any entry                   | unchecked: chain            |

    Scenario: Times between which there is nothing
      When Grace verifies a log from tomorrow until yesterday
      Then her report says "AUDIT_OPTION_INVALID"

  Rule: After pruning, a checkpoint that was pruned away accuses nobody

    Scenario Outline: Ada asks <how>, in <store>
      Given Ada's log in <store>, with batches before and behind a checkpoint that Grace has
      When Ada prunes all but the newest entry
      And Ada asks <how>
      Then the refusal is AUDIT_CHECKPOINT_PRUNED, with "audit.pruning" and "Before you prune"

      Examples:
        | store  | how                                                     |
        | SQLite | for a checkpoint that continues the one of Grace        |
        | SQLite | a log that trusts the one of Grace for a checkpoint     |
        | SQLite | how far the log has come since the one of Grace         |

      @postgres
      Examples:
        | store      | how                                                 |
        | PostgreSQL | for a checkpoint that continues the one of Grace    |
        | PostgreSQL | a log that trusts the one of Grace for a checkpoint |
        | PostgreSQL | how far the log has come since the one of Grace     |

    Scenario Outline: Ada verifies before she prunes, and keeps a new checkpoint, in <store>
      Given Ada's log in <store>, with batches before and behind a checkpoint that Grace has
      When Ada verifies it with the checkpoint of Grace, prunes all but the newest entry, and hands her a new one
      And Grace verifies it with her checkpoint, by the service and opened for reading
      Then both reports say "intact"

      Examples:
        | store  |
        | SQLite |

      @postgres
      Examples:
        | store      |
        | PostgreSQL |

  Rule: What is said of the indexes is what it takes in this store

    Scenario: Somebody has an index of its own in a file
      Given Ada's log in SQLite, with batches before and behind a checkpoint that Grace has
      When somebody has an index of its own in the file, and Grace wants the indexes followed
      And Grace verifies it without a checkpoint, opened for reading
      Then her report says of the indexes "The indexes of SQLite can be followed where they and their tables are those of audit-race", and nothing of "PostgreSQL"

    @postgres
    Scenario: A server lacks what it takes
      Given Ada's log in PostgreSQL, with batches before and behind a checkpoint that Grace has
      When Grace wants the indexes followed
      And Grace verifies it without a checkpoint, opened for reading
      Then her report says of the indexes "PostgreSQL can follow them where the extension amcheck is installed", and nothing of "SQLite"
