Feature: Recovering from a fault of the store

  Most faults are put right while the program runs: somebody makes room, lets go of the file or puts it back. A log that had
  to be restarted for that would lose what it holds. It says what is wrong, holds what it has accepted, and goes on.

  Rule: What was accepted is held while the store is out of order, and stored when it has been put right

    Scenario Outline: <fault>
      Given an audit log on a file with 3 entries
      But <fault>
      When Ada records 2 more entries and flushes the log
      Then she is told <code>, and both entries are held
      And the same log stores them as soon as <remedy>

      Examples:
        | fault                                         | code                       | remedy                           |
        | another process holds the file                | AUDIT_STORE_BUSY           | the other process lets go        |
        | its folder can only be read                   | AUDIT_STORE_READ_ONLY      | its folder can be written to     |
        | its pages are overwritten                     | AUDIT_STORE_CORRUPT        | a copy of the file is put back   |
        | a later release has changed its tables        | AUDIT_STORE_NEWER          | a copy of the file is put back   |
        | a text has taken its place                    | AUDIT_STORE_NOT_A_DATABASE | a copy of the file is put back   |
        | a file of another program has taken its place | AUDIT_STORE_FOREIGN        | a copy of the file is put back   |
        | a folder has taken its place                  | AUDIT_STORE_NOT_A_FILE     | a copy of the file is put back   |

  Rule: Entries are not stored into a file that is gone, and a new one is made without anybody's help

    Scenario: Somebody deletes the file while the log has it open
      Given an audit log on a file with 3 entries
      And its session, which is open
      But a file that somebody deletes
      When Ada records 2 more entries and flushes the log
      Then both entries are in a new file
      And the log of the program has warned that they are sent again

    # The new file knows nothing of the batches before, and the writer must not wait for them for ever.
    Scenario: Somebody deletes the file in which the log has stored an entry
      Given an audit log on a file with 3 entries
      And an entry that it has stored there itself
      But a file that somebody deletes
      When Ada records 2 more entries and flushes the log
      Then both entries are in a new file

    Scenario: Somebody puts an earlier copy of the file in its place
      Given an audit log on a file with 3 entries
      And an entry that it has stored there itself
      But an earlier copy has taken the place of the file
      When Ada records 2 more entries and flushes the log
      Then the log finds 5 entries

    Scenario: The copy holds an entry of the log, and lacks later ones
      Given an audit log on a file with 3 entries
      And an entry that it has stored there itself
      And a copy of the file as it is now
      And 2 entries that it has stored since, one after another
      But an earlier copy has taken the place of the file
      When Ada records 2 more entries and flushes the log
      Then the log finds 6 entries
