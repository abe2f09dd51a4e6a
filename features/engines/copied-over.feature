Feature: Logs that are copied into the file of an open one

  `cp backup.db audit.db`, while a program has the log open. To the system it is still the same file, and what is in it now is sound.
  Only the log itself can know that it is another.

  Rule: Each log has a number in its first page, by which it is told from all others

    # The rest of the first 100 bytes is the same in logs that are as large.
    Scenario Outline: <copy>
      Given an open store with 20 rows, and <copy>, which is as large
      But that copy was written into the file of the store
      When 2 more rows are stored
      Then the call fails with AUDIT_STORE_REPLACED, and names what was kept
      And another engine stores the 2 rows
      And the file is sound, and holds 19 rows

      Examples:
        | copy                              |
        | another log                       |
        | a backup of another log           |
        | a backup of itself                |
        | the backup that it was made from  |
        | another log of an earlier release |

    # Such a log has no number before it is opened to write.
    Scenario Outline: A copy of <log>, from before it was opened
      Given <log>, which Ada has opened after somebody has made a plain copy of it
      But that copy was written into the file of the store
      When 2 more rows are stored
      Then the call fails with AUDIT_STORE_REPLACED, and names what was kept

      Examples:
        | log                        |
        | a log of 0.1.0             |
        | a log that was a backup    |

    Scenario: It is opened again
      Given an open store with 20 rows
      When the store is closed, and another engine opens and closes it
      Then its file is as it was after the first closing

  Rule: Nobody is answered from a log that was copied into the file, nor from both

    Scenario: The first question since the log was opened
      Given an open store with 20 rows, and another log, which is as large
      But that copy was written into the file of the store
      When Ada counts the entries in it
      Then the call fails with AUDIT_STORE_REPLACED, and only another engine can go on

    Scenario Outline: A backup, and the log is copied into the file <when>
      Given an audit log on a file with 3000 entries, and another log with 5
      When Ada makes a backup, and the other log is copied into the file <when>
      Then she is told "was written over", and nothing is left of the backup
      And her next backup has the 5 entries of the other log, and one that says so

      Examples:
        | when       |
        | before     |
        | meanwhile  |

    Scenario: A backup, and the file was moved away
      Given an audit log on a file with 3000 entries, and another log with 5
      When Ada makes a backup, and the other log is moved over the file before
      Then she is told "has taken the place of", and nothing is left of the backup
      And her next backup has the 5 entries of the other log, and one that says so

    Scenario: It is written over while a question is under way
      Given an open store with 2000 rows, all of them in the file
      When Ada counts them, and the file is written over with text meanwhile
      Then the reading fails with STORE_REPLACED

  Rule: A file that is still being copied is not judged before all of it is there

    Scenario: Ada opens it
      Given the first half of a log with 2000 rows where the store should be
      When Ada opens it, and the other half comes before she looks again
      Then the store holds 2000 rows

    # `cp` empties the file first, and then it looks like a new one.
    Scenario: Ada opens it when it has just been emptied
      Given nothing yet of a log with 2000 rows where the store should be
      When Ada opens it, and all of it comes before she looks again
      Then the store holds 2000 rows

  Rule: Who closes a log is told if what it has stored is not in the file

    Scenario Outline: <loss>
      Given an open store with 20 rows, all of them in the file
      And 3 more rows in its log of latest commits
      But then <loss>
      When the store is closed
      Then she is told AUDIT_STORE_REPLACED, because of "was cut off"

      Examples:
        | loss                                  |
        | the file was cut to half              |
        | its log of latest commits was emptied |

    Scenario: The file was moved away
      Given an open store with 20 rows
      But its file was moved away
      When the store is closed
      Then she is told AUDIT_STORE_REPLACED, because of "which is kept as"
      And what was kept has the 20 rows

    # As tests do it, and all that was wanted is away.
    Scenario: The file and those beside it were deleted
      Given an open store with 20 rows
      But the file and those beside it were deleted meanwhile
      When the store is closed
      Then nobody is told anything

    Scenario: A log is closed
      Given an audit log on a file with 3000 entries, and another log with 5
      When the other log is copied into the file, and Ada closes hers
      Then she is told "which is kept as", and 3000 entries are in what was kept of hers
