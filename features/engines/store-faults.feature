Feature: Faults of the store

  Disks fill up, files are moved by somebody who means well, threads die. Nothing is called stored that is not, and each
  fault says whether the same call is worth making again, or whether another engine has to go on.

  Rule: Nothing is stored into a file that nobody will find again

    Scenario Outline: <fault>
      Given an open store with 3 rows
      But <fault> meanwhile
      When 2 more rows are stored
      Then the call fails with AUDIT_STORE_REPLACED, and only another engine can go on
      And another engine stores the 2 rows

      Examples:
        | fault                                        |
        | the file was deleted                         |
        | the file and those beside it were deleted    |
        | another log has taken the place of the file  |
        | its log of latest commits was deleted        |

    Scenario Outline: <what> has taken the place of the file, and <who>
      Given an open store with 3 rows
      But <what> has taken the place of the file meanwhile
      When <who>
      Then the call fails with AUDIT_STORE_REPLACED, and only another engine can go on

      Examples:
        | what               | who                           |
        | a link to a device | 2 more rows are stored        |
        | a pipe             | 2 more rows are stored        |
        | a link to a device | Ada counts the entries in it  |
        | a pipe             | Ada counts the entries in it  |

    Scenario: The rows of a file that was deleted are not shown as if it were there
      Given an open store with 3 rows
      But the file and those beside it were deleted meanwhile
      When Ada counts the entries in it
      Then the call fails with AUDIT_STORE_REPLACED, and only another engine can go on

    Scenario: An engine that lost its file is closed after another has opened the new one
      Given an open store with 3 rows
      But the file was deleted meanwhile
      When another engine opens the file and stores 2 more rows, and then the first one is closed
      Then the new file holds the 2 rows, and nothing else

  Rule: What cannot grow loses nothing, and storing goes on when there is room again

    Scenario Outline: <what>
      Given a program on a disk with too little <lack>
      When the program stores rows until it fails, and goes on when there is room again
      Then it was told <code> once, and that the same call is worth making again
      And every row is in its store

      Examples:
        | what                                    | lack                | code             |
        | The disk is full                        | room for a database | AUDIT_STORE_FULL |
        | The files of a process may not grow     | room in a file      | AUDIT_STORE_IO   |
        | The log of latest commits may not grow, and the file may | room in the log of latest commits | AUDIT_STORE_IO |

  Rule: What somebody's trigger leaves out is not called stored

    Scenario Outline: Somebody's trigger leaves out <which>, and 2 more rows are stored <how>
      Given an open store with 3 rows
      But a trigger leaves out <which> meanwhile
      When 2 more rows are stored <how>
      Then the call fails with AUDIT_STORE_CORRUPT, and says "kept 1 of 1 entry from being stored"
      And the file is sound, and holds 3 rows

      Examples:
        | which         | how                          |
        | each row      | as a batch                   |
        | the last row  | as a batch                   |
        | the last row  | in a transaction of a caller |

    Scenario: Rows that are there already are not taken for left out
      Given an open store with 3 rows
      But a trigger leaves out each row meanwhile
      When the 3 rows are sent once more
      Then the call does not fail

  Rule: A damaged file is named as such

    Scenario: The pages of a file were overwritten
      Given a store with 3 rows whose pages were overwritten
      When Ada opens the store and counts the entries
      Then she is told AUDIT_STORE_CORRUPT, because of "malformed"

  Rule: An engine whose thread has died can be replaced

    Scenario: The thread dies
      Given an open store whose thread is about to die
      When 2 more rows are stored
      Then the call fails with AUDIT_ENGINE_DIED, and only another engine can go on
      And another engine stores the 2 rows
