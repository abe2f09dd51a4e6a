Feature: A bug that hangs or kills the process is in quarantine

  Nobody comes back from `process.exit()`, a crash of native code, or a loop without end: the run ends with the scenario that
  shows it, and no verdict on any other is given. `@tdd_quarantined` keeps such a capture from being run. A bug that is not run
  is easily forgotten, so every report counts and lists it, and `capture-bugs quarantine` runs it by itself.

  Rule: Nothing of a quarantined scenario is run, and everything else is

    # The last of the suite holds only if no hook of the suite was called in a quarantined one before it.
    Scenario Outline: <case>, <how>
      Given the suite "quarantined"
      When Ada runs the suite <how>
      Then "<case>" is shown as <status> and <verdict>

      Examples:
        | case                       | how                                      | status  | verdict          |
        | it ends the process        | as it is                                 | skipped | not judged       |
        | it hangs                   | as it is                                 | skipped | not judged       |
        | it does one or the other   | as it is                                 | skipped | not judged       |
        | it hangs here              | as it is                                 | skipped | not judged       |
        | it hangs elsewhere         | as it is                                 | passed  | judged holds     |
        | it is none of them         | as it is                                 | passed  | not judged       |
        | it ends the process        | in two processes                         | skipped | not judged       |
        | it ends the process        | with one retry                           | skipped | not judged       |
        | it ends the process        | with captures repeated by the options    | skipped | not judged       |
        | it ends the process        | without the plugin                       | skipped | not judged       |
        | it would be repeated       | without the plugin                       | skipped | not judged       |

    Scenario: A step without a definition is not hidden by the quarantine
      Given the suite "quarantined"
      When Ada runs the suite with a step that nobody defined
      Then "it has a step without a definition" is shown as undefined and not judged

  Rule: Every report counts and lists what is in quarantine

    Scenario Outline: Below the run, <how>
      Given the suite "quarantined"
      When Ada runs the suite <how>
      Then the run ends with this list:
        """

        In quarantine, and not run; `npx capture-bugs quarantine` runs each by itself:

          quarantined.feature:4  #1  it ends the process
            not run, because it exits with code 3
          quarantined.feature:12  #2  it hangs
            not run, because it hangs, and nothing can stop it
          quarantined.feature:19  #3  it does one or the other
            not run, because it hangs or ends the process
          quarantined.feature:24  #4  it would be repeated
            not run, because it exits with code 3
          quarantined.feature:30  #5  it hangs here
            not run, because it hangs

        Captured only elsewhere; here they must hold:

          quarantined.feature:36  #6  it hangs elsewhere
            holds: captured only where abroad; here it must hold

        """

      Examples:
        | how              |
        | as it is         |
        | in two processes |
        | with one retry   |

    Scenario Outline: In the <report>: <text>
      Given the recorded reports of the suite "quarantined"
      Then its <report> shows: <text>

      Examples:
        | report   | text                                                                                                  |
        | ledger   | quarantined issue 1: it ends the process quarantined, exits with code 3                                 |
        | ledger   | quarantined issue 4: it would be repeated quarantined, exits with code 3                                |
        | ledger   | elsewhere issue 6: it hangs elsewhere holds, null                                                       |
        | history  | issue 1 is unknown                                                                                      |
        | Markdown | \| quarantined \| 5 \| a known bug that hangs or ends the process, so it was not run \|                 |
        | Markdown | open: in quarantine, not repaired yet \| it hangs \| quarantined \| not run, because it hangs, and nothing can stop it            |
        | page     | Captures #1. Not run, because it exits with code 3.                                                     |
        | page     | in quarantine, not repaired yet                                                                         |
        | JUnit    | <skipped message="quarantined #1: not run, because it exits with code 3"/>                              |
        | JUnit    | tests="7" skipped="5"                                                                                   |

    Scenario: The list of scenarios to run again has none of them
      Given the recorded reports of the suite "quarantined"
      Then its rerun file is empty

    Scenario: On GitHub Actions
      Given the suite "quarantined"
      When Ada runs the suite on GitHub Actions
      Then the run writes the workflow command:
        """
        ::notice file=quarantined.feature,line=4,col=3,title=quarantined%3A #1 it ends the process::not run, because it exits with code 3
        """

  Rule: A fix takes the scenario out of quarantine

    Scenario: Promoting it
      Given the file "features/session.feature" of a suite:
        """
        Feature: Session

          @tdd_issue @tdd_issue_991 @tdd_expected_fail @tdd_quarantined
          Scenario: Ten callers open a session
            Fails today: hangs

            Then one engine is open
        """
      When Ada calls "capture-bugs promote --issue 991"
      Then the command ends with 0, saying: Promoted 1 capture of #991
      And the file "features/session.feature" is now:
        """
        Feature: Session

          @tdd_issue @tdd_issue_991
          Scenario: Ten callers open a session

            Then one engine is open
        """

    Scenario Outline: A reason that <case>
      Given the file "features/session.feature" of a suite:
        """
        Feature: Session

          @tdd_issue @tdd_issue_991 @tdd_expected_fail @tdd_quarantined
          Scenario: Ten callers open a session
            Fails today: <reason>

            Then one engine is open
        """
      When Ada calls "capture-bugs tags"
      Then the command ends with <ending>, saying: <words>

      Examples:
        | case                 | reason                          | ending | words                                                                 |
        | says it hangs        | Hangs.                          | 0      | every tag rule is kept                                                |
        | says why             | hangs, since nobody answers     | 0      | every tag rule is kept                                                |
        | names a code         | exits with code 3               | 0      | every tag rule is kept                                                |
        | names a signal       | is killed by SIGABRT            | 0      | every tag rule is kept                                                |
        | names half a code    | exits with code 3a              | 1      | not "exits with code 3a".                                             |
        | only begins alike    | hangs-up                        | 1      | "hangs", "exits with code <N>" or "is killed by <SIGNAL>"; not "hangs-up". |
        | names no code        | exits                           | 1      | not "exits".                                                          |
        | is an assertion      | 10 engines are open             | 1      | not "10 engines are open".                                            |
        | a status of Windows  | exits with code 3221225477      | 0      | every tag rule is kept                                                |
        | ends what has failed | exits with code 255             | 0      | every tag rule is kept                                                |
        | cannot be: a code    | exits with code 256             | 1      | A code is 0 to 255, or a status of Windows from 2147483648 on.        |
        | and its remedy       | exits with code 300             | 1      | write: Fails today: exits with code <N>                               |
        | has a code below 0   | exits with code -1              | 1      | write: Fails today: exits with code <N>                               |
        | says exit otherwise  | exit code 3                     | 1      | write: Fails today: exits with code <N>                               |
        | cannot be: a signal  | is killed by SIGFOO             | 1      | A signal is one that ends a process, by its name, such as SIGSEGV.    |
        | stops, and ends not  | is killed by SIGSTOP            | 1      | write: Fails today: is killed by <SIGNAL>                             |
        | has a signal's number | is killed by 11                | 1      | write: Fails today: is killed by <SIGNAL>                             |
        | has half its name    | is killed by SEGV               | 1      | write: Fails today: is killed by <SIGNAL>                             |
        | is like another      | hangs-up                        | 1      | write: Fails today: hangs                                             |
        | is none at all       | 10 engines are open             | 1      | write: Fails today: <how it ends>                                     |
