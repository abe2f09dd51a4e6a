Feature: Storing rows

  What has been accepted must be stored whole, and stored once, also when the answer to a first attempt was lost and the
  attempt is made again.

  Rule: All rows of a call are stored, or none

    Scenario: One of three rows breaks the table
      Given an open store
      When 3 rows are stored, of which the last has no event type
      Then she is told AUDIT_STORE_FAILED, because of "NOT NULL constraint failed"
      And the store holds 0 rows

  Rule: A row that is stored already is left as it is

    Scenario: The same rows are stored twice
      Given an open store
      When the same 3 rows are stored twice
      Then the store holds 3 rows

    # An id is given once. Whatever comes with one that is taken must not put itself in the place of what was recorded.
    Scenario: Another row comes with an id that is taken
      Given an open store with 3 rows
      When a new row comes, and beside it one of other words with the id of the second
      Then the call succeeds
      And the store holds the 4 rows, each as it was stored first

  Rule: What is called stored is on the disk, and no reader waits for a commit

    # Any other of these settings stores as well, and loses the latest rows with the power.
    Scenario Outline: A program that <stores>
      When the connection of a program that <stores> tells how it is set up
      Then each commit of it waits for the disk, and no reader for a commit
      And what it deletes is wiped, and its file can shrink bit by bit

      Examples:
        | stores                                |
        | records and closes the log            |
        | exits in the tick in which it records |

  Rule: What is read is what was stored, to the character

    Scenario: Texts of all kinds
      Given an open store
      When rows with ordinary, empty, absent, foreign and very long texts are stored
      Then the same rows are read from it

    Scenario Outline: The texts of many rows, handed to the thread in pieces of <length> characters or more
      When rows with ordinary, empty, absent, foreign and very long texts are packed in pieces of <length>
      Then <pieces> pieces bring the same rows to the other side

      Examples:
        | length   | pieces |
        | 1        | 9      |
        | 100      | 3      |
        | 16777216 | 1      |

  Rule: What is stored is the beginning of what was sent, without a gap

    Scenario: Three batches are on their way, and the first fails
      Given an open store
      When 3 batches of one writer are on their way, and the first of them breaks the table
      Then the first of the 3 fails with AUDIT_STORE_FAILED, and the others with AUDIT_STORE_BEHIND
      And the store holds 0 rows

    Scenario: The same batches are sent again
      Given an open store
      And 3 batches of one writer of which the first has failed
      When they are sent again
      Then the store holds 3 rows
