Feature: The outbox

  A store that is a server may be away for hours. Without an outbox, what is recorded meanwhile waits in memory: it is lost with a
  process that is killed, and there is room for little. With the option `outbox` it waits in a file of this process, and leaves it
  in its order when the store is back. Here the store is one in memory; what a process that is killed leaves to the next is told
  with a real server.

  Background:
    Given Ada's log has an outbox, and its queue has room for 10 entries

  Rule: While the store is away, entries wait on disk and take no room in the queue

    Scenario: The store is away for long
      Given the store is away
      When Ada records 50 entries, each when the queue has room
      Then 50 entries are in the outbox, and 50 are said to wait there
      When the store is back, and Ada flushes the log
      Then the store has the entries 1 to 50, in this order
      And 0 entries are in the outbox, and 0 are said to wait there

    Scenario: Few are recorded, one after the other
      Given the store is away
      And a batch has room for 100 entries
      When Ada records 50 entries, each when the one before is kept
      And the store is back, and Ada flushes the log
      Then the store has the entries 1 to 50, in this order
      And it took them in 2 batches, of which the first had been on its way

    Scenario: The writer waits for its next attempt
      Given the store is away, and the writer waits for its next attempt
      When Ada records 5 more entries, each when the one before is kept, in no time
      Then the store was asked once

    # Without a call, and with a clock that has no timers for it, nobody tries again.
    Scenario: The writer has given up
      Given the store is away
      When Ada records 5 entries, each when the one before is kept
      And she flushes the log in vain
      Then the store is not asked again by itself

    Scenario: The store is there
      When Ada records 50 entries, each when the queue has room
      And the store is back, and Ada flushes the log
      Then the store has the entries 1 to 50, in this order
      And there has been no outbox

    Scenario: More is recorded while what waits is sent
      Given the store is away
      When Ada records 50 entries, each when the queue has room
      And the store is back, and Ada records 50 more, each when the queue has room
      Then the store has the entries 1 to 100, in this order
      And 0 entries are in the outbox, and 0 are said to wait there

    Scenario: The answer of the store is lost
      Given the store is away
      When Ada records 50 entries, each when the queue has room
      And the store is back but for an answer that is lost, and Ada flushes the log twice
      Then the store has the entries 1 to 50, in this order
      And 0 entries are in the outbox, and 0 are said to wait there

    Scenario: The store knows nothing of what came before
      Given the store has taken 2 entries, and is away
      When Ada records 50 entries, each when the queue has room
      And another store is there, and Ada flushes the log
      Then it has the entries 3 to 52, in this order

  Rule: A receipt is kept when its entry is on disk, and stored when the store has it

    Scenario: The store is away, and back
      Given the store is away
      When Ada records 3 entries at once
      Then each of their receipts is kept, and none is stored
      When the store is back, and Ada flushes the log
      Then each of their receipts is kept and stored

    Scenario: There is no outbox
      Given Ada's log has no outbox
      And the store is away
      When Ada records 3 entries at once
      Then none of their receipts is kept or stored, because AUDIT_STORE_IO
      When the store is back, and Ada flushes the log
      Then each of their receipts is kept and stored

  Rule: The outbox has room for so many bytes

    Scenario: It is full, and then the queue is
      Given the outbox has room for 2000 bytes
      And the store is away
      When Ada records entries until one is refused
      Then it is refused with AUDIT_QUEUE_FULL, after more than the queue has room for
      And the receipt of the last that was accepted is not kept, because AUDIT_OUTBOX_FULL
      And at most 2000 bytes are said to wait in the outbox, and AUDIT_OUTBOX_FULL to be its last error
      And the logger has heard once "the outbox is full"
      When the store is back, and Ada flushes the log
      Then the store has every entry that was accepted, in this order

    Scenario: More is recorded at once than it has room for
      Given the outbox has room for 2000 bytes
      And a batch has room for 100 entries
      And the store is away
      When Ada records 50 entries at once
      Then as many of the first are kept as 2000 bytes have room for, and the others are not, because AUDIT_OUTBOX_FULL
      When the store is back, and Ada flushes the log
      Then the store has the entries 1 to 50, in this order

    Scenario: One entry is larger than it
      Given the outbox has room for 1 byte
      And the store is away
      When Ada records 2 entries at once
      Then the first entry is kept, and the other 1 not, because AUDIT_OUTBOX_FULL
      When the store is back, and Ada flushes the log
      Then the store has the entries 1 to 2, in this order

    # It joins a batch that is on its way to the outbox, and is told of its end, too.
    Scenario: The logger records an entry when it hears that the outbox is full
      Given the outbox has room for 1 byte
      And Ada's logger records an entry when it hears "the outbox is full"
      And the store is away
      When Ada records 2 entries, one after the other
      Then the first entry is kept, and the other 2 not, because AUDIT_OUTBOX_FULL

  Rule: What is in the outbox when the log closes is sent by the next start, first what came first

    Scenario: The log is closed while the store is away
      Given the store is away
      When Ada records 50 entries, each when the queue has room
      And Grace closes the log
      Then she is told that 50 entries are in the outbox, from which the next start sends them
      When the store is back, and the log is opened again
      Then the store has the entries 1 to 50, in this order
      And 0 entries are in the outbox

    Scenario: The outbox is full when the log is closed
      Given the outbox has room for 2000 bytes
      And the store is away
      When Ada records entries until one is refused
      And Grace closes the log
      Then she is told what is in the outbox, and handed the 10 others, which are there, too
      When the store is back, and the log is opened again
      Then the store has every entry that was accepted, in this order

    Scenario: The store is away at the next start, too
      Given the store cannot be reached
      When Ada records 5 entries, and the log is closed and opened again
      And Ada records 5 entries, and the log is closed and opened again
      And Ada records 5 entries, each when the one before is kept
      And the store is back, and Ada flushes the log
      Then the store has the entries 1 to 15, in this order
      And there is one outbox
      And 0 entries are in the outbox, and 0 are said to wait there

    # A call that was on its way when the log closed comes too late: the file is the next one's.
    Scenario: Something is to be kept when it is closed
      When an outbox is closed, and is to keep an entry and to give its oldest
      Then both are refused with AUDIT_CLOSED, and there is no outbox

    Scenario: Two logs share a spill file
      Given the store is away
      When Ada and Grace record 5 entries each, in logs of their own
      Then there are two outboxes, with 5 entries each
      When both logs are closed, and the store is back, and the log is opened again
      Then the store has each of the 10 entries once
      And the next start says that 10 entries were sent

    Scenario: One outbox is damaged
      Given the store is away
      When Ada and Grace record 5 entries each, in logs of their own
      And both logs are closed, a text is in the place of the first outbox, and the store is back
      And the log is opened again
      Then the next start says that 5 entries were sent, and why others were not: AUDIT_STORE_NOT_A_DATABASE

  Rule: Where the outbox fails, entries wait in memory

    Scenario: There can be no outbox
      Given a file where the folder of the spill file would be
      And the store is away
      When Ada records 3 entries at once
      Then none of their receipts is kept, because of AUDIT_STORE_NOT_A_FILE, and the log has warned once: AUDIT_SPILL_FAILED
      When the store is back, and Ada flushes the log
      Then the store has the entries 1 to 3, in this order

    Scenario: Somebody has emptied it
      Given the store is away
      When Ada records 5 entries, each when the one before is kept
      And somebody deletes the entries in the outbox, and the store is back
      Then flushing fails with AUDIT_STORE_CORRUPT, which says that 5 entries are held

  Rule: An outbox needs a spill file

    Scenario Outline: <log>
      Then a log with an outbox <options> is refused with AUDIT_OPTION_INVALID, which speaks of "spillFile"

      Examples:
        | log                                  | options                                                          |
        | It is in SQLite                      | { databaseUrl: 'sqlite:audit.db' }                               |
        | It is in PostgreSQL, without a spill | { databaseUrl: 'postgres://db.example/audit', spillFile: false } |
        | It is in a store of somebody's own   | { databaseUrl: 'x:y', createEngine: () => undefined }            |
