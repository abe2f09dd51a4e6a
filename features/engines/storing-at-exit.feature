Feature: Storing at exit

  When a process ends, no promise settles any more and no thread answers. What was accepted just before must be on disk
  all the same.

  Rule: What a process holds when it exits is on disk when it has ended

    Scenario Outline: The store of the process is <state>
      Given a program whose store is <state>
      When the program exits while it holds 5000 rows
      Then all 5000 rows are in the store, each of them once

      Examples:
        | state                                           |
        | not opened yet                                  |
        | open                                            |
        | open, and storing the same rows                 |
        | open, and named by a relative path              |
        | open, and held a little longer by somebody else |

  Rule: A store that cannot be written at exit is named, with the reason

    Scenario: A folder where the store should be
      Given a program whose store is a folder
      When the program exits while it holds 3 rows
      Then the program is told AUDIT_STORE_NOT_A_FILE at exit

    Scenario: Somebody else holds the file for good
      Given a program whose store is open, and held for good by somebody else
      And a busy time of 300 ms
      When the program exits while it holds 3 rows
      Then the program is told AUDIT_STORE_BUSY at exit
      And it has waited for its busy time, and then no longer
