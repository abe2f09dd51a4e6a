Feature: Opening a SQLite file

  The first line of a stack trace from a native driver helps nobody at night. Every reason why a file cannot be a store
  has a name of its own, which does not change, and says what to do.

  Rule: The folders above the file are made

    Scenario: A new file in a new folder
      Given a database file in a folder that does not exist yet
      When Ada opens the store
      Then the store is open
      And its file lies in the new folder

  Rule: What is made is for its owner alone, and what is there keeps its permissions

    Scenario Outline: A program with the umask <umask>
      When a program with the umask <umask> opens a log there
      Then the folder has the permissions 700, and all files of the log have 600

      Examples:
        | umask |
        | 000   |
        | 022   |
        | 777   |

    Scenario: The file and its folder are there already
      Given an empty file with permissions 640, in a folder with permissions 750
      When a program with the umask 022 opens a log there
      Then the folder has the permissions 750, and all files of the log have 640

  Rule: A symbolic link is followed, also to a file that is not there yet

    Scenario: The file that it leads to is not there yet
      Given a symbolic link to a file that is not there yet where the store should be
      When Ada opens the store
      Then the store is open
      And its file lies where the link leads, for its owner alone

  Rule: A place that cannot be a store is named, with the reason and the remedy

    Scenario Outline: <place>
      Given <place> where the store should be
      When Ada opens the store
      Then she is told <code>, because of "<reason>"
      And nothing of the store stays open

      Examples:
        | place                                 | code                       | reason                        |
        | a folder                              | AUDIT_STORE_NOT_A_FILE     | it is a folder                |
        | a device                              | AUDIT_STORE_NOT_A_FILE     | it is a device                |
        | a link to a device                    | AUDIT_STORE_NOT_A_FILE     | it is a device                |
        | a pipe                                | AUDIT_STORE_NOT_A_FILE     | it is a pipe                  |
        | a socket                              | AUDIT_STORE_NOT_A_FILE     | it is a socket                |
        | a file below another file             | AUDIT_STORE_NOT_A_FILE     | ENOTDIR                       |
        | a link into a folder that is not there | AUDIT_STORE_NOT_A_FILE    | it is a symbolic link into    |
        | a link that leads to itself           | AUDIT_STORE_NOT_A_FILE     | ELOOP                         |
        | a path that is too long               | AUDIT_STORE_NOT_A_FILE     | ENAMETOOLONG                  |
        | a text file                           | AUDIT_STORE_NOT_A_DATABASE | file is not a database        |
        | a read-only place                     | AUDIT_STORE_READ_ONLY      | mkdir                         |
        | a place where no folder can be made   | AUDIT_STORE_READ_ONLY      | mkdir                         |
        | a database of another application     | AUDIT_STORE_FOREIGN        | it holds the table customer   |
        | a file for texts in UTF-16            | AUDIT_STORE_FOREIGN        | it keeps texts in UTF-16le    |
        | a log without its mark                | AUDIT_STORE_FOREIGN        | its application_id is 0       |
        | a log of a later release              | AUDIT_STORE_NEWER          | its tables have version 1000  |
        | a log that another process has locked | AUDIT_STORE_BUSY           | database is locked            |
        | a new file that another process fills | AUDIT_STORE_BUSY           | database is locked            |

    Scenario Outline: <driver>
      Given <driver> on the machine of Ada
      When a program of Ada opens the store
      Then the program is told AUDIT_DRIVER_MISSING and "<remedy>"

      Examples:
        | driver                                | remedy                        |
        | no SQLite driver                      | npm install better-sqlite3    |
        | a SQLite driver that is not built     | npm rebuild better-sqlite3    |
        | a SQLite driver made for a later Node | npm install better-sqlite3@12 |

    # The driver is there: advice to install it would cost a day.
    Scenario Outline: <host>
      Given <host> on the machine of Ada
      When a program of Ada opens the store
      Then the program is told <code> and "<remedy>"

      Examples:
        | host                                       | code                  | remedy                                            |
        | a bundle that left out a file of the log   | AUDIT_WORKER_MISSING  | mark audit-race as external                       |
        | a bundle that left out the file of the thread | AUDIT_WORKER_MISSING | mark audit-race as external                     |
        | a bundle without a __dirname               | AUDIT_WORKER_MISSING  | mark audit-race as external                       |
        | a file of the thread that may not be read  | AUDIT_WORKER_MISSING  | missing or cannot be read                         |
        | a Node that may start no thread            | AUDIT_WORKER_MISSING  | also give --allow-worker                          |
        | a Node that may load no addon              | AUDIT_DRIVER_MISSING  | Start Node with --allow-addons                    |
        | a Node that may not write there            | AUDIT_STORE_READ_ONLY | --allow-fs-write for the folder                   |
        | a Node that may start no more threads       | AUDIT_STORE_IO        | ulimit -u                                         |
        | a Node whose threads get no memory         | AUDIT_STORE_IO        | There is no memory left                           |

    Scenario: A thread that cannot be started is told at once, and not tried again
      Given a Node that may start no thread on the machine of Ada
      When a program of Ada records an entry and flushes the log
      Then the program is told AUDIT_WORKER_MISSING after 0 retries

  Rule: Where the system gives no more files, this is told as what it is and tried again

    # SQLite says only that it cannot open the file, and Node that it cannot start the thread.
    Scenario: However many files may still be opened
      When a program opens a log for each number of files that it may still open, from none to enough
      Then each log but the last is told AUDIT_STORE_IO and "ulimit -n", and that waiting helps
      And each has stored its entry when more files may be opened

  Rule: The tables are made once, however many engines open the file together

    Scenario: Ten engines on a fresh file
      Given 10 open engines on one fresh file
      When all of them make the tables at the same moment
      Then each of the 10 is ready for entries

  Rule: An engine whose thread has died says so, and does not hang

    Scenario: The thread dies during a call
      Given an open store whose thread is about to die
      When Ada counts the entries in it
      Then she is told AUDIT_ENGINE_DIED, because of "the worker thread ended"

    Scenario: The engine is used after it was closed
      Given a store that Ada has closed
      When Ada counts the entries in it
      Then she is told AUDIT_ENGINE_CLOSED, because of "it was closed"
