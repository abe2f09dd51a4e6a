Feature: The order of acceptance

  Who did what first is the question that an audit log is asked in court. The order in which entries were accepted is the
  order in which they are stored, whatever the clock of the machine did meanwhile. Each entry has the time that the clock
  told, right or wrong, and lists follow it: one wrong reading must not make all later times wrong.

  Rule: Entries are read in the order in which they were accepted

    Scenario Outline: The clock <behaviour>
      Given an audit log whose clock <behaviour>
      When Ada records the entries 1, 2 and 3
      Then the log lists the entries 3, 2 and 1

      Examples:
        | behaviour                     |
        | goes on                       |
        | stands still                  |

  Rule: Whatever the clock says, entries are stored in the order of acceptance, and each has the time that the clock told

    Scenario: 500 clocks, made by chance
      When Ada records with 500 clocks that go on, jump, stand still and go back as chance has it
      Then every entry was stored in the order of acceptance, with the time that its clock told
      And all ids of each log differ, and each is larger than the one before
      And every jump back by more than 2 seconds is noted, but for those within a minute of a note

  Rule: A jump of the clock is noted in the log itself

    Scenario: The clock goes to the year 2099 once, and back
      Given a clock that says noon, 2099, noon and a second later
      When Ada records 4 entries by it
      Then the times of her entries are noon, 2099, noon and a second later
      And an entry "audit.clock" says that the clock went from 2099 to noon
      And the log of the program says that the clock has jumped
      And asked for the entries of that day the log lists 3 of hers

    Scenario: The clock of the machine is put forward by an hour
      Given a clock that goes on, and is put forward by an hour in between
      When Ada records 4 entries by it
      Then an entry "audit.clock" says that the clock went ahead by an hour

    Scenario: The clock jumps three times within a minute, and again when it is over
      Given a clock that goes back by 10 seconds with each entry
      When Ada records 4 entries by it, and another a minute later
      Then the second of two entries "audit.clock" says that it leaves out 2 jumps

  Rule: A reading that is no time is replaced, and said once

    Scenario Outline: The clock says <reading>
      Given a clock that says noon, <reading>, <reading> and a second later
      When Ada records 4 entries by it
      Then her entries have the times noon, noon, noon and a second later
      And the log of the program says once that its clock is wrong

      Examples:
        | reading   |
        | NaN       |
        | Infinity  |
        | undefined |
        | null      |
        | "noon"    |
        | 5n        |
        | -1        |
        | 281474976710656 |
        | { throws: true } |

  Rule: Ids never repeat and always rise

    Scenario: A thousand entries within one millisecond
      Given an audit log whose clock stands still
      When Ada records 1000 entries in one go
      Then all ids differ, and each is larger than the one before

  Rule: An id is a UUID of version 7, and tells the time of its entry

    Scenario: Somebody else's tools read the ids
      Given an audit log whose clock goes on
      When Ada records the entries 1, 2 and 3
      Then each id is a UUID of version 7, and tells the time of its entry
