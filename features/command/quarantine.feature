Feature: Judging from outside what nobody comes back from

  A scenario that hangs or kills its process cannot tell how it ended. `capture-bugs quarantine` runs each in a process of its
  own, with the Cucumber and the configuration of the suite, and looks on: the bug is captured where the process ends as the
  scenario says. Only a step that does something counts, as only an assertion in a `Then` counts in a run; a store that does
  not open, a hook or a configuration proves nothing about the bug.

  Rule: The bug is captured where the process ends as it was written down, and in a step of the scenario that is no set-up

    Scenario: Processes that end in every way
      Given the suite of fatal bugs
      When Ada runs its quarantine, in an environment where captures are shown
      Then the command has judged:
        | place           | verdict     | words                                                                                      |
        | fatal.feature:5  | captured    | it hangs in "When nobody answers, the process and its children ignore SIGTERM, and "hanging.json" is told of them" (fatal.feature:8:5) |
        | fatal.feature:12 | captured    | it hangs in "When an answer is awaited that never comes" (fatal.feature:15:5)               |
        | fatal.feature:18 | captured    | it exits with code 3 in "When the process leaves children behind, tells "left.json" of them, and exits" (fatal.feature:21:5) |
        | fatal.feature:31 | captured    | it is killed by SIGABRT in "When the process is aborted" (fatal.feature:27:5)               |
        | fatal.feature:45 | fixed       | To do:    npx capture-bugs promote fatal.feature:45                                         |
        | fatal.feature:96 | captured    | every step passed, and its process exits with code 9 after its last step                             |
        | fatal.feature:102 | captured   | every step passed, and its process exits with code 1 after its last step                             |
        | fatal.feature:108 | captured   | every step passed, and its process hangs after its last step                                         |
        | fatal.feature:114 | captured   | it exits with code 9 after "When the process exits with code 9 a moment later" (fatal.feature:117:5) |
        | fatal.feature:120 | broken     | Happened: its bug shows elsewhere, and here it has to hold, but: it exits with code 3 in "Then the process exits with code 3" (fatal.feature:123:5). |
        | fatal.feature:120 | broken     | Expected: it holds here; its bug shows only where abroad. |
        | fatal.feature:75 | compromised | Happened: it came to its end, and then its process exits with code 4.                       |
        | fatal.feature:87 | broken      | Happened: its bug shows elsewhere, and here it has to hold, but: the scenario ended as failed: AssertionError [ERR_ASSERTION]: 1 too many. |
        | fatal.feature:126 | captured | in each of 2 runs: it exits with code 3 in "When the process exits with code 3" (fatal.feature:129:5) |
        | fatal.feature:132 | compromised | Happened: its 2 runs do not end alike: 1 of 2: fixed, every step passed; the bug looks fixed; 1 of 2: captured, it exits with code 3 in "When the process exits with code 3 once "exited.txt" is there" (fatal.feature:135:5). |
        | fatal.feature:138 | holds | in each of 2 runs: its bug shows elsewhere, and here it holds |
        | signs [of] (globs).feature:11 | captured | it exits with code 4 in "When the process exits with code 4" (signs [of] (globs).feature:14:5) |
      And the command has ended with 1, saying "16 quarantined scenarios: 1 holds, 10 captured, 2 broken, 1 fixed, 2 compromised."
      And it has said that a scenario was running for 2 s
      And no report of the suite was written
      And no process that a scenario has told of is alive

    Scenario: The suite has its process end with its run
      Given the suite of fatal bugs
      When Ada runs its quarantine at "fatal.feature:108" with the profile "ends with its run"
      Then the command has judged:
        | place            | verdict | words                                                |
        | fatal.feature:108 | fixed   | To do:    npx capture-bugs promote fatal.feature:108 |

    Scenario Outline: <case>
      Given a scenario in quarantine that "<stated>"
      When its process tells of <told>, and <end>
      Then that is <verdict>: <words>

      Examples: as it was written down
        | case                          | stated               | told                                     | end                  | verdict  | words |
        | it hangs in a When            | hangs                | the scenario, a step                     | hangs                | captured | it hangs in "When it acts" (a.feature:7:5) |
        | more words follow             | hangs, as it must    | the scenario, a step                     | hangs                | captured | it hangs in "When it acts" (a.feature:7:5) |
        | it is set up before           | exits with code 3    | the scenario, a set-up, its end, a step  | exits with code 3    | captured | it exits with code 3 in "When it acts" (a.feature:7:5) |
        | it is killed                  | is killed by SIGSEGV | the scenario, a step                     | is killed by SIGSEGV | captured | it is killed by SIGSEGV in "When it acts" (a.feature:7:5) |
        | it does not say how           | nothing              | the scenario, a step                     | exits with code 0    | captured | it exits with code 0 in "When it acts" (a.feature:7:5) |
        | it ends between two steps     | exits with code 9    | the scenario, a step, its call, its end  | exits with code 9 | captured | it exits with code 9 after "When it acts" (a.feature:7:5) |
        | it ends before it is judged   | exits with code 9    | the scenario, a step, its end, a hook, the end of the hooks | exits with code 9 | captured | it exits with code 9 after "When it acts" (a.feature:7:5) |
        | a hook comes before its step  | exits with code 9    | the scenario, a hook, a step, a hook, its call | exits with code 9 | captured | it exits with code 9 in "When it acts" (a.feature:7:5) |
        | it ends later                 | exits with code 9    | the scenario, a step, its end, fixed, the end of the run | exits with code 9 | captured | every step passed, and its process exits with code 9 after its last step |
        | it loops later                | hangs                | the scenario, a step, its end, fixed, the end of the run | hangs | captured | every step passed, and its process hangs after its last step |
        | it exits later, as if it was well | exits with code 0 | the scenario, a step, its end, fixed, the end of the run | exits with code 0 | captured | every step passed, and its process exits with code 0 after its last step |
        | it ends at the last moment    | exits with code 9    | the scenario, a step, its end, fixed, the end of the run, that nothing holds it | exits with code 9 | captured | every step passed, and its process exits with code 9 after its last step |
        | it ends later, and no how     | nothing              | the scenario, a step, its end, fixed, the end of the run | exits with code 9 | captured | every step passed, and its process exits with code 9 after its last step |
        | Cucumber stops waiting for it | hangs                | the scenario, a step, its time-out, compromised, the end of the run, that nothing holds it | exits with code 0 | captured | it hangs in "When it acts" (a.feature:7:5) |

      Examples: otherwise
        | case                          | stated               | told                                     | end                  | verdict     | words |
        | another code                  | exits with code 3    | the scenario, a step                     | exits with code 4    | shifted     | it exits with code 4 in "When it acts" (a.feature:7:5) |
        | a code for a signal           | is killed by SIGABRT | the scenario, a step                     | exits with code 134  | shifted     | it exits with code 134 in "When it acts" (a.feature:7:5) |
        | it hangs, and was to exit     | exits with code 3    | the scenario, a step                     | hangs                | shifted     | it hangs in "When it acts" (a.feature:7:5) |
        | an assertion as it was stated | nothing              | the scenario, a step, its end, captured, the end of the run, that nothing holds it | exits with code 0 | shifted | its process goes on, and an assertion says "what was seen" |
        | an assertion, and more later  | exits with code 9    | the scenario, a step, its end, captured, the end of the run | exits with code 9 | shifted | its process exits with code 9 after its last step, and before that an assertion says "what was seen" |
        | it ends later in another way  | exits with code 3    | the scenario, a step, its end, fixed, the end of the run | exits with code 9 | shifted | every step passed, and its process exits with code 9 after its last step |
        | it stays open                 | exits with code 3    | the scenario, a step, its end, fixed, the end of the run | hangs | shifted | every step passed, and its process hangs after its last step |
        | it stays open, and no how     | nothing              | the scenario, a step, its end, fixed, the end of the run | hangs | shifted | every step passed, and its process hangs after its last step |
        | it passes, as it was stated   | exits with code 0    | the scenario, a step, its end, fixed, the end of the run, that nothing holds it | exits with code 0 | fixed | every step passed; the bug looks fixed |
        | it passes                     | hangs                | the scenario, a step, its end, fixed, the end of the run, that nothing holds it | exits with code 0 | fixed | every step passed; the bug looks fixed |

      Examples: what proves nothing
        | case                          | stated               | told                                     | end                  | verdict     | words |
        | it hangs while it is set up   | hangs                | the scenario, a set-up                   | hangs                | compromised | it hangs in "Given a state" (a.feature:6:5), which only sets it up |
        | it waits while it is set up   | hangs                | the scenario, a set-up, its time-out, compromised, the end of the run, that nothing holds it | exits with code 0 | compromised | it hangs in "Given a state" (a.feature:6:5), which only sets it up |
        | it is set up, and ends later  | exits with code 9    | the scenario, a set-up, its end, fixed, the end of the run | exits with code 9 | compromised | every step passed, and its process exits with code 9 after its last step, which only sets it up |
        | a hook before the steps       | exits with code 3    | the scenario, a hook                     | exits with code 3    | compromised | it exits with code 3 in a hook, and not in a step |
        | a hook after a step           | exits with code 3    | the scenario, a step, its end, a hook    | exits with code 3    | compromised | it exits with code 3 in a hook, and not in a step |
        | a hook before its step        | exits with code 3    | the scenario, a step, a hook             | exits with code 3    | compromised | it exits with code 3 in a hook, and not in a step |
        | a hook behind its step        | exits with code 3    | the scenario, a step, a hook, its call, a hook | exits with code 3 | compromised | it exits with code 3 in a hook, and not in a step |
        | between hooks and steps       | exits with code 3    | the scenario                             | exits with code 3    | compromised | it exits with code 3 in a hook, and not in a step |
        | after a step that failed      | exits with code 3    | the scenario, a step, its failure        | exits with code 3    | compromised | "When it acts" (a.feature:7:5) did not pass, and then it exits with code 3 after "When it acts" (a.feature:7:5) |
        | after the set-up              | exits with code 3    | the scenario, a set-up, its end          | exits with code 3    | compromised | it exits with code 3 after "Given a state" (a.feature:6:5), which only sets it up |
        | it is not alone               | exits with code 3    | the scenario, a step, its end, fixed, the scenario, a step | exits with code 3 | compromised | Cucumber ran other scenarios beside it |
        | the suite skips it            | hangs                | the scenario, the end of the run, that nothing holds it | exits with code 0 | compromised | the suite skipped it |
        | a suite that does not load    | exits with code 1    | nothing                                  | exits with code 1    | compromised | its process exits with code 1 before it began |
        | a suite that loads for ever   | hangs                | nothing                                  | hangs                | compromised | its process hangs before it began |
        | Cucumber runs nothing         | hangs                | the end of the run                       | exits with code 0    | compromised | Cucumber did not run it |
        | the run does not end          | hangs                | the scenario, a step, its end, fixed     | hangs                | compromised | it came to its end, and then its process hangs |
        | another error                 | hangs                | the scenario, a step, its end, compromised, the end of the run, that nothing holds it | exits with code 0 | compromised | what was seen |

      Examples: where the bug does not show
        | case                          | stated               | told                                     | end                  | verdict     | words |
        | it holds                      | hangs                | a scenario that has to hold, holds, the end of the run, that nothing holds it  | exits with code 0    | holds       | its bug shows elsewhere, and here it holds |
        | it ends later                 | exits with code 9    | a scenario that has to hold, holds, the end of the run  | exits with code 9    | broken      | its bug shows elsewhere, and here it has to hold, but: its process exits with code 9 after its last step |
        | it ends in a step             | exits with code 3    | a scenario that has to hold, a step, its call | exits with code 3 | broken     | its bug shows elsewhere, and here it has to hold, but: it exits with code 3 in "When it acts" (a.feature:7:5) |
        | it is broken                  | hangs                | a scenario that has to hold, broken, the end of the run, that nothing holds it | exits with code 0    | broken      | its bug shows elsewhere, and here it has to hold, but: what was seen |

  Rule: The command leaves nothing behind, also when it is ended itself

    Scenario Outline: <signal> while a scenario hangs
      Given the suite of fatal bugs
      When Ada starts its quarantine at "fatal.feature:5", and ends the command with <signal> once the scenario hangs
      Then the command was ended by <signal>
      And no process that a scenario has told of is alive

      Examples:
        | signal  |
        | SIGINT  |
        | SIGKILL |

  Rule: A call that finds nothing to run says so

    Scenario Outline: "<call>"
      Given the file "features/session.feature" of a suite:
        """
        Feature: Session

          @tdd_issue @tdd_issue_991 @tdd_expected_fail <tag>
          Scenario: Ten callers open a session
            Then one engine is open

          Scenario: One caller opens a session
            Then one engine is open
        """
      When Ada calls "<call>"
      Then the command ends with 2, complaining: <complaint>

      Examples:
        | call                                               | tag              | complaint                                                                                                              |
        | capture-bugs quarantine features/session.feature   |                  | No scenario has the tag @tdd_quarantined, so there is nothing to run.                                                  |
        | capture-bugs quarantine features/session.feature:8 | @tdd_quarantined | features/session.feature:8 is no place of a scenario with @tdd_quarantined. There are: features/session.feature:4.      |
        | capture-bugs quarantine features/sesion.feature    | @tdd_quarantined | There is no "features/sesion.feature" in                                                                               |
        | capture-bugs quarantine --timeout soon             | @tdd_quarantined | argument 'soon' is invalid. A time is a number of seconds from 0.1 to 86400, such as 30.                               |
        | capture-bugs quarantine --timeout 0                | @tdd_quarantined | argument '0' is invalid. A time is a number of seconds from 0.1 to 86400, such as 30.                                  |
        | capture-bugs quarantine --timeout -1               | @tdd_quarantined | argument '-1' is invalid. A time is a number of seconds from 0.1 to 86400, such as 30.                                 |
        | capture-bugs quarantine --timout 3                 | @tdd_quarantined | unknown option '--timout' (Did you mean --timeout?)                                                                    |

    Scenario: A suite that has nothing in quarantine
      Given the file "features/session.feature" of a suite:
        """
        Feature: Session
          Scenario: One caller opens a session
            Then one engine is open
        """
      When Ada calls "capture-bugs quarantine"
      Then the command ends with 0 and prints:
        """
        No scenario is in quarantine.
        """

    Scenario: A file that cannot be parsed
      Given the file "features/broken.feature" of a suite:
        """
        Feature: Session
          Scenario: One
            Given a session
            Whne it is opened
        """
      When Ada calls "capture-bugs quarantine"
      Then the command ends with 2, complaining: features/broken.feature:4:5 cannot be parsed, so nothing was run:
