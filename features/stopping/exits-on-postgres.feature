@postgres
Feature: How a process ends, with PostgreSQL

  A server cannot be reached while a process exits: no answer arrives any more. So what a process holds then is spilled to a
  file beside it, and the next start sends it, once. Each of these programs is a process of its own, on a real server.

  Background:
    Given a program of Ada whose log is in PostgreSQL

  Rule: A program that is done ends by itself, with everything it recorded in PostgreSQL and no spill file

    Scenario Outline: It <does>
      When Ada's program <does>
      Then it ends by itself, with nothing to complain about
      And the log has left no file behind

      Examples:
        | does                                       |
        | makes an audit log and never uses it       |
        | opens the log and then has nothing to do   |

    Scenario Outline: It <does>
      When Ada's program <does>
      Then it ends by itself, with nothing to complain about
      And every entry that it recorded is in PostgreSQL, once and in the order of recording
      And it has left no spill file

      Examples:
        | does                             |
        | records and never closes the log |
        | records and closes the log       |

  Rule: What a program that breaks off still holds is in its spill file, and the next start sends it

    Scenario Outline: It <breaks off>
      When Ada's program <breaks off>
      Then its exit code is <code>
      And some of what it recorded waits in its spill file
      When it is started again, and records nothing
      Then every entry that it recorded is in PostgreSQL, once and in the order of recording

      Examples:
        | breaks off                                                       | code |
        | exits in the tick in which it records                            | 0    |
        | exits while the session opens                                    | 0    |
        | exits while batches are on their way                             | 0    |
        | exits while it closes the log                                    | 0    |
        | throws an error that nobody catches                              | 1    |
        | rejects a promise that nobody handles                            | 1    |
        | records in its exit listeners, before and after the log          | 0    |
        | exits, and an exit listener that was there before the log throws | 1    |
        | removes all exit listeners and exits                             | 0    |
        | exits with another log whose store is a folder and whose logger throws | 0 |
        | has a subscriber to its signals that throws                      | 1    |
        | has a thread that records and exits                              | 0    |

    # A receipt says "stored" when PostgreSQL has the entry, and so do the counts.
    Scenario: What was spilled does not count as stored
      When Ada's program counts what it has stored after it has spilled, and exits
      Then its exit code is 0
      And 100 entries wait in its spill file

    Scenario: The next start dies as well, when PostgreSQL has the first of them and the file has them still
      Given Ada's program exits in the tick in which it records
      When Ada's program opens the log, which kills it as soon as the first 30 entries are sent
      Then SIGKILL is what ended it
      And 100 entries wait in its spill file
      When it is started again, and records nothing
      Then PostgreSQL has each of the 100 entries once
      And 0 entries wait in its spill file

    Scenario: Several start at once
      Given Ada's program exits in the tick in which it records
      When Ada's program opens the log, closes it and records nothing, in 3 processes at once
      Then PostgreSQL has each of the 100 entries once
      And the 3 processes have sent 100 entries in all

  Rule: A signal that the program handles costs nothing; any other costs at most what no receipt has promised

    Scenario: SIGTERM reaches a program that exits
      Given a program of Ada that records without a pause until a signal has it exit
      When Grace sends it SIGTERM
      Then its exit code is 0
      And some of what it recorded waits in its spill file
      When it is started again, and records nothing
      Then every entry that it recorded is in PostgreSQL, once and in the order of recording

    Scenario: SIGTERM reaches a program that closes the log
      Given a program of Ada that records without a pause until a signal has it close the log
      When Grace sends it SIGTERM
      Then its exit code is 0
      And every entry that it recorded is in PostgreSQL, once and in the order of recording
      And it has left no spill file

    Scenario Outline: <signal> reaches a program that does not handle it
      When Ada's program dies of <signal> as soon as a receipt has resolved
      Then <signal> is what ended it
      And every entry whose receipt had resolved is in PostgreSQL, once

      Examples:
        | signal  |
        | SIGTERM |
        | SIGKILL |

    Scenario Outline: It <ends>
      When Ada's program <ends> as soon as a receipt has resolved
      Then its exit code is 0
      And every entry whose receipt had resolved is in PostgreSQL, once

      Examples:
        | ends                       |
        | calls process.reallyExit() |

    Scenario Outline: It <ends the thread>
      When Ada's program <ends the thread>
      Then its exit code is 0
      And every entry whose receipt had resolved is in PostgreSQL, once

      Examples:
        | ends the thread                                 |
        | ends a thread as soon as a receipt has resolved |

  Rule: What cannot be spilled either is told, and does not keep the program from ending

    Scenario Outline: It <does>
      When Ada's program <does>
      Then its exit code is 0
      And it tells on standard error that 100 entries are lost, because <reason>

      Examples:
        | does                                                                    | reason                                |
        | exits in the tick in which it records, where there can be no spill file | Name a file                           |
        | does without a spill file and exits in the tick in which it records     | PostgreSQL cannot be reached while    |
        | exits with an engine it opened itself                                   | This engine cannot store anything     |

    Scenario: There is no driver of SQLite
      Given Ada's machine has no driver of SQLite
      When Ada's program opens the log, and exits a turn later in the tick in which it records
      Then its exit code is 0
      And it has warned at the start: "Entries that this process still holds when it ends will be lost"
      And it has warned at the start: "npm install better-sqlite3"
      And it tells on standard error that 100 entries are lost, because npm install better-sqlite3

  Rule: A server that is down costs nothing that was accepted

    @postgres_server
    Scenario: The server is stopped, and the program is told to end
      Given a program of Ada on a server of its own, which has stored 100 entries
      And the server is stopped
      When Grace sends it SIGTERM
      Then its exit code is 0
      And 100 entries wait in its spill file
      When the server is started, and so is the program
      Then the server has each of the 200 entries once
      And 0 entries wait in its spill file
