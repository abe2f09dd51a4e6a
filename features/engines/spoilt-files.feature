Feature: Files that are spoilt while they are open

  logrotate empties a file, a script writes into it, a backup is copied over it. The file is still at its place and opens as before,
  and SQLite goes on from what it has in memory: everything would be called stored, and nothing would be there.

  Rule: A file that is no longer what it was is noticed before anybody is answered

    Scenario Outline: <fault>
      Given an open store with 2000 rows, all of them in the file
      But then <fault>
      When 2 more rows are stored
      Then the call fails with AUDIT_STORE_REPLACED, and only another engine can go on

      Examples:
        | fault                                           |
        | the file was emptied                            |
        | the file was cut to half                        |
        | the file was cut by a byte                      |
        | the file was cut to half a page                 |
        | the file was cut to 50 bytes                    |
        | the file was written over with text             |
        | the file was written over with zeros            |
        | the file was written over with another database |
        | its index of the latest commits was deleted     |
        | its index of the latest commits was emptied     |

    Scenario Outline: <fault>, and somebody reads
      Given an open store with 2000 rows, all of them in the file
      But then <fault>
      When Ada counts the entries in it
      Then the call fails with AUDIT_STORE_REPLACED, and only another engine can go on

      Examples:
        | fault                                           |
        | the file was emptied                            |
        | the file was cut to half                        |
        | the file was written over with text             |
        | its index of the latest commits was emptied     |

    Scenario: The beginning of its log of latest commits was written over, and somebody reads
      Given an open store with 20 rows
      But then the beginning of its log of latest commits was written over
      When Ada counts the entries in it
      Then the call fails with AUDIT_STORE_REPLACED, and only another engine can go on

    Scenario Outline: <fault>, and somebody reads once more
      Given an open store with 2000 rows, which Ada has counted
      But then <fault>
      When Ada counts the entries in it
      Then the call fails with AUDIT_STORE_REPLACED, and only another engine can go on

      Examples:
        | fault                                                           |
        | its log of latest commits was written over with that of another |
        | the beginning of its log of latest commits was written over     |

    Scenario: An older copy was put in its place
      Given an open store of which a copy was made, and 2000 rows came afterwards, all of them in the file
      But then an older copy was put in its place
      When 2 more rows are stored
      Then the call fails with AUDIT_STORE_REPLACED, and only another engine can go on

    # Nobody would open it again.
    Scenario: The file was marked as that of another application
      Given an open store with 20 rows
      But then the file was marked as that of another application
      When 2 more rows are stored
      Then the call fails with AUDIT_STORE_REPLACED, and only another engine can go on

    # It is sound, and as it once was. That something is missing is seen by the batches that it does not know.
    Scenario: An older copy was written into the file
      Given an open store of which a copy was made, and 2000 rows came afterwards, all of them in the file
      But then an older copy was written into the file
      When the writer of the 2000 rows sends 2 more
      Then the call fails with AUDIT_STORE_BEHIND

    Scenario: An older copy was written into the file, just after somebody had written all commits into it
      Given an open store of which a copy was made, and 2000 rows came afterwards, all of them in the file
      And 3 more rows in its log of latest commits
      But then an older copy was written into the file, after all commits
      When 2 more rows are stored
      Then the call fails with AUDIT_STORE_REPLACED, and only another engine can go on

    Scenario Outline: <fault>
      Given an open store with 2000 rows
      But then <fault>
      When 2 more rows are stored
      Then the call fails with AUDIT_STORE_REPLACED, and only another engine can go on

      Examples:
        | fault                                                            |
        | its log of latest commits was emptied                            |
        | its log of latest commits was cut to half                        |
        | its log of latest commits was written over with zeros            |
        | its log of latest commits was written over with that of another  |
        | the beginning of its log of latest commits was written over      |
        | the checksum of its log of latest commits was written over       |

    Scenario Outline: <fault>, and the file had all pages before
      Given an open store with 2000 rows, all of them in the file
      And 3 more rows in its log of latest commits
      But then <fault>
      When 2 more rows are stored
      Then the call fails with AUDIT_STORE_REPLACED, and only another engine can go on

      Examples:
        | fault                                     |
        | its log of latest commits was emptied     |
        | its log of latest commits was cut to half |

  Rule: What is there afterwards is begun afresh, put right, or refused; it is never made worse

    Scenario: An emptied file is begun afresh
      Given an open store with 2000 rows, all of them in the file
      But then the file was emptied
      When 2 more rows are stored
      Then another engine stores the 2 rows
      And the file is sound, and holds 2 rows

    Scenario: Everything is still in the log of latest commits
      Given an open store with 20 rows
      But then the file was emptied
      When 2 more rows are stored
      Then another engine stores the 2 rows
      And the file is sound, and holds 22 rows

    Scenario: Everything was emptied
      Given an open store with 20 rows
      But then the file was emptied, and those beside it
      When 2 more rows are stored
      Then another engine stores the 2 rows
      And the file is sound, and holds 2 rows

    # logrotate with copytruncate, told to take all files of the folder.
    Scenario: The index of the latest commits is made anew
      Given an open store with 20 rows
      But then its index of the latest commits was emptied
      When 2 more rows are stored
      Then another engine stores the 2 rows
      And the file is sound, and holds 22 rows

    # SQLite itself notices nothing, and finds nothing in it after a crash.
    Scenario: The beginning of the latest commits was written over
      Given an open store with 20 rows
      But then the beginning of its log of latest commits was written over
      When 2 more rows are stored
      Then all that was committed is in the file itself, 22 rows
      And another engine stores the 2 rows
      And the file is sound, and holds 22 rows

    Scenario: The beginning of the latest commits was written over, and somebody reads what was there before
      Given an open store with 20 rows, and somebody who reads them while 3 more come
      But then the beginning of its log of latest commits was written over
      When 2 more rows are stored
      Then the call fails with AUDIT_STORE_BUSY, and is worth making again
      And when nobody reads any more, it fails with AUDIT_STORE_REPLACED
      And all that was committed is in the file itself, 25 rows

    Scenario: The beginning of the latest commits was written over, and another engine comes
      Given an open store with 20 rows
      But then the beginning of its log of latest commits was written over
      When Ada opens another engine on it
      Then she is told AUDIT_STORE_BUSY, because of "was cut off or written over"
      And when 2 more rows are stored, all that was committed is in the file itself, 22 rows

    # Only the engine that has the log open can still read it.
    Scenario: The end of the latest commits was written over, and another engine comes
      Given an open store with 20 rows
      But then the end of its log of latest commits was written over
      When Ada opens another engine on it
      Then she is told AUDIT_STORE_BUSY, because of "was cut off or written over"

    # Who closes the store would write what is there now into the file.
    Scenario: The latest commits were written over with zeros, and are lost
      Given an open store with 20 rows, all of them in the file
      And 3 more rows in its log of latest commits
      But then its log of latest commits was written over with zeros
      When 2 more rows are stored
      Then another engine stores the 2 rows
      And the file is sound, and holds 22 rows

    Scenario: A file that lacks its second half is refused, and left as it is
      Given an open store with 2000 rows, all of them in the file
      But then the file was cut to half
      When 2 more rows are stored, and then another engine opens the file
      Then she is told AUDIT_STORE_CORRUPT, because of "malformed"
      And the file is as long as it was cut

  Rule: What other processes do with a file is no fault

    Scenario: Three processes store, delete, shrink the file, write it, and are killed meanwhile
      Given an open store with 0 rows
      When Ada stores 100 batches while 3 processes do all that to the file, 4 of them killed meanwhile
      Then none of her calls has failed
      And the file is sound
