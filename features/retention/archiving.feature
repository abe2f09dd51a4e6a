Feature: Archiving what goes

  Some must not forget what their log may not keep. Each batch is handed to a function of theirs before it goes, and stays
  where that function fails: nothing is deleted that was not safe elsewhere first.

  Rule: Each batch is handed out before it goes, oldest first

    Scenario: Three batches go
      Given a store with 2500 entries
      When Grace prunes all of them, and archives them
      Then 1000, 1000 and 500 entries were handed out, oldest first, each before it went
      And no entry of hers is left

    Scenario: A dry run hands out nothing
      Given a store with 2500 entries
      When Grace asks what would go, and archives it
      Then nothing was handed out, and nothing has gone

    # Of another process whose clock is behind, for one.
    Scenario: An older entry is stored while a batch is being archived
      Given a store with 20 entries
      When Grace prunes all of them, and an older one is stored while she archives
      Then nothing has gone that was not handed out

    # To send in small pieces what is handed out, many take it out of the list.
    Scenario Outline: Whoever archives <does>
      Given a store with 2500 entries
      When Grace prunes all of them, and whoever archives <does>
      Then nothing is left but what was to remain

      Examples:
        | does                                     |
        | empties the list                         |
        | puts an entry into it that was to remain |

  Rule: Where archiving fails, the batch is kept, and what has gone before is recorded

    Scenario Outline: At batch 2 the function <failing>
      Given a store with 2500 entries
      When Grace prunes all of them, and the function that archives <failing> at batch 2
      Then the pruning has stopped with AUDIT_ARCHIVE_FAILED
      And 1500 entries of hers are left, and the log says that 1000 have gone
      And she is told why: "<why>"

      Examples:
        | failing                          | why                         |
        | throws                           | the bucket is full          |
        | rejects                          | the bucket is full          |
        | gives nothing                    | undefined                   |
        | gives the number of entries      | 1000                        |
        | never ends                       | within 60000 ms             |

    Scenario: The log is closed meanwhile
      Given a store with 2500 entries
      When Grace prunes all of them, and closes the log while batch 2 is being archived
      Then the pruning has stopped with AUDIT_CLOSED
      And 1500 entries of hers are left, and the log says that 1000 have gone
      And whoever archives was told to stop

  Rule: Pruning needs no room that there is not

    Scenario: The store has room for small steps only
      Given a store with 40 entries
      And a store that is full for more than 10 entries at once
      When Grace prunes the log with { "keepNewest": 10 }
      Then the entries went in batches of 10, 10, 10

    Scenario: Entries wait for room
      Given a store with 40 entries
      And a store that takes no more entries until some have gone
      When Grace prunes the log with { "keepNewest": 10 }
      Then the entries went in batches of 30
      And what waited is stored

  Rule: What a store says of its space is checked

    Scenario Outline: It says <what>
      Given a store with 2500 entries, which says of its space <what>
      When Grace prunes all of them
      Then <left> entries of hers are left
      And the pruning <ends>

      Examples:
        | what                                       | left | ends                                                                    |
        | that there is more, and gives nothing back | 0    | has reported that 2500 have gone                                        |
        | nothing                                    | 1500 | has failed: The store told of its space that freedBytes is undefined.   |
        | that it may be held                        | 1500 | has failed: The store told of its space that isHeld is "perhaps" (text). |
        | that it holds NaN bytes                    | 1500 | has failed: The store told of its space that usedBytes is NaN (number). |
