Feature: What a barrier takes

  A barrier that was given a slip waits for the wrong number of parties, or for no time at all, and its run looks like the
  bug. So every value is looked at before anything begins, and what is refused is told by its name.

  Rule: Each value is of its kind and in its range, or it is refused

    Scenario Outline: <name>
      When Ada gives <values> as <name>
      Then each of them is refused, saying "<name> must be <range>, not "

      Examples: barriers of tasks
        | name                                    | values                                                               | range                                                              |
        | parties of a Barrier                    | "2", null, undefined, NaN, Infinity, 0, -1, 1.5, 2n, true, [2], 2^31 | a whole number from 1 to 1000000                                   |
        | timeoutMs of a Barrier                  | "10", null, NaN, -Infinity, 0, -1, 1.5, 2n, true, [2]                | a whole number of milliseconds from 1, or Infinity for no limit    |
        | action of a Barrier                     | "log", null, 0, true, {}                                             | a function                                                         |
        | startTimer of a Barrier                 | "setTimeout", null, 0, true, {}                                      | a function                                                         |
        | signal of wait()                        | "abort", null, 0, true, {}, a proxy that throws                      | an AbortSignal                                                     |

      Examples: tasks that are released together
        | name                                    | values                                                               | range                                                              |
        | parties of releaseTogether()            | "2", null, undefined, NaN, Infinity, 0, -1, 1.5, 2n, true, [2], 2^31 | a whole number from 1 to 1000000                                   |
        | task of releaseTogether()               | "task", null, undefined, 0, {}                                       | a function                                                         |
        | timeoutMs of releaseTogether()          | "10", null, NaN, -Infinity, 0, -1, 1.5, 2n, true, [2]                | a whole number of milliseconds from 1, or Infinity for no limit    |
        | startTimer of releaseTogether()         | "setTimeout", null, 0, true, {}                                      | a function                                                         |

      Examples: barriers of threads
        | name                                    | values                                                               | range                                                              |
        | parties of a SharedBarrier              | "2", null, undefined, NaN, Infinity, 0, -1, 1.5, 2n, true, 256, 2^31 | a whole number from 1 to 255                                       |
        | timeoutMs of a SharedBarrier            | "10", null, NaN, -Infinity, 0, -1, 1.5, 2n, true, [2]                | a whole number of milliseconds from 1, or Infinity for no limit    |
        | memory of a SharedBarrier               | "memory", null, 4, {}, 2 bytes of shared memory, 4 bytes of its own  | a SharedArrayBuffer of at least 4 bytes                            |
        | parties of the handle of a SharedBarrier | "2", null, undefined, NaN, 0, -1, 1.5, 2n, 256, 2^31                | a whole number from 1 to 255                                       |
        | timeoutMs of the handle of a SharedBarrier | "10", null, undefined, NaN, 0, -1, 1.5, 2n                        | a whole number of milliseconds from 1, or Infinity for no limit    |
        | memory of the handle of a SharedBarrier | null, undefined, {}, 2 bytes of shared memory, 4 bytes of its own    | a SharedArrayBuffer of at least 4 bytes                            |

    Scenario Outline: <values> as <name>
      When Ada gives <values> as <name>
      Then none of them is refused

      Examples:
        | name                          | values                               |
        | parties of a Barrier          | 1, 256                               |
        | parties of a SharedBarrier    | 1, 255                               |
        | timeoutMs of a Barrier        | undefined, 1, 2^31, Infinity         |
        | timeoutMs of a SharedBarrier  | undefined, 1, 2^31, Infinity         |
        | memory of a SharedBarrier     | undefined, shared memory of a realm of its own |
        | signal of wait()              | undefined, a signal of another make  |

  Rule: An option that there is none of is refused, and the one that was meant is named

    Scenario Outline: <option> for <owner>
      When Ada gives <owner> the option "<option>"
      Then each of them is refused, saying "<owner> has no option "<option>"; <hint>"

      Examples:
        | owner                         | option      | hint                                                |
        | a Barrier                     | timeoutMS   | did you mean "timeoutMs"?                           |
        | a Barrier                     | timeout     | did you mean "timeoutMs"?                           |
        | a Barrier                     | startTimers | did you mean "startTimer"?                          |
        | a Barrier                     | signal      | there are timeoutMs, action, startTimer.            |
        | releaseTogether()             | timeOutMs   | did you mean "timeoutMs"?                           |
        | releaseTogether()             | action      | there are timeoutMs, startTimer.                    |
        | a SharedBarrier               | memmory     | did you mean "memory"?                              |
        | a SharedBarrier               | startTimer  | there are timeoutMs, memory.                        |
        | the handle of a SharedBarrier | partys      | did you mean "parties"?                             |

    Scenario Outline: Options of <owner> that are none
      When Ada gives null, 5, "fast", [], a Map, a promise, a signal, a controller, a URL, a service as options of <owner>
      Then each of them is refused, saying "<owner> takes options by their names, such as { <example>: … }, not "

      Examples:
        | owner                         | example   |
        | a Barrier                     | timeoutMs |
        | releaseTogether()             | timeoutMs |
        | a SharedBarrier               | timeoutMs |
        | the handle of a SharedBarrier | memory    |

    Scenario Outline: Options of <owner> that cannot be read
      When Ada gives a proxy that throws as options of <owner>
      Then each of them is refused, saying "The options of <owner> cannot be read: Error: hands off."

      Examples:
        | owner             |
        | a Barrier         |
        | releaseTogether() |
        | a SharedBarrier   |

    # A search that was given nothing it can read would go on without its limits.
    Scenario Outline: Options of a search, <search>
      When Ada gives [], a Map, a promise, a signal, a controller, a URL, a service as options of <search>
      Then each of them is refused, saying "must be an object, not "

      Examples:
        | search                  |
        | exploreInterleavings    |
        | assertEveryInterleaving |
        | replayInterleaving      |

    Scenario Outline: Options of a search that cannot be read, <search>
      When Ada gives a proxy that throws as options of <search>
      Then each of them is refused, saying "cannot be read: Error: hands off."

      Examples:
        | search                  |
        | exploreInterleavings    |
        | assertEveryInterleaving |
