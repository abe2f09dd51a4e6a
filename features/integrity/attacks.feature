Feature: Attacks

  Somebody has the file, and SQL, and knows how the log is made. What is done to it by hand is found, and named: in which batch of
  which writer, and which entry where that can be told.

  Background:
    Given the log of Ada, who stored 3 batches of 6 rows, Grace, who stored 2 of 1, and a caller in a transaction of its own
    And its oldest 8 rows were pruned

  Rule: A log to which nothing was done is intact

    Scenario: Nobody did anything
      When somebody does nothing, by hand
      Then verifying finds nothing
      And it counts 13 entries, 8 that were pruned and 1 that is not sealed yet

    Scenario Outline: A table of somebody else points at entries, and lets go of them
      When somebody <does what>, by hand
      Then verifying finds nothing
      When somebody stores 3 rows, prunes 3 and does nothing by hand
      Then verifying finds nothing

      Examples:
        | does what                                                          |
        | has a foreign key that lets go of entries                          |
        | has a foreign key that keeps no entry it has lost                  |
        | has a foreign key that has no default                              |
        | has notes go with entries, with their answers, and counts them     |
        | has answers go with the entry of their thread                      |
        | has triggers speak of refusing what goes with entries, and refuse nothing |
        | has unique indexes let go of entries                               |

    Scenario: Tables and views of somebody else have the names of functions that SQLite has
      When somebody names tables and views as the functions that the log calls, by hand
      And Ada opens it once more, prunes 1 row by its id and erases 2 entries
      Then verifying finds nothing

    Scenario: Somebody stores details that are too deep for SQLite, and not for a reader
      When somebody puts an entry in with details that are deep, by hand
      Then verifying finds nothing

  Rule: What is done within what the chain covers is found without anything else

    Scenario Outline: Somebody <does what>
      When somebody <does what>, by hand
      Then verifying finds "<faults>"

      Examples:
        | does what                                       | faults                                                       |
        | changes a text of an entry                      | changed ada/2 id-10                                          |
        | changes the time of an entry                    | changed ada/2 id-10                                          |
        | makes an empty text of none                     | changed ada/2 id-10                                          |
        | moves a text into the next field                | changed ada/2 id-10                                          |
        | replaces an entry                               | changed ada/2 id-10                                          |
        | replaces an entry by an index of theirs         | foreign; missing ada/2 @10                                   |
        | changes the only entry of a batch               | changed grace/1 id-101                                       |
        | changes every entry of a batch                  | changed ada/3 id-13, id-14, id-15, id-16, id-17, id-18       |
        | swaps two entries                               | reordered ada/3 id-15, id-14                                 |
        | swaps two entries of different batches          | changed ada/2 id-13; changed ada/3 id-12                     |
        | deletes an entry                                | missing ada/3 @15                                            |
        | deletes an entry and numbers the rest anew      | missing ada/3 @15                                            |
        | deletes an entry and mends the count            | rewritten ada/3 @14; missing ada/3 @19; missing @19          |
        | deletes the next of those that were pruned      | missing ada/2 @9                                             |
        | deletes a batch with its entries                | missing @14                                                  |
        | deletes the first batch that is left            | missing @7                                       |
        | deletes what is noted of a batch                | missing @14                                                  |
        | puts an entry among those that were pruned      | inserted x                                                   |
        | puts an entry in the place of a pruned one      | inserted ada/2 x                                             |
        | puts an entry before all others                 | inserted x                                                   |
        | puts an entry in the place of an order          | inserted x                                                   |
        | exchanges the writers of two batches            | rewritten grace/3 @14; rewritten ada/2 @20                   |
        | exchanges the root of a batch for another       | rewritten ada/3 @14; changed ada/3 @14 |
        | puts a text behind the signs of the entries of a batch | rewritten ada/3 @14 |
        | puts a text where the only entry of a batch has no sign | rewritten grace/1 @13 |
        | puts a text behind the salts of a batch | rewritten ada/3 @14 |
        | takes the signs of a batch away | rewritten ada/3 @14 |
        | exchanges the signs of a batch for others | rewritten ada/3 @14 |
        | takes the signs of an order away | rewritten @21 |
        | exchanges the signs of an order for others | rewritten @21 |
        | changes an entry of the newest batch, of which it takes the root away | rewritten @22; changed note-8 |
        | makes batch and link anew for a changed entry   | rewritten grace/2 @20                                                |
        | marks an entry as pruned                        | changed ada/3 @14; missing @15                               |
        | marks a batch as pruned                         | missing @14                                                  |
        | marks everything as older than the chain        | rewritten grace/2 @20; missing @1                                       |
        | deletes the order of pruning                    | missing @21, @1, @7                          |
        | deletes the entry that tells of the order, and what came after | missing @21 |
        | marks more rows as gone than memory can hold | missing @15 |
        | marks the same rows as gone again and again | inserted ada/3 id-14, id-15, id-16, id-17, id-18; missing @15, @16 |
        | has batches gone that nobody can count | inserted id-14, id-15, id-16, id-17, id-18; rewritten grace/2 @20; missing @15 |
        | has a batch count -1 rows | rewritten ada/3 @14 |
        | has a batch count 0 rows | rewritten ada/3 @14 |
        | has a batch count 30000000 rows | rewritten ada/3 @14 |
        | has a batch count 280000000 rows | rewritten ada/3 @14 |
        | has a batch count 9223372036854775807 rows | rewritten ada/3 @14 |
        | has an order count -1 rows | rewritten @21 |
        | has an order count 0 rows | rewritten @21 |
        | has an order count 30000000 rows | rewritten @21 |
        | has an order count 280000000 rows | rewritten @21 |
        | has an order count 9223372036854775807 rows | rewritten @21 |
        | puts a view in place of the entries             | foreign; missing ada/2 @10                                    |
        | has a trigger change what is stored             | foreign                                                      |
        | hides an entry from the indexes | foreign |
        | has an index leave out an entry | foreign |
        | has an index refuse what is stored | foreign |
        | has an index in another order | foreign |
        | has an index compare texts otherwise | foreign |
        | drops an index | foreign |
        | drops what refuses to delete                    | foreign                                                      |
        | has a trigger in capitals swallow what is stored | foreign |
        | has a trigger in capitals keep what was pruned | foreign |
        | keeps an actor as bytes | changed ada/2 id-10 |
        | keeps an id as bytes | changed ada/2 id-10 |
        | keeps details as bytes | changed ada/2 id-10 |
        | keeps a time as text | changed ada/2 id-10 |
        | keeps a time as bytes | changed ada/2 id-10 |
        | puts bytes where nothing was | changed ada/2 id-10 |
        | counts by a text how many have gone | missing @1 |
        | counts by nothing how many links have gone | missing @7 |
        | erases by hand, with three million bytes for a hash | changed ada/3 id-14; missing @15 |
        | keeps a text where the only entry of a batch has no sign, and not as bytes | rewritten grace/1 @13 |
        | keeps the writer of a batch as bytes | rewritten ada/3 @14 |
        | puts a batch in whose link is a text | inserted @16 |

    Scenario Outline: Somebody <does what>
      Given an entry whose actor has the character that stands for what is no text, and whose subject has digits
      Then verifying finds nothing
      When somebody <does what>, by hand
      Then verifying finds "<faults>"

      Examples:
        | does what                             | faults                            |
        | has other bytes read as the same text | changed grace/3 replaced          |
        | keeps a text of digits as a number    | changed grace/3 replaced; foreign |

    Scenario Outline: Somebody <does what>, and Ada is told where she <asks for it>
      When somebody <does what>, by hand
      Then she <asks for it> in vain: "<why>"
      And verifying finds "foreign"

      Examples:
        | does what                                | asks for it      | why                                      |
        | has a trigger keep the entries           | prunes 3 entries | kept 3 of 3 entries from being pruned |
        | has a foreign key hold the entries       | prunes 3 entries | Make it one with ON DELETE CASCADE, or drop it |
        | has a foreign key lack a value that it needs | prunes 3 entries | id of held would have no value, and has to have one. |
        | has a foreign key number rows by entries | prunes 3 entries | seq of held would have no value, and has to have one. |
        | has a foreign key fall back to an entry  | prunes 3 entries | id of held would point at what its default says. |
        | has a condition that wants an entry      | prunes 3 entries | a condition of held may want a value in id. |
        | has a unique index take one row without an entry | prunes 3 entries | a unique index of held may take one row without a value in id. |
        | has a unique index of rows without an entry | prunes 3 entries | a unique index of held may take one row without a value in id. |
        | has a foreign key hold what goes with entries | prunes 3 entries | The foreign key of more to held keeps what held points at |
        | has answers stay where their question goes with an entry | prunes 3 entries | The foreign key of held to held keeps what held points at from being pruned: a row of held would stay, and point at one that goes. |
        | has a foreign key hold what changes with entries | prunes 3 entries | The foreign key of more to held keeps what held points at |
        | has a trigger keep what goes with entries | prunes 3 entries | The trigger keep can keep what held points at |
        | has a trigger that cannot be carried out go with entries | prunes 3 entries | Nothing can be deleted from audit_entry: no such table: main.nowhere. |
        | has a foreign key point at what is no key | erases what is of herself | foreign key mismatch - "held" referencing "audit_entry" |
        | has a trigger keep the texts of an entry | erases what is of herself | kept 1 of 10 entries from being erased |

    Scenario: What refuses that says it in other words
      When somebody has a trigger count what goes with entries where no more can be counted, by hand
      Then verifying finds nothing
      And she prunes 3 entries in vain: "What points at it has refused that, or a trigger of it: held."

  Rule: What somebody takes away from the evidence keeps nobody from erasing

    Scenario: Somebody takes the salts of a batch away, and Ada erases
      When somebody takes the salts of a batch away, by hand
      Then verifying finds "changed ada/3 id-13, id-14, id-15, id-16, id-17, id-18"
      And Ada can erase what is of "ada" in 10 entries

  Rule: An index that leads elsewhere is found where the indexes are followed

    Scenario Outline: Somebody <does what>
      When somebody <does what>, by hand
      Then verifying finds nothing
      And verifying with the indexes finds "<faults>"

      Examples:
        | does what                                             | faults         |
        | has an index give an entry another actor              | foreign id-14  |
        | has an index give an entry another time               | foreign id-14  |
        | has an index give two entries the types of each other | foreign y      |

    Scenario: An index that lacks what is not sealed yet
      When somebody hides a batch from its index, by hand
      Then verifying finds "foreign"

    Scenario Outline: Somebody <does what>
      When somebody <does what>, by hand
      Then verifying with the indexes finds "<faults>"

      Examples:
        | does what                       | faults           |
        | does nothing                    | nothing          |
        | hides an entry from the indexes | foreign id-14    |
        | drops an index                  | foreign          |

  Rule: What somebody counts or numbers by hand does not stop the log

    Scenario Outline: Somebody <does what>
      When somebody <does what>, by hand
      And 3 rows are stored
      Then verifying finds "<faults>"
      And nothing waits to be sealed

      Examples:
        | does what | faults |
        | marks more rows as gone than memory can hold | missing @15 |
        | has batches gone that nobody can count | inserted id-14, id-15, id-16, id-17, id-18; rewritten grace/2 @20; missing @15 |
        | has the newest batch count -1 rows | rewritten @22 |
        | has the newest batch count 0 rows | rewritten @22 |
        | has the newest batch count 30000000 rows | rewritten @22 |
        | has the newest batch count 280000000 rows | rewritten @22 |
        | has the newest batch count 9223372036854775807 rows | rewritten @22 |
        | has a batch count 280000000 rows | rewritten ada/3 @14 |
        | puts an entry behind all numbers | inserted x |
        | puts an entry behind all that can be counted | inserted x |
        | notes a batch behind all numbers | inserted |

  Rule: What is put in behind the end is told at once, and accuses nobody when it is sealed

    Scenario Outline: Somebody <does what>
      When somebody <does what>, by hand
      Then verifying finds "<now>"
      When 3 rows are stored
      Then verifying finds "<later>"
      And nothing waits to be sealed

      Examples:
        | does what                                       | now            | later                       |
        | puts an entry in far behind the end             | inserted x     | missing @24                 |
        | puts an entry in millions behind the end        | inserted x     | missing @24                 |
        | notes a batch far behind the end                | inserted @1000 | missing @24, @1000          |
        | notes a batch of more entries than there can be | inserted @24   | missing @24, @25            |
        | puts an entry in with a time beyond all dates   | inserted x     | changed x                   |
        | puts an entry in that happened beyond all dates | inserted x     | changed x                   |
        | puts an entry in with details that are no JSON  | inserted x     | changed x                   |
        | puts an entry in with details that are too deep | inserted x     | changed x                   |
        | puts an entry in with details that are far too deep | inserted x | changed x                   |
        | puts an entry in with an empty actor            | inserted x     | changed x                   |
        | puts an entry in with an actor of a million signs | inserted x   | changed x                   |
        | puts an entry in with a NUL in its trace id     | inserted x     | changed x                   |
        | puts an entry in with an empty event type       | inserted x     | changed x                   |
        | puts an entry in with an event type of 5000 signs | inserted x   | changed x                   |
        | puts an entry in with a NUL in its event type   | inserted x     | changed x                   |
        | puts an entry in with an event type that is not UTF-8 | inserted x | changed x                 |
        | puts an entry in with an empty id               | inserted       | changed                     |
        | puts an entry in with an id of 37 signs         | inserted iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii | changed iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii |

    Scenario Outline: Somebody <does what>: a release can have stored that
      When somebody <does what>, by hand
      Then verifying finds nothing
      When 3 rows are stored
      Then verifying finds nothing
      And nothing waits to be sealed

      Examples:
        | does what                                         |
        | puts an entry in with the longest texts there are |
        | puts an entry in with texts that are not ASCII    |

  Rule: That the end was cut off, and that all was written anew, is found with a checkpoint, and only so

    Scenario Outline: Somebody <does what>
      Given 3 rows are stored
      And a checkpoint was made
      When somebody <does what>, by hand
      Then verifying finds nothing
      And it says that this takes a checkpoint
      And verifying with the checkpoint finds "<faults>"

      Examples:
        | does what                              | faults    |
        | cuts off the end                       | truncated |
        | cuts off the links of the end          | truncated |
        | writes the whole log anew              | rewritten |
        | takes all evidence away                | truncated |

    Scenario: Links in the middle are known to be missing, so that the end is not said to be
      Given a checkpoint was made
      When somebody deletes a batch with its entries, by hand
      Then verifying with the checkpoint finds "missing @14"

    Scenario: Nobody did anything
      Given a checkpoint was made
      When somebody stores 3 rows, prunes 4 and does nothing by hand
      Then verifying with the checkpoint finds "nothing"
