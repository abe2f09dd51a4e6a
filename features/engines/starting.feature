Feature: A start costs what is used

  Commands, tests and functions in the cloud start often and do little. Most of what such a program costs is what it loads.

  Rule: A program and its threads load what they use, and nothing else

    Scenario Outline: A program that <does>
      When a program of Ada <does>
      Then it has loaded <used>
      And it has not loaded <unused>

      Examples:
        | does                                | used                             | unused                                                             |
        | imports the package                 | what records                     | what opens SQLite, what opens PostgreSQL, what spills              |
        | stores an entry in SQLite           | what opens SQLite, what stores   | what opens PostgreSQL, what spills, what reads, what prunes        |
        | reads an entry in SQLite            | what reads                       | what opens PostgreSQL, what verifies, what prunes                  |
        | counts entries on the command line  | what counts, what reads          | what opens PostgreSQL, what records, what lists, what verifies     |
        | asks the command line for its help  | what counts, what lists          | what opens SQLite, what opens PostgreSQL, what records, what reads |

    # At the exit of a process it may be too late.
    Scenario: What opens and stores is loaded before it is needed
      When a program of Ada makes a log in SQLite and does nothing with it
      Then it has loaded what opens SQLite, what stores
      And it has not loaded what reads, what verifies, what prunes

  Rule: A part that cannot be loaded is told as what it is

    Scenario Outline: <host>
      Given <host> on the machine of Ada
      When a program of Ada opens the store
      Then the program is told <code> and "<remedy>"

      Examples:
        | host                                         | code                 | remedy                      |
        | a bundle that left out what opens SQLite     | AUDIT_WORKER_MISSING | mark audit-race as external |
        | a bundle that left out what opens PostgreSQL | AUDIT_WORKER_MISSING | mark audit-race as external |
        | a Node that may open no more files           | AUDIT_STORE_IO       | ulimit -n                   |

    Scenario: It is not tried again where that would not help
      Given a bundle that left out what opens SQLite on the machine of Ada
      When a program of Ada records an entry and flushes the log
      Then the program is told AUDIT_WORKER_MISSING after 0 retries

    Scenario: It is tried again where others may have closed their files
      Given a Node that may open more files only later on the machine of Ada
      When a program of Ada records an entry and reads it
      Then the program has found the entry

  Rule: All parts are loaded also where a library of others adds to all objects

    Scenario: All objects inherit a number
      Given a Node whose objects all inherit a number on the machine of Ada
      When a program of Ada records an entry and reads it
      Then the program has found the entry
