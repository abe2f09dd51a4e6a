Feature: Deleting deletes

  Who asks for something to be forgotten means the disk as well. What was pruned is wiped from the files of the log, and the
  room that it took is given back, beside all who read and record meanwhile.

  Rule: Nothing of what was pruned is in the files afterwards

    Scenario Outline: <kept> of 16000 entries are kept
      Given a log file with 16000 entries, of which the newest <kept> are to be kept
      When Grace prunes the file
      Then nothing is pending, and no file of the log has a trace of the other entries
      And the log has the entries that were to be kept

      Examples:
        | kept |
        | 0    |
        | 1000 |
        | 8000 |

    Scenario: Somebody reads the file as it was before
      Given a log file with 3000 entries, of which the newest 100 are to be kept
      And somebody who reads the file as it is now
      When Grace prunes the file
      Then she is told that what has gone is pending

    Scenario: He has read it, and Grace prunes again
      Given a log file with 3000 entries, of which the newest 100 are to be kept
      And somebody who reads the file as it is now
      When Grace prunes the file, and once more when nobody reads it
      Then nothing is pending, and no file of the log has a trace of the other entries

    Scenario: He has read it, and the log is closed
      Given a log file with 3000 entries, of which the newest 100 are to be kept
      And somebody who reads the file as it is now
      When Grace prunes the file, and closes the log when nobody reads it
      Then no file of the log has a trace of the other entries

  Rule: The file gives back the room of what has gone

    Scenario: Most of it has gone
      Given a log file with 12000 entries, of which the newest 1000 are to be kept
      When Grace prunes the file
      Then the file is a quarter of what it was at most, and Grace is told by how much it shrank

  Rule: While somebody reads, what goes does not make the files grow without end

    # On the clock of this log a minute passes at once.
    Scenario: A backup reads for longer than pruning waits
      Given a log file with 9000 entries of 6000 characters, of which the newest 10 are to be kept
      And somebody who reads the file as it is now
      When Grace prunes the file
      Then she is told that pruning has not finished, and what has gone is pending
      And the log of commits has not grown beyond 40 MiB

    Scenario: It ends meanwhile
      Given a log file with 9000 entries of 6000 characters, of which the newest 10 are to be kept
      And somebody who reads the file as it is now, until pruning waits for him
      When Grace prunes the file
      Then nothing is pending, and no file of the log has a trace of the other entries
      And the log of commits has not grown beyond 40 MiB
      And the log has the entries that were to be kept

  Rule: Pruning works on a full disk, and what waited for room is stored afterwards

    @mounts
    Scenario Outline: <who> has filled it
      When a program fills a disk of 24 MiB, <filling>, and prunes its log
      Then it is told AUDIT_STORE_FULL before, with 4 MiB left free, and no error afterwards
      And the log says that pruning began, how many have gone, and all that was waiting

      Examples:
        | who             | filling                             |
        | The log         | until the log is full               |
        | A long batch    | in one batch behind many small ones |
        | Another program | until the disk has not a byte left  |

  Rule: What is stored at the exit leaves room to prune, too, and what finds no room is told

    @mounts
    Scenario Outline: <mebibytes> MiB
      When a process records 4000 entries of 3 kB on a disk of <mebibytes> MiB, and exits at once
      Then <how many> of them are stored, and the process has told how many are lost
      And the next process prunes them

      Examples:
        | mebibytes | how many |
        | 24        | all      |
        | 12        | some     |

  Rule: A file that may not grow any more is pruned by a process whose files may, and what waited is stored afterwards

    # The log cannot see such a limit, so it keeps no room to prune: SQLite writes in order to delete.
    Scenario: A limit of the system holds its files down
      When a program whose files may not grow beyond 8 MiB fills its log and prunes it, and then a process without that limit does
      Then it is told AUDIT_STORE_IO twice, and nothing has gone before the other process prunes
      And all that was waiting is stored at last

  Rule: A file of an earlier release is rebuilt once, when somebody asks for it

    Scenario: It is rebuilt
      Given a log file as an earlier release made and pruned it
      When Grace has the file rebuilt
      Then no file of the log has a trace of the other entries
      And the file can shrink from now on, and has all entries that it had
      And Grace was told how far it came, from nothing to all of it

    # What is gathered has no name, and another process cannot see it.
    Scenario Outline: How far it is told to be, where <what>
      Given a file of 1000 kB that is being rebuilt
      When <gathered> kB of what stays are gathered one after the other, and <written> kB are written
      Then Grace is told that <told> is done, and at last all of it

      Examples:
        | what                          | gathered  | written      | told                                                                    |
        | 800 kB stay                   | 400, 800  | 200, 800     | 0 of 3000, 400 of 3000, 800 of 3000, 1000 of 2400, 1600 of 2400         |
        | all of it stays               | 500, 1000 | 1000         | 0 of 3000, 500 of 3000, 1000 of 3000, 2000 of 3000                      |
        | it fits into memory           | 0         | 300          | 0 of 3000, 0 of 3000, 1300 of 3000                                      |
        | more is in the log than stays | 100       | 5000         | 0 of 3000, 100 of 3000, 200 of 300                                      |

    Scenario: Entries are recorded meanwhile
      Given a log file as an earlier release made and pruned it
      When Grace has the file rebuilt while Ada records 500 entries
      Then all 500 are in the file

    Scenario: It is rebuilt twice at once
      Given a log file as an earlier release made and pruned it
      When Grace and Heidi have the file rebuilt
      Then the file can shrink from now on, and has all entries that it had

    Scenario: Another process writes into the file
      Given a log file as an earlier release made and pruned it
      And another process that holds the file for longer than anybody waits
      When Grace has the file rebuilt
      Then she is told AUDIT_STORE_BUSY
