Feature: Reading a log without the right to write it

  An auditor has a copy on a read-only disk, or may look at a log and no more. To ask it, nothing must be written, nothing is left
  behind, and nobody who writes is in the way.

  Rule: A log is read wherever it can be read

    Scenario Outline: <log>
      Given <log>
      When a program that may not write there opens it for reading
      Then it finds 3 entries, by page, by stream, by id and by filter
      And nothing is left behind, and nothing in the folder has changed

      Examples:
        | log                                                          |
        | an archived log with 3 entries                               |
        | an archived log with 3 entries, of which 2 are in its -wal   |
        | an archived log with 3 entries, and a rollback journal       |
        | a log with 3 entries that a process left when it was killed  |
        | a log of 0.1.0 with 3 entries                                |
        | a log with 3 entries that its owner has open                 |

    Scenario: A program was killed while it read a copy
      Given an archived log with 3 entries
      And a program that was killed when it had copied the log to read it
      When a program that may not write there opens it for reading
      Then it finds 3 entries, by page, by stream, by id and by filter
      And nothing is left behind, and nothing in the folder has changed

    Scenario: It is written meanwhile
      Given a log with 3 entries that Ada has open
      When Grace opens it for reading, Ada records 2 more, and Grace counts them
      Then Grace finds 5 entries
      And when both have closed it, nothing but the log is in the folder

    # Who only reads cannot tidy up as the last who closes it.
    Scenario: It is closed before the reader is
      Given a log with 3 entries that Ada has open
      When Grace opens it for reading, Ada records 2 more and closes it, and Grace closes it
      Then 5 entries are in the file by itself
      And when somebody has opened it again to write, nothing but the log is in the folder

    Scenario: Another user has it open, and its owner stores more
      Given a log with 3 entries that its owner has open
      When a program that may not write there has opened it for reading, and the owner records 2 more
      Then it finds 5 entries, by page, by stream, by id and by filter

    Scenario Outline: <change> while Grace has it open
      Given a log with 3 entries that Ada has open
      When Grace opens it for reading, <change>, and she counts twice
      Then her first question is told AUDIT_STORE_REPLACED
      And her second question is told <second>

      Examples:
        | change                       | second              |
        | another log takes its place  | 1                   |
        | it is deleted                | AUDIT_STORE_MISSING |

  Rule: What is read from a copy is as new as the log

    Where nobody has the log open, a copy of it is asked. It is made anew when the log has changed, and at no other time.

    Scenario Outline: Meanwhile <meanwhile>
      Given a log with 3 entries that nobody has open
      When Grace opens it for reading, counts, <meanwhile>, and she counts again
      Then she was told <told>
      And <copies> copies were made, and none is left

      Examples:
        | meanwhile                                                   | told | copies |
        | nothing happens                                             | 3, 3 | 1      |
        | Ada opens it and records 2 more                             | 3, 5 | 1      |
        | Ada opens it, records 2 more and closes it                  | 3, 5 | 2      |
        | a copy of it with 2 more is written into it                 | 3, 5 | 2      |
        | a copy of it with 2 more is written into it, time and all   | 3, 5 | 2      |

    Scenario: Others come and go all day
      Given a log with 3 entries that nobody has open
      When Grace opens it for reading, and counts three times after each of two visits in which Ada records 2 more
      Then she was told 5, 5, 5, 7, 7, 7
      And 3 copies were made, and none is left

    Scenario: Whoever has opened it goes on
      Given a log with 3 entries that nobody has open
      When Grace opens it for reading, and counts after each of three times that Ada, who stays, records 2 more
      Then she was told 5, 7, 9
      And 1 copy was made, and none is left

    Scenario: She opens it by a symbolic link
      Given a log with 3 entries that nobody has open, and a symbolic link to it
      When Grace opens it for reading, counts, Ada opens it and records 2 more, and she counts again
      Then she was told 3, 5
      And 1 copy was made, and none is left

    Scenario: She asks in every way at once
      Given a log with 3 entries that nobody has open
      When Grace opens it for reading, Ada opens it, records 2 more and closes it, and she asks in every way at once
      Then she was told 5, 5, 5, 5
      And 2 copies were made, and none is left

    Scenario: More is stored while the copy is made anew
      Given a log with 3 entries that nobody has open
      When Grace opens it for reading, Ada records 2 more, and 2 more while Grace counts, who then counts again
      Then she was told 5, 7
      And 3 copies were made, and none is left

    Scenario Outline: It is no more what it was, for <meanwhile>
      Given a log with 3 entries that nobody has open
      When Grace opens it for reading, counts, <meanwhile>, and she counts twice
      Then she was told <told>
      And <copies> copies were made, and none is left

      Examples:
        | meanwhile                   | told                                                      | copies |
        | it is deleted               | 3, AUDIT_STORE_REPLACED, AUDIT_STORE_MISSING              | 1      |
        | another log takes its place | 3, AUDIT_STORE_REPLACED, 1                                | 2      |
        | a text is written into it   | 3, AUDIT_STORE_NOT_A_DATABASE, AUDIT_STORE_NOT_A_DATABASE | 3      |

    Scenario: It is closed while the copy is made anew
      Given a log with 3 entries that nobody has open
      When Grace opens it for reading, Ada opens it, records 2 more and closes it, and Grace counts and closes the reader at once
      Then she was told 5
      And 2 copies were made, and none is left

  Rule: A question has the limits that every question has

    Scenario Outline: Grace <asks>
      Given a log with 3 entries that Ada has open
      When Grace <asks> of what is open for reading, with a limit of 200 ms, which pass
      Then the reader tells her AUDIT_STORE_TIMEOUT
      And when she <asks> without a limit, she has her answer

      Examples:
        | asks                 |
        | lists the entries    |
        | streams the entries  |
        | counts the entries   |
        | asks for an entry    |

    Scenario Outline: Grace <asks>, and gives up
      Given a log with 3 entries that Ada has open
      When Grace <asks> of what is open for reading, and gives up
      Then the reader tells her that she has gone

      Examples:
        | asks                 |
        | lists the entries    |
        | streams the entries  |
        | counts the entries   |
        | asks for an entry    |

    Scenario: She closes it while a question is under way
      Given a log with 3 entries that Ada has open
      When Grace counts the entries, closes the reader at once, and counts them again
      Then her first question is answered, her second is told AUDIT_CLOSED, and the reader is closed

    Scenario: She closes it, and does not wait for a question under way
      Given a log with 3 entries that Ada has open
      When Grace counts the entries, closes the reader within 200 ms, which pass, and counts them again
      Then both her questions are told AUDIT_CLOSED, and the reader is closed

  Rule: What cannot be read is told, and nothing is made

    Scenario Outline: <place>
      Given <place>
      When a program that may not write there opens it for reading
      Then it is told <code>, because of "<reason>"
      And nothing is left behind, and nothing in the folder has changed

      Examples:
        | place                                            | code                       | reason                      |
        | no file at all                                   | AUDIT_STORE_MISSING        | there is no such file       |
        | a log that only its owner may read               | AUDIT_STORE_UNREADABLE     | this user may not read it   |
        | a log in a folder that only its owner may search | AUDIT_STORE_UNREADABLE     | this user may not read it   |
        | a text file                                      | AUDIT_STORE_NOT_A_DATABASE | file is not a database      |
        | an empty file                                    | AUDIT_STORE_MISSING        | no log was begun in it      |
        | a log whose tables were dropped                  | AUDIT_STORE_MISSING        | somebody dropped the tables |
        | a database of another program                    | AUDIT_STORE_FOREIGN        | it holds the table customer |
        | a log without its mark                           | AUDIT_STORE_FOREIGN        | its application_id is 0     |
        | a log of a later version                         | AUDIT_STORE_NEWER          | its tables have version     |
        | a folder                                         | AUDIT_STORE_NOT_A_FILE     | it is a folder              |
        | a link to a device                               | AUDIT_STORE_NOT_A_FILE     | it is a device              |
        | a pipe                                           | AUDIT_STORE_NOT_A_FILE     | it is a pipe                |
        | a socket                                         | AUDIT_STORE_NOT_A_FILE     | it is a socket              |

    Scenario: It was closed
      Given a log with 3 entries that Ada has open
      When Grace opens it for reading, closes it twice, and counts the entries
      Then the reader tells her AUDIT_CLOSED

    Scenario Outline: It is opened with <options>
      Given a log with 3 entries that Ada has open
      When Grace opens it for reading with <options>
      Then the reader tells her <code>

      Examples:
        | options                        | code                 |
        | { "databaseURL": "sqlite:a" }  | AUDIT_OPTION_INVALID |
        | { "databaseUrl": 1 }           | AUDIT_OPTION_INVALID |
        | { "clock": {} }                | AUDIT_OPTION_INVALID |
        | { "databaseUrl": "mysql://x" } | AUDIT_URL_INVALID    |

    Scenario Outline: The engine behind it is <asked>
      Given a log with 3 entries that Ada has open
      When the engine of a reader is <asked>
      Then the reader tells her AUDIT_STORE_READ_ONLY

      Examples:
        | asked                            |
        | given entries to store           |
        | told to prune                    |
        | given entries as a process exits |
