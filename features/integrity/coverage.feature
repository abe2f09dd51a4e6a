Feature: How much of a log a verdict covers

  "Intact" is little worth where nearly all entries are older than the chain. A person who reads the verdict has to see of how many entries it
  speaks, and what the others are. A log that was stored by an earlier release has done nothing wrong, so this is no fault.

  Rule: The verdict says how many entries it covers, and what the others are

    Scenario Outline: An earlier release stored 9000 entries, in <store>
      Given a log in <store> in which an earlier release stored 9000 entries, and this one 3 from "2026-11-02T08:00:00.000Z" on
      When Mary calls "audit-race verify"
      Then her call ends with 0
      And her first line is "The log is as it was stored, as far as it was checked. The verdict covers 3 of 9003 entries. 9000 are older than the chain, which begins with an entry of 2026-11-02T08:00:00.000Z."
      And the report says the same to a program

      Examples:
        | store  |
        | SQLite |

      @postgres
      Examples:
        | store      |
        | PostgreSQL |

    Scenario Outline: All of it has a link, in <store>
      Given a log in <store> in which an earlier release stored 0 entries, and this one 3 from "2026-11-02T08:00:00.000Z" on
      When Mary calls "audit-race verify"
      Then her first line is "The log is as it was stored, as far as it was checked. The verdict covers all of the log: 3 entries."
      And the report says the same to a program

      Examples:
        | store  |
        | SQLite |

      @postgres
      Examples:
        | store      |
        | PostgreSQL |

    Scenario: One entry waits for the next batch
      Given the log of a night in SQLite
      And a caller in a transaction of its own has stored 1 entry more
      When Mary calls "audit-race verify"
      Then her first line is "The log is as it was stored, as far as it was checked. The verdict covers 6 of 7 entries. 1 is not sealed yet."

    Scenario: She asks for the second of two days
      Given a log in SQLite in which an earlier release stored 0 entries, and this one 3 from "2026-11-02T08:00:00.000Z" on
      And a batch of 2 entries of a day later
      When Mary calls "audit-race verify --since 2026-11-03"
      Then her first line is "The log is as it was stored, as far as it was checked. The verdict covers 2 of 5 entries. 3 are in batches of other times."

    Scenario Outline: She asks for a time of which the log has nothing: <options>, in <store>
      Given a log in <store> in which an earlier release stored 0 entries, and this one 3 from "2026-11-02T08:00:00.000Z" on
      When Mary calls "audit-race verify <options>"
      Then her call ends with 0
      And her first line is "No entry was checked, because the log has no sealed entry <of>. The verdict covers 0 of 3 entries. 3 are in batches of other times. What else was checked is as it was stored."
      When Mary calls "audit-race verify --json <options>"
      Then she can read '"coverage":"No entry was checked, because the log has no sealed entry <of>. The verdict covers 0 of 3 entries.' in it

      Examples:
        | store  | options                                      | of                                               |
        | SQLite | --since 2099-01-01                           | of 2099-01-01T00:00:00.000Z or later             |
        | SQLite | --until 2001-01-01                           | of before 2001-01-01T00:00:00.000Z               |
        | SQLite | --since 2099-01-01 --until 2099-01-02T00:00Z | of 2099-01-01T00:00:00.000Z or later and before 2099-01-02T00:00:00.000Z |

      @postgres
      Examples:
        | store      | options            | of                                   |
        | PostgreSQL | --since 2099-01-01 | of 2099-01-01T00:00:00.000Z or later |

    Scenario: A log without entries is no log of which nothing was checked
      Given a log in SQLite in which an earlier release stored 0 entries, and this one 0 from "2026-11-02T08:00:00.000Z" on
      When Mary calls "audit-race verify --since 2099-01-01"
      Then her first line is "The log is as it was stored, as far as it was checked. The verdict covers all of the log: 0 entries."

    Scenario: Something is wrong with it
      Given the log of a night in SQLite
      And somebody has changed who did it by hand
      When Mary calls "audit-race verify"
      Then her first line is "The log is not as it was stored: 11 faults. The verdict covers all of the log: 6 entries."

  Rule: The page of a log says so, too

    Scenario: An earlier release stored 9000 entries
      Given a log in SQLite in which an earlier release stored 9000 entries, and this one 3 from "2026-11-02T08:00:00.000Z" on
      And Mary serves it
      And she has opened the address that was printed
      When she looks at each of these:
        | page         | reads                                                      |
        | verify?now=1 | The verdict covers 3 of 9003 entries. 9000 are older than the chain |
        | ?            | Entries As it was stored, in part, just now                |
      Then each can be read there
