Feature: Rows that go in together

  Many rows go into SQLite by one statement, which takes a quarter less time. SQLite gives the numbers then, and says only how many rows
  went in, not which.

  Rule: Rows that go in together are stored as if they had come one by one

    Scenario Outline: Of 100 rows <which>
      Given an open store with 3 rows
      When 100 rows come, of which <which>
      Then the call succeeds
      And each id is in the file once, as it came first, in the order of coming and with the numbers from 1 on
      And the log is intact, and all of it is sealed

      Examples:
        | which                         |
        | none is there already         |
        | the first is there already    |
        | the last is there already     |
        | each tenth is there already   |
        | two have one id               |
        | only the last is not there    |
        | neighbours have the same ids  |

    Scenario: What was newest has gone
      Given an open store with 3 rows
      When all rows are pruned, and then 100 rows come
      Then the call succeeds
      And the rows have the numbers 5 to 104

    Scenario: Somebody has put in a row with a number far behind
      Given an open store with 3 rows
      And somebody has put in a row with the number 281474976710656
      When 100 rows come, of which each tenth is there already
      Then the call succeeds
      And each id is in the file once, as it came first, in the order of coming and with the numbers from 1 on

    Scenario: One of 100 rows breaks the table
      Given an open store with 3 rows
      When 100 rows are stored, of which the 60th has no event type
      Then the call fails with AUDIT_STORE_FAILED
      And the store holds 3 rows

  Rule: Where somebody has a trigger, it sees each row by itself

    Scenario: A trigger keeps a list without repeating itself
      Given an open store with 3 rows
      And a trigger lists each type of event once
      When 100 rows come, of which none is there already
      Then the call succeeds
      And the trigger has listed 1 type of event

    Scenario: A trigger leaves out one row of 100
      Given an open store with 3 rows
      But a trigger leaves out the last row meanwhile
      When 100 rows come, of which none is there already
      Then the call fails with AUDIT_STORE_CORRUPT, and says "kept 1 of 1 entry from being stored"
      And the store holds 3 rows
