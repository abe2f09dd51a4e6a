Feature: Entries that a changed log does not take

  Somebody can change a log so that nothing can be stored behind its end any more. Whoever stores is then told what is wrong, and holds the
  entries. Whoever verifies at that moment wants to know of it most of all.

  Rule: Where what somebody did keeps an entry from being stored, the error says what is wrong, and verifying still gives its report

    Scenario Outline: Somebody <does what>, in SQLite
      Given a log of Ada in SQLite, from which the oldest entries were pruned
      When somebody <does what> in her log
      And she records an entry more
      Then storing it is refused with "<why>", which says that verify() tells more
      And verifying at once names "<faults>" and says of 1 entry that it is held
      When what was done to her log is undone
      Then that entry is stored, and verifying finds the log intact

      Examples:
        | does what                                              | why                                                              | faults   |
        | takes all links away                                   | no batch in audit_batch has a link of that chain                 | missing  |
        | deletes all batches                                    | no batch in audit_batch has a link of that chain                 | missing  |
        | takes the last link, and calls all of it older         | no batch in audit_batch has a link of that chain                 | missing  |
        | links a batch at the last number                       | a row of audit_batch or audit_entry takes all numbers up to 281474976710656 | inserted |

    Scenario Outline: Somebody <does what>, in SQLite, and nothing was pruned
      Given a log of Ada in SQLite
      When somebody <does what> in her log
      And she records an entry more
      Then storing it is refused with "<why>", which says that verify() tells more
      And verifying at once names "<faults>" and says of 1 entry that it is held
      When what was done to her log is undone
      Then that entry is stored, and verifying finds the log intact

      Examples:
        | does what                                                  | why                                                                         | faults   |
        | takes the last link, and calls all of it older             | number 1 on in audit_batch is older than its chain, and that batch has a link | missing  |
        | takes all links away, and notes a batch at the last number | a row of audit_batch or audit_entry takes all numbers up to 281474976710656 | inserted |

    @postgres
    Scenario Outline: Somebody <does what>, in PostgreSQL
      Given a log of Ada in PostgreSQL
      When somebody <does what> in her log
      And she records an entry more
      Then storing it is refused with "<why>", which says that verify() tells more
      And verifying at once names "<faults>" and says of 1 entry that it is held
      When what was done to her log is undone
      Then that entry is stored, and verifying finds the log intact

      Examples:
        | does what                                | why                                                   | faults    |
        | sets back the end of the chain           | Somebody has set back the end of the chain            | truncated |
        | links a batch where the chain goes on    | put a batch in where it goes on                       | truncated |
        | numbers a batch where the chain goes on  | put a batch in where it goes on                       | rewritten |
        | has the chain end with the last number   | a number into audit_head or audit_batch behind which  | truncated |
        | has the last number of an entry be given | had the numbers of the entries come to an end         | foreign   |

  Rule: A count that nobody can store is no reason to refuse

    Scenario Outline: Somebody has <what> gone than can be counted, and Ada prunes once more
      Given a log of Ada in <store>, from which the oldest entries were pruned
      When somebody has <what> gone than can be counted in her log
      And she prunes the next oldest entries
      Then verifying it names "missing"

      Examples:
        | what          | store  |
        | fewer entries | SQLite |
        | fewer links   | SQLite |

      @postgres
      Examples:
        | what          | store      |
        | fewer entries | PostgreSQL |
        | fewer links   | PostgreSQL |
