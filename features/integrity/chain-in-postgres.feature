@postgres
Feature: The chain of a log in PostgreSQL

  Many machines store into one log, and none of them waits for another. So whoever stores links what is there to be linked, if nobody
  else does it at that moment, and what is left over is linked by whoever stores next.

  Rule: The chain has one link for each batch, over what is stored, whoever made it

    Scenario: One writer
      Given a log in PostgreSQL
      When Ada stores 5 batches of 3 rows
      Then each of 5 batches has its link, and 15 rows are covered

    Scenario: Eight writers at the same moment
      Given a log in PostgreSQL
      When 8 writers store 12 batches of 3 rows each at the same moment, and then Ada a batch
      Then each of 97 batches has its link, and 291 rows are covered

    Scenario: Rows that nothing but UTF-8 can hold
      Given a log in PostgreSQL
      When Ada stores rows with umlauts, with emoji, with control characters and with nothing
      Then each of 1 batches has its link, and 4 rows are covered

    Scenario: Some of the rows are there already
      Given a log in PostgreSQL
      When Ada stores a batch in which 2 of 3 rows are there already
      And another engine stores a batch
      Then each of 3 batches has its link, and 6 rows are covered

    Scenario: Callers store in transactions of their own
      Given a log in PostgreSQL
      When three callers store 2 rows each in transactions of their own, and another engine stores a batch
      Then each of 4 batches has its link, and 9 rows are covered

    Scenario: More rows than are hashed at once
      Given a log in PostgreSQL
      When callers store 5000, 5000 and 1 rows in transactions of their own, and Ada stores 40 batches
      Then each of 43 batches has its link, and 10041 rows are covered

    Scenario: A service without evidence stores beside one with it
      Given a log in PostgreSQL
      When Ada stores 3 batches without evidence, and another engine stores a batch
      Then each of 4 batches has its link, and 12 rows are covered

  Rule: What callers record in transactions of their own is sealed by the next batch, and before a checkpoint is made

    Scenario: A batch is stored when the caller has committed
      Given a log in PostgreSQL
      When Ada stores 2 batches, a caller 2 rows in a transaction of its own, and then Ada 1 batch
      Then each of 4 batches has its link, and 11 rows are covered

    Scenario: A batch is stored before and after the caller has committed
      Given a log in PostgreSQL
      When Ada stores 2 batches while a caller has stored 2 rows, the caller commits, and then Ada stores 1 batch
      Then each of 4 batches has its link, and 11 rows are covered

    Scenario: More callers than are looked at in one go have stored since somebody's transaction is open
      Given a log in PostgreSQL
      And a transaction of somebody else is open on the same server
      When 1100 callers store a row each in transactions of their own
      And Ada stores 2 batches, a caller 2 rows in a transaction of its own, and then Ada 1 batch
      Then each of 1104 batches has its link, and 1111 rows are covered

    Scenario: A caller has stored more rows than fit into memory
      Given a log in PostgreSQL
      When a caller stores 2000 rows in a transaction, and Ada stores a batch, erases 2 of them and prunes 3
      Then no answer that Ada got had more than 300 rows
      And verifying PostgreSQL finds "nothing"

    Scenario: A checkpoint is made when the caller has committed
      Given a log in PostgreSQL
      When Ada stores 2 batches, a caller 2 rows in a transaction of its own, and then Ada looks how far it has come
      Then she is told 3 links
      And each of 3 batches has its link, and 8 rows are covered

    Scenario: A checkpoint is made while somebody holds the end of the chain
      Given a log in PostgreSQL
      When Ada stores 2 batches, a caller 2 rows in a transaction of its own, and Ada looks how far it has come while somebody holds the end of the chain
      Then she is told 2 links

    Scenario: A checkpoint is made when batches wait for their links
      Given a log in PostgreSQL
      When somebody holds the end of the chain while Ada stores 3 batches, then lets it go, and Ada looks how far it has come
      Then she is told 3 links

    Scenario Outline: Somebody puts <what> beside a row of his, and Ada goes on with <next>
      Given a log in PostgreSQL
      When Ada has stored 2 batches, and somebody stores a row with <what> beside it
      And Ada goes on with <next>
      Then that row has its link

      Examples:
        | what                 | next                                    |
        | a hash of no rows    | a batch                                 |
        | an order with a link | a batch                                 |
        | an order with a link | a look at how far the chain has come    |

  Rule: Nobody waits for who links

    Scenario: Somebody holds the end of the chain
      Given a log in PostgreSQL
      When somebody holds the end of the chain while Ada stores 3 batches, then lets it go, and Ada stores another
      Then all of Ada's were stored before it was let go
      And each of 4 batches has its link, and 12 rows are covered

    # Her statement has seen the three batches that wait for a link before Grace gives them theirs.
    Scenario: Ada's statement is held up while Grace goes on with the chain
      Given a log in PostgreSQL
      When three batches of Ada wait for their links, and her fourth is held up until Grace has stored one
      Then each of 5 batches has its link, and 15 rows are covered

    # She may not look for rows that nobody has hashed, and needs no such right for the link of her own batch.
    Scenario: Ada's statement is held up, and she may not read what others have stored
      Given a log in PostgreSQL, into which users may store and no more
      When three batches of Ada wait for their links, and her fourth is held up until Grace has stored one
      Then each of 5 batches has its link, and 15 rows are covered

    Scenario: Transactions are serializable
      Given a log in PostgreSQL whose transactions are serializable
      When 4 writers store 8 batches of 3 rows each at the same moment, and then Ada a batch
      Then each of 33 batches has its link, and 99 rows are covered

  Rule: What is older than the chain is left as it is

    Scenario: The tables were made by an earlier release
      Given a log in PostgreSQL with 5 rows, whose tables have version 2
      When Grace opens the log in PostgreSQL
      And Ada stores 5 batches of 3 rows
      Then each of 5 batches has its link, and 15 rows are covered

    # It has to do with no table of the log.
    Scenario Outline: The tables were made by an earlier release, and somebody else works on the same server since <when>
      Given <first>
      And <then>
      When Grace opens the log in PostgreSQL
      And Ada stores 5 batches of 3 rows
      Then each of 5 batches has its link, and 15 rows are covered

      Examples:
        | when           | first                                                           | then                                                            |
        | they had rows   | a log in PostgreSQL with 5 rows, whose tables have version 2     | a transaction of somebody else is open on the same server        |
        | before they had | a transaction of somebody else is open on the same server        | a log in PostgreSQL with 5 rows, whose tables have version 2     |
