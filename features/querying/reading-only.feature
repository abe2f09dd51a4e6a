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
        | a log with 3 entries that a process left when it was killed  |
        | a log of 0.1.0 with 3 entries                                |
        | a log with 3 entries that its owner has open                 |

    Scenario: It is written meanwhile
      Given a log with 3 entries that Ada has open
      When Grace opens it for reading, Ada records 2 more, and Grace counts them
      Then Grace finds 5 entries
      And when both have closed it, nothing but the log is in the folder

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
      Then it is told <code>
      And nothing is left behind, and nothing in the folder has changed

      Examples:
        | place                                | code                       |
        | no file at all                       | AUDIT_STORE_MISSING        |
        | a log that only its owner may read   | AUDIT_STORE_UNREADABLE     |
        | a text file                          | AUDIT_STORE_NOT_A_DATABASE |
        | a folder                             | AUDIT_STORE_NOT_A_FILE     |
        | a database of another program        | AUDIT_STORE_FOREIGN        |
        | a log of a later version             | AUDIT_STORE_NEWER          |

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
