Feature: How a process ends

  Processes end at the worst of moments. Whoever relies on the log must know, for each way in which a process can end,
  what is on disk afterwards; so each of these programs is a process of its own, on a real file, and the entries are
  counted when it is gone. That a program ends by itself is shown by its end: nothing else ends it.

  Rule: A program that is done ends by itself, and everything it recorded is on disk

    Scenario: It never uses the log
      When Ada's program makes an audit log and never uses it
      Then it ends by itself, with nothing to complain about
      And the log has left no file behind

    Scenario Outline: It <does>
      When Ada's program <does>
      Then it ends by itself, with nothing to complain about
      And every entry that it recorded is in the store, once

      Examples:
        | does                             |
        | records and never closes the log |
        | records and closes the log       |
        | records in two logs of one file  |

    Scenario: It opens the log and then has nothing to do
      When Ada's program opens the log and then has nothing to do
      Then it ends by itself, with nothing to complain about
      And its store is there, and empty

  Rule: A program that breaks off has everything it recorded on disk

    Scenario Outline: It <breaks off>
      When Ada's program <breaks off>
      Then its exit code is <code>
      And every entry that it recorded is in the store, once

      Examples:
        | breaks off                                                     | code |
        | exits in the tick in which it records                          | 0    |
        | exits while the session opens                                  | 0    |
        | exits while batches are on their way                           | 0    |
        | exits while it closes the log                                  | 0    |
        | exits with an engine it opened itself                          | 0    |
        | exits with an engine that a createEngine of its own has opened | 0    |

    Scenario Outline: It <dies>
      When Ada's program <dies>
      Then its exit code is 1
      And it has died of "<error>"
      And every entry that it recorded is in the store, once

      Examples:
        | dies                                  | error               |
        | throws an error that nobody catches   | nobody catches this |
        | rejects a promise that nobody handles | nobody handles this |

    # A listener of the log for each would make Node warn of a leak from the eleventh on.
    Scenario: It exits with twelve logs in its hands
      When Ada's program records in twelve logs
      Then it ends by itself, with nothing to complain about
      And every entry that it recorded is in the store, once

    # A listener that is added while a process exits is not called any more.
    Scenario Outline: It <records>
      When Ada's program <records>
      Then it ends by itself, with nothing to complain about
      And every entry that it recorded is in the store, once

      Examples:
        | records                                                                      |
        | records in its exit listeners, before and after the log                      |
        | records for the first time in an exit listener that was there before the log |
        | records for the first time in an exit listener that came after the log       |
        | closes one log and records in another while it exits                         |
        | makes its first log in an exit listener                                      |
        | makes its first log in an exit listener that process.exit() calls            |
        | has a thread whose exit listener makes its first log                         |

  Rule: Somebody else's code at the exit costs no entry

    Scenario Outline: It <breaks off>
      When Ada's program <breaks off>
      Then its exit code is <code>
      And every entry that it recorded is in the store, once

      Examples:
        | breaks off                                                             | code |
        | exits, and an exit listener that was there before the log throws       | 1    |
        | exits, and an exit listener that was put before the log throws         | 1    |
        | is done, and an exit listener that was put before the log throws       | 1    |
        | exits, and an exit listener that was put before the log exits, too     | 3    |
        | exits, and so does a listener that came after it had removed all listeners | 3 |
        | exits, and another copy of the log wants to be the first as well       | 3    |
        | removes all exit listeners and exits                                   | 0    |
        | removes all listeners of all events and exits in the next turn         | 0    |
        | exits with another log whose store is a folder and whose logger throws | 0    |
        | exits with an engine that records another entry when it stores at exit | 0    |
        | has a subscriber to its signals that throws                            | 1    |
        | exits in a script of node:vm whose time is over while it stores        | 1    |
        | catches that the time of a script of node:vm is over in which it exits, and exits in the next turn | 0 |

    # Node breaks off what runs then: no catch and no finally of it runs. What is half loaded or half done stays so.
    Scenario Outline: It <exits> while <place>
      When Ada's program <exits> while <place>
      Then its exit code is 1
      And every entry that it recorded is in the store, once

      Examples:
        | exits                                                               | place                                           |
        | exits in a script of node:vm whose time is over                     | it loads a file of the log                      |
        | exits in a script of node:vm whose time is over                     | it loads the driver                             |
        | exits in a script of node:vm whose time is over                     | it loads what finds the native part of the driver |
        | exits in a script of node:vm whose time is over                     | a transaction is open                           |
        | opens its log, and exits in a script of node:vm whose time is over  | it loads the driver                             |
        | opens its log, and exits in a script of node:vm whose time is over  | a transaction is open                           |

  Rule: Where Node ends the process without a word to anybody, what a receipt has promised is there

    Scenario Outline: It <ends>
      When Ada's program <ends> as soon as a receipt has resolved
      Then its exit code is <code>
      And every entry whose receipt had resolved is in the store, once

      Examples:
        | ends                                                     | code |
        | calls process.reallyExit()                               | 0    |
        | replaces process.emit and exits                          | 0    |
        | puts an exit listener first that exits, and exits        | 3    |
        | removes all listeners of all events and exits            | 0    |
        | exits where a recursion has used up the stack            | 0    |
        | exits in a script of node:vm until its time is over, and exits again | 3 |
        | fails, and a listener of uncaughtExceptionMonitor throws | 7    |
        | fails, and a listener of uncaughtException throws        | 7    |

    Scenario: It calls process.abort()
      When Ada's program calls process.abort() as soon as a receipt has resolved
      Then SIGABRT is what ended it
      And every entry whose receipt had resolved is in the store, once

  Rule: A log in a thread loses nothing when the thread ends by itself, and what it holds when somebody else ends it

    Scenario Outline: It <has a thread>
      When Ada's program <has a thread>
      Then its exit code is 0
      And every entry that it recorded is in the store, once

      Examples:
        | has a thread                                   |
        | has a thread that records and exits            |
        | has a thread that records and dies of an error |
        | has a thread that records and is done          |

    # Node stops the thread where it stands: none of its code runs any more.
    Scenario Outline: It <ends the thread>
      When Ada's program <ends the thread>
      Then its exit code is <code>
      And the log has left no file behind

      Examples:
        | ends the thread                              | code |
        | exits while a thread of it has just recorded | 0    |
        | ends a thread that has just recorded         | 0    |

    Scenario Outline: It <ends the thread>
      When Ada's program <ends the thread>
      Then its exit code is 0
      And every entry whose receipt had resolved is in the store, once

      Examples:
        | ends the thread                                     |
        | ends a thread as soon as a receipt has resolved     |
        | exits as soon as a receipt has resolved in a thread |

  Rule: A signal that the program handles costs nothing; any other costs at most what no receipt has promised

    Scenario Outline: <signal> reaches a program that <handles it>
      Given a program of Ada that records without a pause until a signal has it <handle it>
      When Grace sends it <signal>
      Then its exit code is 0
      And every entry that it recorded is in the store, once

      Examples:
        | signal  | handle it              | handles it               |
        | SIGTERM | close the log          | closes the log           |
        | SIGINT  | close the log          | closes the log           |
        | SIGTERM | close the log and exit | closes the log and exits |
        | SIGTERM | exit                   | exits                    |

    Scenario Outline: <signal> reaches a program that does not handle it
      When Ada's program dies of <signal> as soon as a receipt has resolved
      Then <signal> is what ended it
      And every entry whose receipt had resolved is in the store, once

      Examples:
        | signal  |
        | SIGTERM |
        | SIGINT  |
        | SIGKILL |

  Rule: A thread that dies is replaced, and costs no entry

    Scenario Outline: The program <goes on>
      When Ada's program <goes on>
      Then it ends by itself, with nothing to complain about
      And every entry that it recorded is in the store, once
      And 2 threads were started in all

      Examples:
        | goes on                                       |
        | goes on when its thread is ended from outside |
        | goes on when its thread dies of an error      |

  Rule: What cannot be stored at the end is told, and does not keep the program from ending

    Scenario Outline: It <does>
      When Ada's program <does>
      Then its exit code is 0
      And it tells on standard error that 100 entries are lost, because <reason>

      Examples:
        | does                                              | reason                   |
        | records and ends, although its store is a folder  | it is a folder           |
        | records and exits, although its store is a folder | it is a folder           |
        | exits with an engine that cannot store at exit    | This engine cannot store |
        | exits with an engine that only promises to store at exit | must have stored the rows when it returns |
        | exits while an engine that is not open yet is made | This engine cannot store |
