Feature: Storing rows

  What has been accepted must be stored whole, and stored once, also when the answer to a first attempt was lost and the
  attempt is made again.

  Rule: All rows of a call are stored, or none

    Scenario: One of three rows breaks the table
      Given an open store
      When 3 rows are stored, of which the last has no event type
      Then the call fails with AUDIT_STORE_FAILED
      And the store holds 0 rows

  Rule: A row that is stored already is left as it is

    Scenario: The same rows are stored twice
      Given an open store
      When the same 3 rows are stored twice
      Then the store holds 3 rows
