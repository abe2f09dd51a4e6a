Feature: Writing behind the caller

  A transaction for each entry costs an fsync for each entry. So entries are stored together, behind the caller: "accepted"
  comes first, "stored" a moment later, and nothing that was accepted is lost in between.

  Rule: Entries are stored together, as soon as there are enough of them or the first has waited long enough

    Scenario: Two batches fill, and one entry is left over
      Given an audit log that stores entries in batches of 3
      When Ada records 7 entries, one after another
      Then the store was given batches of 3 and 3
      And 1 entry is waiting

    Scenario: The entry that is left over does not wait for ever
      Given an audit log that stores entries in batches of 3
      And 1 entry that waits for its batch to fill
      When 25 ms pass
      Then the store was given batches of 1
      And no entry is waiting

    Scenario: No more than two batches are on their way at once
      Given an audit log that stores entries in batches of 3
      And a store that is busy
      When Ada records 12 entries, one after another
      Then the store was given batches of 3 and 3

    Scenario: Others join a batch while the one before it is being stored
      Given an audit log that stores entries in batches of 3
      And a store that is busy with 3 entries
      And 1 entry that has waited 25 ms for its batch to fill
      When Ada records 1 entry, and then the store takes up its work
      Then the store was given batches of 3 and 2
      And the store holds her entries once, in the order of acceptance

    Scenario: Without write-behind each entry is stored by itself, at once
      Given an audit log that does not write behind
      When Ada records 3 entries, one after another
      Then the store was given batches of 1, 1 and 1

  Rule: A batch leaves the queue when it is stored, and not before

    Scenario: The first attempt fails
      Given an audit log that stores entries in batches of 3
      And a store that fails 1 time with AUDIT_STORE_BUSY
      When Ada records 3 entries and all the time it takes passes
      Then the store was given batches of 3 and 3
      And the store holds her entries once, in the order of acceptance

    Scenario: Another batch is on its way behind the one that fails
      Given an audit log that stores entries in batches of 3
      And a store that is busy
      And a store that fails 1 time with AUDIT_STORE_IO
      When Ada records 6 entries, and then the store takes up its work
      Then the store was given batches of 3, 3, 3 and 3
      And the store holds her entries once, in the order of acceptance

    Scenario: The answer of the store is lost
      Given an audit log that stores entries in batches of 3
      And a store that fails 1 time with a lost answer
      When Ada records 3 entries and all the time it takes passes
      Then the store was given batches of 3 and 3
      And the store holds her entries once, in the order of acceptance

    Scenario: The thread of the store dies
      Given an audit log that stores entries in batches of 3
      And a store that fails 1 time with AUDIT_ENGINE_DIED
      When Ada records 3 entries and all the time it takes passes
      Then the store holds her entries once, in the order of acceptance
      And the store was asked to open 2 times
      And 1 engine is open

    Scenario: A third batch waits behind the two that come back
      Given an audit log that stores entries in batches of 3
      And a store that is busy
      And a store that fails 1 time with AUDIT_STORE_IO
      When Ada records 9 entries, and then the store takes up its work
      Then the store was given batches of 3, 3, 3, 3 and 3
      And the store holds her entries once, in the order of acceptance

    # It waits for another engine, and by then it is not its turn any more.
    Scenario Outline: Another batch comes while the engine <lost> is put away
      Given an audit log that stores entries in batches of 1
      And a store that fails 1 time with <code>
      And an engine that takes its time to close
      When Ada records 2 entries, and then the store takes up its work
      Then the store was given batches of 1, 1 and 1
      And the store holds her entries once, in the order of acceptance

      Examples:
        | lost                        | code                 |
        | whose thread has died       | AUDIT_ENGINE_DIED    |
        | whose file was replaced     | AUDIT_STORE_REPLACED |

    Scenario: Whatever fails first, second, third ...
      When Ada records 5 entries and stores them in batches of 2, with a failure at each point in turn
      Then at each point the store holds her entries once, in the order of acceptance
      And no point was left untried

  Rule: A store that lacks what it has said is stored gets what is held, once and at once

    Scenario: The store was put back to an earlier state
      Given an audit log that stores entries in batches of 2
      And 2 entries that Ada has recorded already
      But a store that forgets everything
      When Ada records 5 entries, one after another
      Then the store holds the last 4 entries, in the order of acceptance
      And the log of the program says "warn: the store does not know the batches before; what is held is sent to it anew"

    # The number of the last batch is in a row that somebody may have written to by hand.
    Scenario: The store has counted batches that it was never sent
      Given an audit log that stores entries in batches of 2
      And 2 entries that Ada has recorded already
      But a store that counts 2 batches too many for everybody
      When Ada records 5 entries, one after another
      Then the store holds the last 6 entries, in the order of acceptance
      And the log of the program says "warn: the store has counted a batch whose entries it lacks; what is held is sent to it anew"

    Scenario: A store that says of every batch that it has counted it
      Given an audit log that tries 10 times, 50 ms apart at first and at most 1000 ms
      And a store that fails 99 times with AUDIT_STORE_AHEAD
      When Ada records 2 entries and all the time it takes passes
      Then both receipts say that the store failed, and 2 entries are waiting

    Scenario: A store that calls even the first batch one too far
      Given an audit log that tries 10 times, 50 ms apart at first and at most 1000 ms
      And a store that fails 99 times with AUDIT_STORE_BEHIND
      When Ada records 2 entries and all the time it takes passes
      Then both receipts say that the store failed, and 2 entries are waiting
