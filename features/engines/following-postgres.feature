@postgres
Feature: Following a log in PostgreSQL

  Many machines store into one log, and a transaction that began earlier may end later. Whoever follows by the largest number that was
  seen loses what ends late, for good and without a word. So the log gives a row only when nothing can come before it any more.

  Rule: What is committed late is not lost

    # The first transaction takes number 1, the second takes number 2 and is committed first.
    Scenario: By the largest number that was seen
      Given two transactions that store the rows A and B, of which B's is committed first
      When Grace follows by the largest number, before and after A's is committed
      Then she has seen "B"

    # C is stored when both have ended.
    Scenario: By the log
      Given two transactions that store the rows A and B, of which B's is committed first
      When Grace follows the log, before and after A's is committed
      Then she has seen "A, B, C"
      And she had seen nothing before A's was committed

    Scenario: A's is given up
      Given two transactions that store the rows A and B, of which B's is committed first
      When Grace follows the log, before and after A's is rolled back
      Then she has seen "B, C"

    Scenario: The number of a transaction has one digit more than that of the one before
      Given a log with the rows A, B and C, of transactions with the numbers 9, 10 and 100
      When Grace follows the log in pages of 2 rows
      Then she has seen "A, B, C"

  Rule: A log that another server has numbered is not followed in the wrong order

    Scenario: It was restored from a dump of a server that has had more transactions
      Given a log in which a row is of a transaction that is still to come
      When Grace looks for what comes next
      Then she is told that its owner has to open it

    Scenario: Its owner has opened it there, and she goes on from a cursor of before
      Given a log with the rows A, B and C, of which Grace has kept the cursor of B
      When it is restored into a server that has had fewer transactions, its owner opens it, and Grace goes on
      Then she has seen "C, D"

    Scenario: The entry of a cursor is of a transaction that is still to come, and was pruned
      Given a log with the rows A, B and C, of which Grace has kept the cursor of B
      When B is pruned, its transaction is still to come, and Grace goes on
      Then she is told that the cursor is not of this log

  Rule: A cursor is of one history of the log

    # As on a server whose files were put back: it gives the numbers of its transactions again, to others.
    Scenario Outline: A backup was put back, and has come past the cursor; <what>
      Given a log with the rows A, B and C, of transactions with the numbers 9, 10 and 100
      And the cursor of C, kept by Grace
      When a backup with <kept> is put back, D and E are stored in transactions with the numbers 50 and 150, and Grace goes on
      Then she is told that what the cursor is of was never pruned

      Examples:
        | what                                     | kept    |
        | it has what is older than C              | A       |
        | all that was in the backup was pruned    | nothing |

    Scenario: It is put back while she follows
      Given a log with the rows A, B and C, of transactions with the numbers 9, 10 and 100
      When Grace follows the log, a backup with A is put back, and D and E are stored in transactions with the numbers 50 and 150
      Then she is told that what the cursor is of was never pruned

    Scenario: It has not come to the cursor, and nothing is lost that came since
      Given a log with the rows A, B and C, of transactions with the numbers 9, 10 and 100
      And the cursor of C, kept by Grace
      When a backup with nothing is put back, D and E are stored in transactions with the numbers 120 and 150, and Grace goes on
      Then she has seen "D, E"

  Rule: A log whose rows come by a subscription is not followed

    Scenario: The server is a logical replica
      Given a log with the rows A, B and C, of which Grace has kept the cursor of B
      When a subscription brings its rows, and Grace looks for what comes next
      Then she is told to follow the server that publishes it
