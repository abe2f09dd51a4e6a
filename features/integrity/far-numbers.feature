Feature: Numbers to which no log comes

  Each entry has the number behind the last one. Somebody who can write to the file can put in one row with a number so high that none is
  left behind it. Nothing could then be stored any more, by one statement and for good.

  Background:
    Given the log of Ada, who stored 3 batches of 6 rows, Grace, who stored 2 of 1, and a caller in a transaction of its own
    And its oldest 8 rows were pruned

  Rule: What is put in far behind the end does not count, and is named until it is gone

    Scenario Outline: Somebody <does what>, and it is pruned
      When somebody <does what>, by hand
      Then verifying finds "inserted x"
      When 3 rows are stored
      Then verifying finds "inserted x"
      And nothing waits to be sealed
      When somebody prunes 4 rows
      Then verifying finds nothing

      Examples:
        | does what                                           |
        | puts an entry at the last number of a log           |
        | puts an entry just before the last number of a log  |
        | puts an entry behind all that can be counted        |
        | puts an entry behind all numbers                    |
        | puts an entry at the first number that SQLite has   |

    Scenario Outline: Somebody <does what>, and it is erased
      When somebody <does what>, by hand
      Then Ada can erase what is of "eve" in 1 entry
      And verifying finds "inserted x"

      Examples:
        | does what                                         |
        | puts an entry behind all numbers                  |
        | puts an entry at the last number of a log         |
        | puts an entry at the first number that SQLite has |

    Scenario Outline: Somebody <does what>, and others store in every way
      When somebody <does what>, by hand
      And a caller stores 2 rows in transactions of its own
      And 3 rows are stored
      Then verifying finds "<faults>"
      And nothing waits to be sealed

      Examples:
        | does what                                          | faults     |
        | puts an entry at the last number of a log          | inserted x |
        | puts an entry behind all numbers                   | inserted x |
        | notes a batch at the last number of a log          | inserted   |
        | notes a batch just before the last number of a log | inserted   |
        | notes a batch at the number -5                     | inserted   |
        | links a batch at the number -5                     | inserted   |
        | links a batch behind all numbers                   | inserted   |

    Scenario Outline: Somebody <does what>, and Grace follows from <place>
      When somebody <does what>, by hand
      Then whoever follows from <place> is given what is stored next, and not that entry

      Examples:
        | does what                                 | place     |
        | puts an entry at the last number of a log | the start |
        | puts an entry at the last number of a log | the end   |
        | puts an entry behind all numbers          | the start |
        | puts an entry behind all numbers          | the end   |

    Scenario: Somebody links a batch behind all numbers, and a checkpoint is made
      When somebody links a batch behind all numbers, by hand
      And a checkpoint was made
      And 3 rows are stored
      Then verifying with the checkpoint names the batch that was put in, and the checkpoint holds

    Scenario Outline: Somebody <does what>, and more is pruned
      When a checkpoint was made
      And somebody <does what>, by hand
      And somebody prunes 12 rows
      And a caller stores 2 rows in transactions of its own
      Then verifying with the checkpoint names the batch that was put in, and the checkpoint holds

      Examples:
        | does what                        |
        | links a batch at the number -5   |
        | links a batch behind all numbers |

  Rule: What is noted before the end of the chain does not count, and is named

    Scenario Outline: Somebody <does what>, and others store in every way
      When somebody <does what>, by hand
      Then verifying finds "<faults>"
      When a caller stores 2 rows in transactions of its own
      And 2 rows are stored at an exit
      And 3 rows are stored
      Then verifying finds "<faults>"
      And nothing waits to be sealed

      Examples:
        | does what                           | faults            |
        | notes a batch amid a sealed one     | inserted @15      |
        | notes two batches amid a sealed one | inserted @15, @16 |
        | notes a batch amid what was pruned  | inserted @3       |

    Scenario: Somebody notes a batch amid a sealed one, and all is proved
      When somebody notes a batch amid a sealed one, by hand
      And 3 rows are stored
      Then each of 17 entries is proved against a checkpoint of now, and no proof holds for another

    Scenario: Somebody notes a batch amid a sealed one, and what is in that is erased
      When somebody notes a batch amid a sealed one, by hand
      Then Ada can erase what is of "ada" in 10 entries
      And verifying finds "inserted @15"

  Rule: Where no number is left, the error says so and what to do

    Scenario: Somebody links a batch at the last number
      When somebody links a batch at the last number of a log, by hand
      Then she stores 3 rows in vain: "takes all numbers up to 281474976710656"
      When somebody takes that link away again, by hand
      And 3 rows are stored
      Then verifying finds "foreign"

  Rule: What nobody can read is named with the batch that it is in

    Scenario: Somebody seals a batch that no release can have stored
      When somebody seals a batch of Ada that has a time beyond all dates, by hand
      Then verifying finds "inserted ada/4 x"

  Rule: What is marked as gone where the log has not been was put in

    Scenario Outline: Somebody <does what>
      When somebody <does what>, by hand
      Then verifying finds "<faults>"
      When 3 rows are stored
      Then verifying finds "<faults>"

      Examples:
        | does what                                              | faults         |
        | marks a row as gone that the log has not had           | inserted @1000 |
        | marks a batch as gone that the log has not had         | inserted @1000 |
        | marks what is older as gone where the log has not been | inserted @1000 |
        | marks details as gone that the log has not had         | inserted @1000 |
        | marks a batch as gone before all others                | inserted @-5   |
        | marks a batch as gone behind all numbers               | inserted       |

    Scenario: Somebody marks a batch as gone before all others, and more is pruned
      When somebody marks a batch as gone before all others, by hand
      And somebody stores 3 rows, prunes 6 and does nothing by hand
      Then verifying finds "inserted @-5"
