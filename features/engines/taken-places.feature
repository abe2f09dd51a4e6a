Feature: Files that take the place of a log

  Somebody moves or copies a backup, another log or a text over the file of a log that is open. What was committed last is beside it, in the
  `-wal`, which SQLite takes for a part of any file of that name.

  Rule: What is beside a file is never written into another that takes its place

    Scenario: Another log, after the first was noticed to be away
      Given an open store with 20 rows
      But another log with 2000 rows was moved over its file
      When 2 more rows are stored
      Then the call fails with AUDIT_STORE_REPLACED, and names what was kept
      And another engine stores the 2 rows
      And the file is sound, and holds 2002 rows

    Scenario Outline: Another log, and another engine comes before <who> has noticed it
      Given a store with 20 rows that <who> has open
      But another log with 2000 rows was moved over its file
      When another engine comes
      Then another engine stores the 2 rows
      And the file is sound, and holds 2002 rows
      And what was kept has the 20 rows

      Examples:
        | who             |
        | the first one   |
        | another process |

    Scenario: Two engines come together, and one of them stores before the other takes anything away
      Given a store with 20 rows that another process has open
      But another log with 2000 rows was moved over its file
      When two engines come together, and one stores 2 rows behind the latest look of the other
      Then the other fails with STORE_LOG_SPOILT
      And with 3 more rows of the first one, the file holds 2005 rows
      And what was kept has the 20 rows

    Scenario: A text
      Given an open store with 20 rows
      But a text was moved over its file
      When 2 more rows are stored, and then another engine opens the file
      Then she is told AUDIT_STORE_NOT_A_DATABASE, because of "not a database"
      And the text is as it was

    Scenario: Nobody answers from both of them
      Given a store with 20 rows that another process has open
      But another log with 2000 rows was moved over its file
      When Grace asks the file that is there
      Then she is told AUDIT_STORE_BUSY, because of "is of the file that was there before it"

    Scenario: Who asks a file that was emptied leaves what is beside it
      Given a store with 20 rows that another process has open
      And the process was killed
      But its file was emptied
      When Grace asks the file that is there
      Then she is told AUDIT_STORE_CORRUPT, because of "it is empty, and"
      And the "-wal" is as it was

    Scenario: Nobody makes a backup of both of them
      Given a store with 20 rows that another process has open
      But another log with 2000 rows was moved over its file
      When Grace makes a backup of it
      Then she is told AUDIT_STORE_BUSY, because of "is of the file that was there before it"

  # `cp backup.db audit.db`. To the system it is still the same file.
  Rule: A log that is copied into the file of an open one is noticed, and stays as it was copied

    Scenario Outline: A log that is <size>
      Given an open store with 20 rows
      But another log with <rows> rows was copied into its file
      When 2 more rows are stored
      Then the call fails with AUDIT_STORE_REPLACED, and names what was kept
      And another engine stores the 2 rows
      And the file is sound, and holds <rows together> rows
      And what was kept has the 20 rows

      Examples:
        | size     | rows | rows together |
        | as large | 20   | 22            |
        | larger   | 2000 | 2002          |

    Scenario: Nothing was stored before
      Given Ada has it open
      But another log with 2000 rows was copied into its file
      When 2 more rows are stored
      Then the call fails with AUDIT_STORE_REPLACED, and names what was kept
      And another engine stores the 2 rows
      And the file is sound, and holds 2002 rows

    # `cp` empties the file first. What is emptied is put right from the latest commits, which would damage the copy.
    Scenario: It is still being copied
      Given an open store with 20 rows
      When somebody waits for its file, into which another log with 2000 rows is copied bit by bit
      Then the other log is there as a whole

    Scenario: Nobody stores anything before the store is closed
      Given an open store with 20 rows
      But another log with 2000 rows was copied into its file
      When the store is closed
      Then she is told AUDIT_STORE_REPLACED, because of "which is kept as"
      And the file is sound, and holds 2000 rows
      And what was kept has the 20 rows

    Scenario: After a crash, before anything else was written into the file
      Given a store with 20 rows that another process has open
      And the process was killed
      And Ada has it open
      But another log with 2000 rows was copied into its file
      When 2 more rows are stored
      Then the call fails with AUDIT_STORE_REPLACED, and only another engine can go on

    # Who closes last copies the latest commits into the file, if nothing prevents it.
    Scenario Outline: Another process has it open as well, and closes it <when>
      Given a store with 20 rows that another process has open
      And Ada has it open
      But another log with 2000 rows was copied into its file
      And the other process closes it <when>
      When 2 more rows are stored
      Then another engine stores the 2 rows
      And when all have closed it, the file is sound, and holds 2002 rows
      And what was kept has the 20 rows

      Examples:
        | when  |
        | first |
        | last  |

  Rule: What was committed to a file that was moved away is kept

    Scenario: Its engine begins another
      Given an open store with 20 rows
      But its file was moved away
      When 2 more rows are stored
      Then the call fails with AUDIT_STORE_REPLACED, and names what was kept
      And another engine stores the 2 rows
      And what was kept has the 20 rows

    Scenario: A process that was killed had it open
      Given a store with 20 rows that another process has open
      And the process was killed
      But its file was moved away
      When another engine comes
      Then another engine stores the 2 rows
      And what was kept has the 20 rows

    Scenario: A process was killed as it took the latest commits away
      Given a file that was moved away from a process, which was killed as it kept its latest commits
      When another engine comes
      Then another engine stores the 2 rows
      And what was kept has the 20 rows

    Scenario: A log that begins anew in a file that was emptied says what it has kept
      Given a store with 20 rows that another process has open
      And the process was killed
      But its file was emptied
      When two logs store an entry there, one after the other
      Then the logger of each is told where the latest commits are kept

    # As SQLite does it. Nothing is left of what somebody wanted to have away.
    Scenario: What was deleted is not kept
      Given an open store with 20 rows
      But the file was deleted meanwhile
      When 2 more rows are stored
      Then another engine stores the 2 rows
      And nothing was kept

    # SQLite says only that it cannot open it, which sounds like a right that is missing.
    Scenario: Somebody begins to read it at that moment
      When somebody begins to read it, and it is moved away at that moment
      Then the reading fails with STORE_REPLACED

  Rule: What to do about a file with the latest commits of another is told so that it helps

    Scenario: An older copy is put back after a process was killed
      Given a store with 20 rows that another process has open
      And a copy was made of it, before 2000 more rows were stored and the process was killed
      When the copy takes the place of the file alone, and Ada opens it
      Then she is told AUDIT_STORE_CORRUPT, because of "Move the file away together with its -wal and -shm"
      And after she has done so, the copy opens there, and has 20 rows
