Feature: Waiting for entries

  Who follows a log waits most of the time. Waiting costs next to nothing, ends as soon as there is something new, and is left as
  soon as somebody wants to leave.

  Rule: It looks at once when this log has stored something, and else now and then

    Scenario: Ada records, and no time passes
      Given a log in which Grace has followed 3 entries, and waits for more
      When Ada records an entry, and no time passes
      Then Grace has 4 entries, and waits for more

    Scenario: Ada records while the store is still looking, and it has found nothing
      Given a log in which Grace waits for a store that is still looking
      When Ada records an entry, and then the store says that it has found nothing
      Then Grace has 1 entry, and waits for more

    Scenario: Nothing comes for long
      Given a log in which Grace has followed 3 entries, and waits for more
      When 8 waits pass in which nothing comes
      Then she has waited for 25, 50, 100, 200, 400, 800, 1000, 1000 and 1000 ms

    Scenario: Somebody else stores after she has waited for long
      Given a log in which Grace has followed 3 entries, and waits for more
      When 4 waits pass in which nothing comes, and somebody else stores an entry
      Then Grace has 4 entries, and waits for more
      And she has waited for 25, 50, 100, 200, 400 and 25 ms

  Rule: Whoever leaves is gone at once, and nothing of it stays

    Scenario Outline: <event>, and Grace <state>
      Given a log in which Grace <state>
      When <event> while she follows it
      Then <outcome>
      And nothing of it stays: no timer, no listener, and the store is asked no more

      Examples:
        | state                                        | event             | outcome                            |
        | has followed 3 entries, and waits for more   | she leaves        | her loop has ended, with 3 entries |
        | has followed 3 entries, and waits for more   | she gives up      | she is told why, with 3 entries    |
        | has followed 3 entries, and waits for more   | the log is closed | her loop has ended, with 3 entries |
        | has followed 3 entries, and waits for more   | she disposes of it | her loop has ended, with 3 entries |
        | has followed 3 entries, and waits for more   | her stream breaks | her loop has ended, with 3 entries |
        | waits for a store that is still looking      | she leaves        | her loop has ended, with 0 entries |
        | waits for a store that is still looking      | she gives up      | she is told why, with 0 entries    |
        | waits for a store that is still looking      | the log is closed | her loop has ended, with 0 entries |
        | has taken 1 of 3 entries                     | she leaves        | her loop has ended, with 1 entry   |
        | has taken 1 of 3 entries                     | she gives up      | she is told why, with 1 entry      |
        | has taken 1 of 3 entries                     | the log is closed | her loop has ended, with 3 entries |
        | has taken 1 of 3 entries                     | her own code fails | her own error is told, with 1 entry |
        | has not begun                                | she leaves        | her loop has ended, with 0 entries |
        | has not begun                                | she gives up      | she is told why, with 0 entries    |
        | has not begun                                | the log is closed | she is told AUDIT_CLOSED, with 0 entries |

    Scenario: She has given up before the log was ever open
      Given a log in which Grace has not begun, and nobody else has
      When she gives up while she follows it
      Then she is told why, with 0 entries
      And the store was asked to open 0 times

  Rule: A store that fails for now is asked again, and every other failure ends the loop

    Scenario Outline: <failure>
      Given a store that fails once with <failure> when it is followed
      When Grace follows its 3 entries
      Then she has <outcome>

      Examples:
        | failure               | outcome                          |
        | AUDIT_STORE_BUSY      | 3 entries, and the logger heard of AUDIT_STORE_BUSY |
        | AUDIT_STORE_IO        | 3 entries, and the logger heard of AUDIT_STORE_IO |
        | AUDIT_ENGINE_DIED     | 3 entries, and the logger heard of nothing |
        | AUDIT_ENGINE_DIED twice in a row | 3 entries, and the logger heard of AUDIT_ENGINE_DIED |
        | AUDIT_STORE_FAILED    | AUDIT_STORE_FAILED               |
        | AUDIT_STORE_CORRUPT   | AUDIT_STORE_CORRUPT              |
        | no array              | AUDIT_STORE_CORRUPT              |
        | a row without a place | AUDIT_STORE_CORRUPT              |
        | a row that is none    | AUDIT_STORE_CORRUPT              |

    Scenario: It does not answer in time
      Given a log in which Grace waits at most 200 ms for a store that is still looking
      When 200 ms pass for Grace
      Then she is told AUDIT_STORE_TIMEOUT, with 0 entries

    Scenario: It cannot be followed
      Given a store that cannot be followed
      When Grace follows its 3 entries
      Then she has AUDIT_STORE_FAILED

  Rule: What it is asked is checked at once

    Scenario Outline: <options>
      Given a log in which Grace has not begun
      When she follows it with the options <options>
      Then the option "<name>" is refused: "<message>"

      Examples:
        | options                | name      | message                          |
        | { "aftr": "x" }        | aftr      | is no option of follow(). Did you mean |
        | { "after": "x" }       | after     | the cursor of an entry that follow() gave |
        | { "after": 5 }         | after     | the cursor of an entry that follow() gave |
        | { "after": null }      | after     | the cursor of an entry that follow() gave |
        | { "timeoutMs": 0 }     | timeoutMs | a whole number of milliseconds   |
        | { "signal": true }     | signal    | must be an AbortSignal           |
        | { "staleOk": true }    | staleOk   | is no option of follow()         |
