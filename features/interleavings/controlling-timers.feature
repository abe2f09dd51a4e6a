Feature: Timers of the code under test are turns
  Code waits for time: it polls, backs off, gives up, keeps something warm. Such a wait is part of the race, and none of
  it needs to be rewritten to be explored. One call makes turns of all timers that the code starts, for one order at a
  time, and puts the real ones back.

  Rule: Each way to wait for a timer is a turn, and takes no time

    Scenario Outline: <way>
      Given two callers who wait once, by <way>
      When Ada explores every order
      Then there are <orders> interleavings
      And every interleaving is covered and holds

      Examples:
        | way                                        | orders |
        | setTimeout as an ES module has imported it | 6      |
        | setTimeout                                 | 6      |
        | setInterval                                | 6      |
        | setImmediate                               | 4      |
        | timers.setTimeout                          | 6      |
        | timers.setImmediate                        | 4      |
        | setTimeout of node:timers/promises         | 6      |
        | setTimeout as it was imported              | 6      |
        | setImmediate of node:timers/promises       | 4      |
        | setInterval of node:timers/promises        | 6      |
        | scheduler.wait                             | 6      |
        | scheduler.yield                            | 4      |
        | timers.promises                            | 6      |
        | util.promisify(setTimeout)                 | 6      |
        | AbortSignal.timeout                        | 10     |
        | a timer without a reference                | 6      |
        | a timer that is refreshed                  | 10     |

    Scenario: Whoever looks at a timer, or starts a wrong one, sees what Node shows
      Given a caller who looks at timers from all sides
      When Ada explores every order
      Then every interleaving is covered and holds

    Scenario Outline: code that <does>
      Given code that <does>, its timers controlled
      When Ada explores every order
      Then <failing> of <orders> interleavings fail

      Examples:
        | does                                                   | failing | orders |
        | has an operation that really waits                     | 0       | 6      |
        | waits for timers in its set-up and in its check        | 0       | 6      |
        | cancels its timer                                      | 0       | 14     |
        | waits in its check for one beat more                   | 0       | 90     |
        | throws in a timer                                      | 2       | 2      |

    Scenario: An error that nobody catches
      Given code that throws in a timer, its timers controlled
      When Ada explores every order
      Then at least one interleaving fails with a finding of kind "uncaught-exception"
      And it says 'uncaught exception: nobody catches this'
      And the story of the failing one says "A: setTimeout of 10 ms rings"

  Rule: Durations order the timers where that is asked for

    Scenario Outline: code that <does>, <time>
      Given code that <does>, its timers controlled <time>
      When Ada explores every order
      Then <failing> of <orders> interleavings fail

      Examples: however slow the machine is
        | does                                                   | time            | failing | orders |
        | starts a timer of 20 ms and then one of 10 ms          | in any order    | 1       | 2      |
        | starts two timers of 10 ms                             | in any order    | 1       | 2      |
        | starts two immediates                                  | in any order    | 0       | 1      |
        | gives up after 100 ms what takes 20 and 30 ms          | in any order    | 2       | 3      |

      Examples: as on a machine that computes in no time
        | does                                                   | time            | failing | orders |
        | starts a timer of 20 ms and then one of 10 ms          | in virtual time | 0       | 1      |
        | starts two timers of 10 ms                             | in virtual time | 0       | 1      |
        | gives up after 100 ms what takes 20 and 30 ms          | in virtual time | 0       | 1      |

      Examples: an operation takes as long as it likes, 45 ms too
        | does                                                   | time            | failing | orders |
        | starts a timer of 50 ms, works, and starts one of 10 ms | in virtual time | 2      | 3      |

      Examples: clocks go with the timers
        | does                                                   | time            | failing | orders |
        | measures how long 3 s take                             | in any order    | 0       | 1      |
        | measures how long 3 s take                             | in virtual time | 0       | 1      |

    Scenario Outline: A timer of <duration> ms rings <when> one of 2 ms
      Given a timer of <duration> ms that must ring <when> one of 2 ms
      When Ada explores every order
      Then every interleaving is covered and holds

      Examples: what Node does not understand is 1 ms
        | duration   | when   |
        | -1         | before |
        | 0          | before |
        | NaN        | before |
        | 2147483648 | before |
        | Infinity   | before |
        | nothing    | before |
        | "1"        | before |
        | 1.9        | before |
        | 3          | after  |
        | 2147483647 | after  |

  Rule: A timer that is started again and again does not keep a search from its end

    Scenario Outline: code that <does>, ringing at most <times>
      Given code that <does>, its timers ringing at most <times>
      When Ada explores every order
      Then <failing> of <orders> interleavings fail
      And the scope says "<scope>"
      And the claim "every interleaving is covered" <claim>

      Examples: a heart that beats
        | does                                              | times   | failing | orders | scope                                                          | claim |
        | has a heart that beats                            | 0 times | 0       | 6      | timers never ring                                              | holds |
        | has a heart that beats                            | 1 time  | 0       | 30     | each timer rings at most once while anything else can go on    | fails |
        | has a heart that beats                            | 2 times | 0       | 90     | each timer rings at most 2 times while anything else can go on | fails |
        | has a heart that is started again at each beat    | 2 times | 0       | 90     | each timer rings at most 2 times while anything else can go on | fails |

      Examples: who polls sees the end of it
        | does                                              | times   | failing | orders | scope                                                          | claim |
        | polls a lock                                      | 1 time  | 0       | 6      | each timer rings at most once while anything else can go on    | fails |
        | polls three times after the end before it is sure | 1 time  | 0       | 6      | each timer rings at most once while anything else can go on    | fails |

      Examples: two rings are not enough for the race, three are
        | does                                              | times   | failing | orders | scope                                                          | claim |
        | lets the second in at the third ring of its pump  | 2 times | 0       | 2      | each timer rings at most 2 times while anything else can go on | fails |
        | lets the second in at the third ring of its pump  | 3 times | 1       | 3      | timers ring alone                                              | holds |

    Scenario: Callers who wait for ever do so although a heart beats
      Given code that beats while its callers wait for ever, its timers controlled
      When Ada explores every order
      Then at least one interleaving fails with a finding of kind "deadlock"
      And it says 'deadlock: A and B wait forever'

    Scenario Outline: <options> are refused
      Given two callers whose timers are controlled with <options>
      When Ada explores every order
      Then the search is refused as "EXPLORATION_OPTION", saying '<message>'

      Examples:
        | options                 | message                                                       |
        | {"ringMax":1}           | "ringMax" is no option of controlTimers; did you mean "ringsMax"? |
        | {"ringsMax":-1}         | ringsMax must be a whole number from 0, or Infinity, not -1   |
        | {"ringsMax":"2"}        | ringsMax must be a whole number from 0, or Infinity, not "2"  |
        | {"virtualTime":"yes"}   | virtualTime must be a boolean, not "yes"                      |

  Rule: What rings when all callers have ended is told only where it makes a difference

    Scenario Outline: timers that <what they are>
      Given two callers whose late timers <what they are>
      When Ada explores every order
      Then the smallest that fails has the steps: <steps>
      And Ada can replay it

      Examples:
        | what they are               | steps                                |
        | matter to nobody            | start, start, look, look             |
        | are what the check looks at | start, start, setTimeout, setTimeout |

  Rule: The timers are controlled for one order only

    Scenario Outline: They are the real ones again after <what>
      Given an exploration in which <what>
      When Ada explores every order
      Then all timers and clocks are the real ones

      Examples:
        | what                        |
        | all goes well               |
        | a check fails               |
        | a set-up fails              |
        | a clean-up fails            |
        | an order is given up        |

    Scenario: In the clean-up real time passes already, also for a module that has kept them
      Given a module that keeps the timers it finds in the first order
      When Ada explores every order
      Then every interleaving is covered and holds

    Scenario: Timers of somebody else go on by themselves
      Given an operation during which somebody else starts a timer
      When Ada explores every order
      Then every interleaving is covered and holds

    Scenario: They can be controlled once in an order
      Given callers whose timers are controlled twice
      When Ada explores every order
      Then the search is refused as "EXPERIMENT", saying 'turns.controlTimers twice'
