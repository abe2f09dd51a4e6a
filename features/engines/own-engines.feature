Feature: An engine of somebody's own

  The audit log waits for its engine alone, and the engine may be anybody's. What is wrong with it must be told on the first
  day, in words that its author understands, and must not look like a fault of the audit log.

  Rule: An engine that is not whole is refused, and what it lacks is named

    Scenario: Engines that are handed in
      When Grace hands in one engine for each part that an engine has, each without that part
      Then each of them is refused as an option, and the part is named

    Scenario: Engines that createEngine gives
      When createEngine gives one engine for each part that an engine has, each without that part
      Then each of them is refused with AUDIT_ENGINE_INCOMPLETE, and the part is named
      And each that could be closed has been closed

  Rule: The code of an error says whether waiting helps, and without one nothing is hoped for

    Scenario Outline: <error>
      Given an audit log that tries 10 times, 50 ms apart at first and at most 1000 ms
      And a store that fails 1 time with <error>
      When Ada records 2 entries and all the time it takes passes
      Then the store was given batches of <batches>
      And <waiting> entries are waiting

      Examples:
        | error                                        | batches | waiting |
        | AUDIT_STORE_FULL                             | 2 and 2 | no      |
        | AUDIT_STORE_FAILED                           | 2       | 2       |
        | an error of its own that says AUDIT_STORE_BUSY | 2 and 2 | no      |
        | a TypeError                                  | 2       | 2       |

  Rule: Whatever it throws, a caller is told by the codes of the audit log, with the cause

    Scenario Outline: It throws a TypeError <when>
      Given an engine that throws a TypeError <when>
      When Ada counts the entries and closes the log
      Then she is told AUDIT_STORE_FAILED, with the TypeError as its cause

      Examples:
        | when                  |
        | when it is created    |
        | when it makes tables  |
        | when it counts        |
        | when it is closed     |

  Rule: An engine that takes one batch at a time is given one at a time

    Scenario: Four batches wait for it
      Given an audit log that stores entries in batches of 3
      And an engine that takes one batch at a time, and is busy
      When Ada records 12 entries, one after another
      Then the store was given batches of 3

    Scenario: It takes up its work
      Given an audit log that stores entries in batches of 3
      And an engine that takes one batch at a time, and is busy
      When Ada records 6 entries, and then the store takes up its work
      Then the store was given batches of 3 and 3
      And the store holds her entries once, in the order of acceptance
