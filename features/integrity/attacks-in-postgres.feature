@postgres
Feature: Attacks on a log in PostgreSQL

  Somebody owns the tables, has SQL, and knows how the log is made. What is done by hand is found, and named, as it is in a file.

  Background:
    Given the log in PostgreSQL of Ada, who stored 3 batches of 6 rows, Grace, who stored 2 of 1, and a caller in a transaction of its own
    And its oldest 8 rows in PostgreSQL were pruned

  Rule: A log to which nothing was done is intact

    Scenario: Nobody did anything
      When somebody does nothing, in PostgreSQL
      Then verifying PostgreSQL finds "nothing"
      And it counts 13 entries, 8 pruned and 1 not sealed yet in PostgreSQL

    Scenario: Others store, prune and erase while it is verified
      Given a checkpoint of PostgreSQL was made
      When others go on, and it is verified again and again meanwhile
      Then verifying PostgreSQL with the checkpoint finds "nothing"

    Scenario: Two other processes store together, and are killed
      When two processes store in PostgreSQL, and both are killed while they do
      Then verifying PostgreSQL finds "nothing"
      And of all that is stored no more than the newest entry of each is not sealed yet, and none when another is stored

    Scenario: The server has had fewer transactions than the one from which it was restored
      When its transactions have numbers that are still to come, and 3 rows are stored
      Then verifying PostgreSQL finds "nothing"
      And all that is stored is sealed

    Scenario: The numbers of rows have a gap
      When somebody has the server skip a million numbers of rows, in PostgreSQL
      And 3 callers and batches store in PostgreSQL
      Then verifying PostgreSQL finds "nothing"

    Scenario: An entry is proved, erased, and proved again
      Then whoever has the checkpoint of PostgreSQL accepts a proof of "id-10", also when it was erased

  Rule: What is done within what the chain covers is found without anything else

    Scenario Outline: Somebody <does what>
      When somebody <does what>, in PostgreSQL
      Then verifying PostgreSQL finds "<faults>"

      Examples:
        | does what                                  | faults                                                 |
        | changes a text of an entry                 | changed ada/2 id-10                                    |
        | changes the time of an entry               | changed ada/2 id-10                                    |
        | makes an empty text of none                | changed ada/2 id-10                                    |
        | moves a text into the next field           | changed ada/2 id-10                                    |
        | changes the only entry of a batch          | changed grace/1 id-101                                 |
        | changes every entry of a batch             | changed ada/3 id-13, id-14, id-15, id-16, id-17, id-18 |
        | swaps two entries                          | reordered ada/3 id-15, id-14                           |
        | swaps two entries of different batches     | changed ada/2 id-13; changed ada/3 id-12               |
        | deletes an entry                           | missing ada/3 @15                                      |
        | deletes an entry and mends the count       | rewritten ada/3 @14; missing ada/3 @19; missing @19    |
        | deletes the next of those that were pruned | missing ada/2 @9                                       |
        | deletes a batch with its entries           | missing @14                                            |
        | deletes the first batch that is left       | missing @7                                             |
        | deletes all that Grace has ever stored     | missing @13, @20                                       |
        | deletes what is noted of a batch           | missing @14; inserted id-13, id-14, id-15, id-16, id-17, id-18 |
        | puts an entry into a batch                 | inserted ada/3 x                                       |
        | puts an entry in the place of a pruned one | inserted ada/2 x                                       |
        | puts an entry before all others            | inserted x                                             |
        | puts an entry in with a batch that has a link and no number | rewritten; inserted x |
        | puts an entry in with a batch that has a number and no link | rewritten @1000; inserted x |
        | puts an entry in with a batch of the number 0 | rewritten @0; inserted x |
        | puts an entry in with a batch of the number -5 | rewritten @-5; inserted x |
        | puts an entry in with a batch of the last number there is | rewritten; inserted x |
        | puts a batch in that has a link and no entry | rewritten |
        | exchanges the transactions of two batches of a writer | reordered ada/3 @14 |
        | exchanges the transactions of a batch and one of another writer | reordered ada/3 @14; reordered grace/2 @20 |
        | exchanges the writers of two batches       | rewritten grace/3 @14; rewritten ada/2 @20             |
        | counts more entries as gone than there can be | missing @1                                           |
        | exchanges the root of a batch for another  | rewritten ada/3 @14; changed ada/3 @14                 |
        | puts a text behind the signs of the entries of a batch | rewritten ada/3 @14 |
        | puts a text where the only entry of a batch has no sign | rewritten grace/1 @13 |
        | takes the signs of a batch away | rewritten ada/3 @14 |
        | exchanges the signs of a batch for others | rewritten ada/3 @14 |
        | takes the signs of an order away | rewritten @21 |
        | exchanges the signs of an order for others | rewritten @21 |
        | puts two entries in with one number | inserted x, y |
        | changes an entry of the newest batch, of which it takes the root away | rewritten @22; changed note-8 |
        | marks an entry as pruned                   | changed ada/3 @14; missing @15                         |
        | marks a batch as pruned                    | missing @14                                            |
        | deletes the order of pruning               | missing @21, @1, @7                                    |
        | marks more rows as gone than memory can hold | missing @15 |
        | marks a row as gone that the log has not had | inserted @1000 |
        | marks a batch as gone that the log has not had | inserted @1000 |
        | marks a batch as gone before all others | inserted @-5 |
        | marks a batch as gone behind all numbers | inserted |
        | has batches gone that nobody can count | rewritten grace/2 @20; missing @15 |
        | has a batch count -1 rows | rewritten ada/3 @14 |
        | has a batch count 0 rows | rewritten ada/3 @14 |
        | has a batch count 30000000 rows | rewritten ada/3 @14 |
        | has a batch count 2147483647 rows | rewritten ada/3 @14 |
        | has an order name an entry by the mark of a NUL | rewritten @21; missing @21 |
        | has an order count -1 rows | rewritten @21 |
        | has an order count 0 rows | rewritten @21 |
        | has an order count 30000000 rows | rewritten @21 |
        | has an order count 2147483647 rows | rewritten @21 |
        | has the newest batch count -1 rows | rewritten @22 |
        | has the newest batch count 0 rows | rewritten @22 |
        | has the newest batch count 30000000 rows | rewritten @22 |
        | has the newest batch count 2147483647 rows | rewritten @22 |
        | puts a view in place of the entries        | foreign; missing ada/2 @10                             |
        | has a trigger change what is stored        | foreign                                                |
        | drops what refuses to delete               | foreign                                                |
        | turns off what refuses to delete           | foreign                                                |
        | deletes the entry that tells of the order, and what came after | missing @21 |

    # A log is looked at in parts. A batch of so many rows begins a part of its own.
    Scenario: A batch claims a number that another has, and begins the next part
      When somebody puts an entry in with a batch of many rows, at a number of another, in PostgreSQL
      Then the first two that verifying PostgreSQL finds are "rewritten @16; changed x"

    Scenario Outline: Somebody <does what>, and the entry is read
      When somebody <does what>, in PostgreSQL
      Then verifying PostgreSQL finds "changed ada/2 id-10"
      And whoever reads it in PostgreSQL is told of the entry "id-10": "<expected>"

      Examples:
        | does what                                                           | expected                    |
        | changes the time of an entry to one beyond all dates                | milliseconds in time        |
        | changes the time at which an entry happened to one beyond all dates | milliseconds in occurred_at |
        | makes the details of an entry no JSON                               | JSON in details             |

    Scenario: A time at which something happened is no number any more
      When somebody has a time at which an entry happened be no number, in PostgreSQL
      Then verifying PostgreSQL finds "foreign; changed ada/2 id-10"
      And whoever reads it in PostgreSQL is told of the entry "id-10": "milliseconds in occurred_at"

    Scenario: Times are texts
      When somebody has times be texts, in PostgreSQL
      Then verifying PostgreSQL finds "foreign; inserted ada/2 id-9, id-10, id-11, id-12; inserted grace/1 id-101; inserted ada/3 id-13, id-14, id-15, id-16, id-17, id-18; inserted grace/2 id-102; inserted note-8, within"

    # Rounded to a number of JavaScript, the time that it is changed to is the same.
    Scenario: A time that no number holds is changed by one
      Given somebody stored an entry "far" in PostgreSQL with a time that no number holds, and then it was sealed
      Then verifying PostgreSQL finds "inserted far"
      When somebody changes that time by one, in PostgreSQL
      Then verifying PostgreSQL finds "changed far"

    # The mark stands before a digit where a text has a NUL or the mark itself, which no text of PostgreSQL can have otherwise.
    Scenario: What stands for a character that cannot be stored is changed
      Given an entry "marked" in PostgreSQL of an actor whose name has the character that marks others
      Then verifying PostgreSQL finds "nothing"
      When somebody changes what stands behind the mark, in PostgreSQL
      Then verifying PostgreSQL finds "changed marking/1 marked"

  Rule: What no release can have stored is told at once, and when it is sealed; and nobody is kept from what comes after

    Scenario Outline: Somebody <does what>
      When somebody <does what>, in PostgreSQL
      Then verifying PostgreSQL finds "<faults>"
      When 3 callers and batches store in PostgreSQL
      Then verifying PostgreSQL finds "<faults>"
      And all that is stored is sealed

      Examples:
        | does what                                                  | faults     |
        | puts an entry in with a time beyond all dates              | inserted x |
        | puts an entry in that happened beyond all dates            | inserted x |
        | puts an entry in with details that are no JSON             | inserted x |
        | puts an entry in with details that are too deep            | inserted x |
        | puts an entry in with details that are far too deep        | inserted x |
        | puts an entry in with an empty actor                       | inserted x |
        | puts an entry in with an actor of a million signs          | inserted x |
        | puts an entry in with an empty event type                  | inserted x |
        | puts an entry in with an event type of 5000 signs          | inserted x |
        | puts an entry in with an empty id                          | inserted   |
        | puts an entry in with the longest texts there are          | nothing    |
        | puts an entry in of a transaction to which no server comes | inserted x |
        | puts an entry in of the last transaction                   | inserted x |
        | notes a batch of no rows that has no root                  | inserted   |
        | notes a batch of 0 rows                                    | inserted   |
        | notes a batch of -5 rows                                   | inserted   |
        | notes a batch of 2147483647 rows                           | inserted   |
        | notes a batch of the number 0                              | inserted   |
        | notes a batch of the number -1                             | inserted   |
        | notes a batch whose root is no hash                        | inserted   |
        | notes a batch with a root once more                        | inserted   |
        | notes a batch without a root once more                     | inserted   |
        | notes two batches for the entry of a caller                | inserted   |
        | notes a batch of a transaction to which no server comes    | inserted   |
        | puts an entry in with details that are deep                | nothing    |
        | puts an entry in with the last number that PostgreSQL has  | nothing    |

    Scenario: Somebody notes a batch of which no entry is there
      # Whoever links may not look at what a transaction has stored.
      When somebody notes a batch of which no entry is there, in PostgreSQL
      Then verifying PostgreSQL finds "inserted"
      When 3 callers and batches store in PostgreSQL
      Then verifying PostgreSQL finds "rewritten eve/1 @23; missing eve/1 @23"
      And all that is stored is sealed

    Scenario: An engine is had to store what nobody can read
      When an engine stores details that are no JSON into PostgreSQL
      Then verifying PostgreSQL finds "inserted ada/4 broken"

    Scenario Outline: Somebody <does what>, and Grace follows
      When somebody <does what>, in PostgreSQL
      And 3 callers and batches store in PostgreSQL
      Then whoever follows PostgreSQL is given all but that entry

      Examples:
        | does what                                                  |
        | puts an entry in of a transaction to which no server comes |
        | puts an entry in of the last transaction                   |

  Rule: What somebody takes away from the evidence keeps nobody from erasing

    Scenario: Somebody takes the salts of a batch away, and Ada erases
      When somebody takes the salts of a batch away, in PostgreSQL
      Then verifying PostgreSQL finds "changed ada/3 id-13, id-14, id-15, id-16, id-17, id-18"
      And Ada can erase what is of "ada" in 10 entries in PostgreSQL

  Rule: Whatever number an entry has, whoever follows goes on behind it

    Scenario Outline: Somebody <does what>
      When somebody <does what>, in PostgreSQL
      And 3 callers and batches store in PostgreSQL
      Then verifying PostgreSQL finds "nothing"
      And whoever follows PostgreSQL from one entry to the next is given each

      Examples:
        | does what                                      |
        | does nothing                                   |
        | gives the oldest entry a number below 0        |
        | gives the newest entry the last number but one |

  Rule: That the end was cut off, and that all was written anew, is found with a checkpoint, and only so

    Scenario Outline: Somebody <does what>
      Given a checkpoint of PostgreSQL was made
      When somebody <does what>, in PostgreSQL
      Then verifying PostgreSQL finds "nothing"
      And verifying PostgreSQL with the checkpoint finds "<faults>"

      Examples:
        | does what               | faults    |
        | writes all of it anew   | rewritten |

    Scenario: Somebody cuts off the end
      Given 3 callers and batches store in PostgreSQL
      And a checkpoint of PostgreSQL was made
      When somebody cuts off the end, in PostgreSQL
      Then verifying PostgreSQL finds "nothing"
      And verifying PostgreSQL with the checkpoint finds "truncated"

    Scenario: Somebody cuts off the end and no more
      Given 3 callers and batches store in PostgreSQL
      When somebody cuts off the end and no more, in PostgreSQL
      Then verifying PostgreSQL finds "truncated"

    Scenario: Links in the middle are known to be missing, so that the end is not said to be
      Given a checkpoint of PostgreSQL was made
      When somebody deletes a batch with its entries, in PostgreSQL
      Then verifying PostgreSQL with the checkpoint finds "missing @14"
