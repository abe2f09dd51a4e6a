Feature: Checking the log at the start

  A log accepts entries before its database has ever been opened. A service that waits for the session first does not start
  with a log that cannot store.

  Rule: Whoever waits for the session hears whether the log can store, before there is an entry

    Scenario: There is a folder where the file should be
      Given a folder where the file of Ada's log should be
      When Ada's service waits for the session at its start
      Then Grace is told AUDIT_STORE_NOT_A_FILE

    # SQLite itself opens such a file without a word, and refuses the first entry.
    Scenario Outline: <file>
      Given <file>, in a folder where all may write
      When a service of a user who is not root waits for the session at its start
      Then the service is told AUDIT_STORE_READ_ONLY before there is an entry

      Examples:
        | file                                  |
        | a log that may only be read           |
        | a log that its owner alone may change |

    Scenario: All is well
      Given a log on a file that nobody has used
      When Ada's service waits for the session at its start
      Then the log is ready, and its file holds no entry
