Feature: Going on in another file

  A log whose file was deleted or replaced goes on in the file that is there now. Whoever reads that file later must see that
  there was another, since when, and how much was in it.

  Rule: A log that has lost its file says so in the next one

    Scenario Outline: <loss>
      Given a log with an entry, of which there is a copy, and in which Ada has stored 2 more
      When <loss>, and Ada stores 1 more
      Then the file holds <count> of her entries, and one "audit.opened" that tells of the 2 and of AUDIT_STORE_REPLACED
      And the log has accepted 3 entries

      Examples:
        | loss                                 | count |
        | the file is deleted                  | 1     |
        | an earlier copy takes its place      | 2     |
        | an earlier backup is written into it | 2     |
        | the file is emptied                  | 1     |
        | its tables are dropped               | 1     |
        | its folder is deleted                | 1     |
        | its -wal is written over             | 4     |

    Scenario: The process exits before it has noticed
      Given a program that stores 2 entries, deletes its file, records 1 more, and exits
      When it has ended
      Then the file holds 1 of its entries, and one "audit.opened" that tells of the 2

    Scenario: The thread that writes dies, and the file is deleted
      Given a log with an entry, of which there is a copy, and in which Ada has stored 2 more
      When its thread dies as the file is deleted, and Ada stores 1 more
      Then the file holds 1 of her entries, and one "audit.opened" that tells of the 2

    Scenario: The process exits before it has noticed that its tables were dropped
      Given a program that stores 2 entries, drops its tables, records 1 more, and exits
      When it has ended
      Then the file holds 1 of its entries, and one "audit.opened" that tells of the 2

  Rule: Where a part of the tables is left, none are made anew before somebody decides

    Scenario Outline: <table> is dropped
      Given a log with an entry, of which there is a copy, and in which Ada has stored 2 more
      When <table> is dropped, and Ada records 1 more
      Then she is refused with AUDIT_STORE_CORRUPT, which names <table>
      And so is a program that opens the log anew
      And when it is restored, the file holds 4 of her entries, and no "audit.opened"

      Examples:
        | table        |
        | audit_entry  |
        | audit_writer |
        | audit_batch  |

    Scenario: Who only reads needs the entries alone
      Given a log with an entry, of which there is a copy, and in which Ada has stored 2 more
      When audit_batch is dropped, and Ada records 1 more
      Then a program that opens the log for reading finds 3 entries

  Rule: It is said once, by whoever comes first

    Scenario Outline: <loss>
      Given a log with an entry, of which there is a copy, and that 4 programs have open
      When <loss>, and each of them stores 1, all at the same moment
      Then the file holds <count> of their entries, and one "audit.opened"

      Examples:
        | loss                                 | count |
        | the file is deleted                  | 4     |
        | an earlier copy takes its place      | 5     |
        | an earlier backup is written into it | 5     |
        | its tables are dropped               | 4     |
        | its folder is deleted                | 4     |

    Scenario: It is lost once more
      Given a log with an entry, of which there is a copy, and in which Ada has stored 2 more
      When an earlier copy takes its place, and Ada stores 1 more
      And a copy of what is there now takes its place, and Ada stores 1 more
      Then the file holds 3 of her entries, and two "audit.opened"

  Rule: Where nothing was lost, nothing is said

    Scenario: A new file, and the same file again
      Given a log with an entry, of which there is a copy, and in which Ada has stored 2 more
      When she closes it, opens it again, and stores 1 more
      Then the file holds 4 of her entries, and no "audit.opened"

    Scenario: The thread that writes dies
      Given a log with an entry, of which there is a copy, and in which Ada has stored 2 more
      When its thread dies, and Ada stores 1 more
      Then the file holds 4 of her entries, and no "audit.opened"
