Feature: Several runs are documented as one

  A large suite is run in shards, on several machines, and what failed is tried again. The reader wants one page, one ledger and
  one list of what needs somebody: as if it had been one run.

  Rule: Shards make what one run makes

    Scenario Outline: Two shards, <how>
      Given a shop that was run as a whole, and in two shards
      When Ada documents the whole run, and the shards <how>
      Then both make the same page, Markdown, ledger and closing words

      Examples:
        | how                   |
        | as they are           |
        | in the other order    |
        | with ids that collide |

  Rule: Nothing is counted twice

    Scenario Outline: <files>
      Given the runs of a till
      When Ada documents <files>
      Then she reads: <sum>

      Examples:
        | files                                                   | sum                                                         |
        | the whole suite                                         | 7 scenarios: 5 holds, 1 captured, 1 broken. Of 1 run.       |
        | shard 1 + shard 2                                       | 7 scenarios: 5 holds, 1 captured, 1 broken. Of 2 runs.      |
        | shard 1 + shard 2 + shard 1                             | 7 scenarios: 5 holds, 1 captured, 1 broken. Of 2 runs.      |
        | shard 1 + shard 2 + shard 1 copied                      | 7 scenarios: 5 holds, 1 captured, 1 broken. Of 2 runs.      |
        | shard 1 + shard 2 + shard 1 cut off, copied             | 7 scenarios: 5 holds, 1 captured, 1 broken. Of 2 runs.      |
        | shard 1 counted + shard 2 counted                       | 7 scenarios: 5 holds, 1 captured, 1 broken. Of 2 runs.      |
        | shard 1 counted + shard 2 counted + shard 1 counted, copied | 7 scenarios: 5 holds, 1 captured, 1 broken. Of 2 runs.  |
        | shard 1 + shard 2 + shard 1 cut before its first scenario was read | 7 scenarios: 5 holds, 1 captured, 1 broken. Of 3 runs. |
        | the whole suite cut before its second scenario was read + shard 1 + shard 2 | 7 scenarios: 5 holds, 1 captured, 1 broken. Of 3 runs. |
        | shard 1 + shard 2 counted + shard 2 cut before its last scenario was read | 7 scenarios: 5 holds, 1 captured, 1 broken. Of 3 runs. |
        | the whole suite cut before its first scenario was read + the whole suite cut before its last scenario was read | 6 scenarios: 6 not run. Of 2 runs. |
        | shard 1 and shard 2 in one file                         | 7 scenarios: 5 holds, 1 captured, 1 broken. Of 2 runs.      |
        | shard 1 with Windows paths + shard 2                    | 7 scenarios: 5 holds, 1 captured, 1 broken. Of 2 runs.      |
        | the whole suite + shard 1 + shard 2                     | 7 scenarios: 5 holds, 1 captured, 1 broken. Of 3 runs.      |
        | shard 1 + shard 2 + another attempt                     | 7 scenarios: 6 holds, 1 captured. Of 3 runs.                |
        | another attempt + shard 2 + shard 1                     | 7 scenarios: 6 holds, 1 captured. Of 3 runs.                |
        | shard 1 counted + shard 2 counted + another attempt counted | 7 scenarios: 6 holds, 1 captured. Of 3 runs.            |
        | another attempt begun a day before + shard 1 + shard 2 | 7 scenarios: 6 holds, 1 captured. Of 3 runs. |
        | another attempt an hour before + shard 1 + shard 2      | 7 scenarios: 5 holds, 1 captured, 1 broken. Of 3 runs.      |

    Scenario Outline: Attempts of several processes are judged as those of one: <what>
      Given the runs of a till
      When Ada documents <files>
      Then she reads: <sum>

      Examples:
        | what                                                         | files                                                       | sum                                                               |
        | a guard that failed once is broken, and a bug that passed once proves nothing | the guard failing an hour before + the bug gone an hour before + the whole suite + another attempt | 7 scenarios: 5 holds, 1 broken, 1 compromised. Of 4 runs. |
        | what comes last counts where it is worse                     | the whole suite an hour before + another attempt + the guard failing + the bug gone | 7 scenarios: 5 holds, 1 broken, 1 fixed. Of 4 runs. |

    Scenario: A guard that held only in a later process is red, whatever that process said
      Given the runs of a till
      When Ada documents the guard failing an hour before + the whole suite + another attempt
      Then the command ends with 1
      And she reads: Red, and needs attention:

    Scenario: With allowRetriedGuards a guard may hold at a later attempt, also in another process
      Given the runs of a till that lets guards be tried again
      When Ada documents the guard failing an hour before + the whole suite + another attempt
      Then the command ends with 0

    Scenario: On the page a scenario is there once, and its attempts are in the order of time
      Given the runs of a till
      When Ada documents another attempt + shard 2 + shard 1, with "--html page.html"
      Then the page has 7 scenarios, and one note on attempts: "Attempt 1 of 2 failed"

  Rule: The attempt that decides a verdict is the one that is told

    Scenario Outline: <files>
      Given the runs of bugs that show in one place
      When Ada documents <files>, with "--ledger ledger.json"
      Then she reads: <sum>
      And the ledger tells: <ledger>
      And the words on bugs of one place are: <words>
      And the command ends with <code>

      Examples: A bug that shows in one place says nothing in another
        | files | sum | ledger | words | code |
        | a run where z is true | 4 scenarios: 3 captured, 1 quarantined. Of 1 run. | 5 captured (captured here), 6 quarantined (quarantined), 7 captured (captured), 8 captured (captured) | captured only where z, as here / not run, because it hangs or ends the process | 0 |
        | a run elsewhere | 4 scenarios: 2 holds, 2 captured. Of 1 run. | 5 elsewhere (holds elsewhere), 6 elsewhere (holds elsewhere), 7 captured (captured), 8 captured (captured) | holds: captured only where z; here it must hold / holds: captured only where z; here it must hold | 0 |
        | a run where z is true + a run elsewhere | 4 scenarios: 3 captured, 1 quarantined. Of 2 runs. | 5 captured (captured here), 6 quarantined (quarantined), 7 captured (captured), 8 captured (captured) | captured only where z, as here / not run, because it hangs or ends the process | 0 |
        | a run elsewhere an hour before + a run where z is true | 4 scenarios: 3 captured, 1 quarantined. Of 2 runs. | 5 captured (captured here), 6 quarantined (quarantined), 7 captured (captured), 8 captured (captured) | captured only where z, as here / not run, because it hangs or ends the process | 0 |

      Examples: One that fails where its bug does not show is broken, whatever it does elsewhere
        | files | sum | ledger | words | code |
        | a run where z is true + a run elsewhere that fails | 4 scenarios: 2 captured, 2 broken. Of 2 runs. | 5 red (broken elsewhere), 6 red (broken elsewhere), 7 captured (captured), 8 captured (captured) | broken: captured only where z; here it must hold / broken: captured only where z; here it must hold | 1 |
        | a run elsewhere that fails an hour before + a run where z is true | 4 scenarios: 2 captured, 2 broken. Of 2 runs. | 5 red (broken elsewhere), 6 red (broken elsewhere), 7 captured (captured), 8 captured (captured) | broken: captured only where z; here it must hold / broken: captured only where z; here it must hold | 1 |
        | a run elsewhere that fails an hour before + a run elsewhere + a run where z is true | 4 scenarios: 2 captured, 2 broken. Of 3 runs. | 5 red (broken elsewhere), 6 red (broken elsewhere), 7 captured (captured), 8 captured (captured) | broken: captured only where z; here it must hold / broken: captured only where z; here it must hold | 1 |

      Examples: What was shown says nothing beside what was judged
        | files | sum | ledger | words | code |
        | a run where z is true + a shown run | 4 scenarios: 3 captured, 1 quarantined. Of 2 runs. | 5 captured (captured here), 6 quarantined (quarantined), 7 captured (captured), 8 captured (captured) | captured only where z, as here / not run, because it hangs or ends the process | 0 |
        | a shown run of the fix an hour before + a run where z is true | 4 scenarios: 3 captured, 1 quarantined. Of 2 runs. | 5 captured (captured here), 6 quarantined (quarantined), 7 captured (captured), 8 captured (captured) | captured only where z, as here / not run, because it hangs or ends the process | 0 |

      Examples: What was shown alone is as red as a plain run
        | files | sum | ledger | words | code |
        | a shown run | 4 scenarios: 1 quarantined, 3 shown. Of 1 run. | 5 notRun (shown), 6 quarantined (quarantined), 7 notRun (shown), 8 notRun (shown) | not run, because it hangs or ends the process | 1 |
        | a shown run of the fix an hour before + a shown run | 4 scenarios: 1 quarantined, 3 shown. Of 2 runs. | 5 notRun (shown), 6 quarantined (quarantined), 7 notRun (shown), 8 notRun (shown) | not run, because it hangs or ends the process | 1 |
        | a shown run an hour before + a shown run of the fix | 4 scenarios: 1 quarantined, 3 shown. Of 2 runs. | 5 notRun (shown), 6 quarantined (quarantined), 7 notRun (shown), 8 notRun (shown) | not run, because it hangs or ends the process | 0 |

  Rule: The exit code is that of a run, and what is missing counts

    Scenario Outline: <what>
      Given the runs of a till
      When Ada documents <files>, with "<options>"
      Then the command ends with <code>
      And she reads: <words>

      Examples: It is there
        | what                                     | files                               | options             | code | words                                        |
        | all is well at last                      | shard 1 + shard 2 + another attempt |                     | 0    | 7 scenarios: 6 holds, 1 captured. Of 3 runs. |
        | something is red                         | shard 1 + shard 2                   |                     | 1    | Red, and needs attention:             |
        | as many shards as there should be        | shard 1 + shard 2 + another attempt | --shards 2          | 0    | 7 scenarios: 6 holds, 1 captured. Of 3 runs. |
        | no more than was to be run               | another attempt                     | --tags @slow        | 0    | 1 scenario: 1 holds. Of 1 run.               |

      Examples: It is missing
        | what                                     | files                               | options    | code | words                                                                   |
        | a shard                                  | shard 1 + another attempt           |            | 1    | None of these files has run them; a shard may be missing:               |
        | a shard, and all scenarios are there     | the whole suite + another attempt   | --shards 2 | 1    | 1 shard of 2 is missing: the files are of 1 shard.                      |
        | a shard too many                         | shard 1 + shard 2 + another attempt | --shards 1 | 1    | There are more shards than 1: the files are of 2.                       |
        | the end of a file                        | the whole suite cut off + another attempt | | 1 | the-whole-suite-cut-off.ndjson was cut off: its run did not end. What is in it counts. |
        | the end of a line                        | the whole suite cut in a line + another attempt | | 1 | the-whole-suite-cut-in-a-line.ndjson was cut off: its run did not end. What is in it counts. |
        | the end of a scenario                    | the whole suite cut in a scenario   |            | 1    | 7 scenarios: 2 holds, 1 captured, 1 unknown, 3 not run. Of 1 run.       |
        | everything                               | nothing                             |            | 1    | nothing.ndjson was cut off: its run did not end. What is in it counts.  |
        | a scenario that the latest version lacks | the whole suite of an older version + shard 1 + shard 2 + another attempt | | 1 | features/paying.feature:6  a guard of old: it was run, and the latest version of its feature does not have it. |

    Scenario Outline: The page, the Markdown and the terminal begin with the same words: <files>, <options>
      Given the runs of a till
      When Ada documents <files>, with "<options> --html page.html --markdown page.md"
      Then the page, the Markdown and the terminal say: <words>
      And the command ends with <code>

      Examples:
        | files                                  | options        | code | words |
        | shard 1 + shard 2 + another attempt    | --shards 2     | 0    | Healthy: this run is green. 6 scenarios pass, 1 scenario shows a known bug. |
        | shard 1 + another attempt              |                | 1    | Unknown: this run is not complete. 3 scenarios were not run. 3 scenarios pass, 1 scenario shows a known bug. |
        | shard 1 + another attempt              | --shards 2     | 1    | Unknown: this run is not complete. 1 shard of 2 is missing: the files are of 1 shard. 3 scenarios were not run. 3 scenarios pass, 1 scenario shows a known bug. |
        | the whole suite + another attempt      | --shards 3     | 1    | Unknown: this run is not complete. 2 shards of 3 are missing: the files are of 1 shard. 6 scenarios pass, 1 scenario shows a known bug. |
        | the whole suite + another attempt      | --shards 1     | 0    | Healthy: this run is green. 6 scenarios pass, 1 scenario shows a known bug. |
        | shard 1                                | --shards 2     | 1    | Not healthy: this run is red. 1 of 7 scenarios failed. 3 scenarios were not run. 2 scenarios pass, 1 scenario shows a known bug. 1 shard of 2 is missing: the files are of 1 shard. |
        | the whole suite cut off + another attempt | --shards 2  | 1    | Unknown: this run did not end. It reached 7 of 7 scenarios. 6 scenarios pass, 1 scenario shows a known bug. the-whole-suite-cut-off.ndjson was cut off: its run did not end. What is in it counts. 1 shard of 2 is missing: the files are of 1 shard. |
        | the whole suite cut before its first scenario was read + the whole suite + another attempt | | 1 | Unknown: this run did not end. It reached 7 of 7 scenarios. 6 scenarios pass, 1 scenario shows a known bug. the-whole-suite-cut-before-its-first-scenario-was-read.ndjson was cut off: its run did not end. What is in it counts. |
        | a dry run of the whole suite           |                | 1    | Unknown: nothing was run. Of 7 scenarios none was run to its end. |
        | another attempt                        | --tags @slow   | 0    | Healthy: this run is green. 1 scenario passes. 6 scenarios were filtered out. |
        | shard 1                                | --tags @slow   | 1    | Not healthy: this run is red. 1 of 4 scenarios failed. 2 scenarios pass, 1 scenario shows a known bug. 3 scenarios were filtered out. |

    Scenario: On the page what nobody ran is shown as not run
      Given the runs of a till
      When Ada documents shard 1 + another attempt, with "--html page.html"
      Then the page says "3 not run should have run, but did not"

    Scenario: What was cut off did not end, and is neither green nor red
      Given the runs of a till
      When Ada documents the whole suite cut off + another attempt, with "--html page.html"
      Then the page says "Unknown: this run did not end. It reached 7 of 7 scenarios."

  Rule: What may surprise a reader is told

    Scenario Outline: <what>
      Given the runs of a till
      When Ada documents <files>
      Then she reads: <note>

      Examples:
        | what                 | files                                     | note                                                                     |
        | a file given twice   | shard 1 + shard 1                         | shard-1.ndjson says what another file says, too; it counts once.         |
        | a copy               | shard 1 + shard 1 copied                  | shard-1-copied.ndjson says what another file says, too; it counts once.  |
        | several commits      | shard 1 of commit a1 + shard 2 of commit b2 | The files are of several commits: a1 (shard-1-of-commit-a1.ndjson), b2 (shard-2-of-commit-b2.ndjson). |
        | several versions     | shard 1 + shard 2 of Cucumber 13.0.0      | The files are of several versions of Cucumber: cucumber-js 12.9.0 (shard-1.ndjson), cucumber-js 13.0.0 (shard-2-of-Cucumber-13.0.0.ndjson). |
        | a feature that changed | shard 1 of an older version + shard 2   | features/paying.feature is not the same in all files; its latest version is shown. |

    Scenario: Several days
      Given the runs of a till
      When Ada documents shard 1 a day before + shard 2
      Then she reads that the files are of several days

    Scenario: Runs of one day, commit and version need no note
      Given the runs of a till
      When Ada documents shard 1 + shard 2
      Then she reads nothing about the files

  Rule: The time of several runs is that in which at least one of them ran

    Scenario: One after the other, at once, and overlapping
      Then these runs, each from a second to another, took:
        | runs                        | took                                              |
        | 0 to 10                     | 0 scenarios in 10 s                               |
        | 0 to 10, 3600 to 3620       | 0 scenarios in 30 s (2 runs, without the time between them) |
        | 3600 to 3620, 0 to 10       | 0 scenarios in 30 s (2 runs, without the time between them) |
        | 0 to 10, 0 to 20            | 0 scenarios in 20 s (2 runs, without the time between them) |
        | 0 to 10, 5 to 20            | 0 scenarios in 20 s (2 runs, without the time between them) |
        | 0 to 30, 5 to 10, 40 to 50  | 0 scenarios in 40 s (3 runs, without the time between them) |
        | 0 to 10, 20 to nobody knows | 0 scenarios                                       |

  Rule: A file that holds no messages is refused with the line that is none

    Scenario Outline: <text>
      Given a file "other.ndjson" with the text <text>
      When Ada calls "capture-bugs document other.ndjson"
      Then the command ends with 2, complaining: <words>

      Examples:
        | text                                       | words                                                    |
        | 'hello'                                    | other.ndjson:1 is no message of Cucumber: hello          |
        | '[{"meta":{}}]'                            | other.ndjson:1 is no message of Cucumber: [{"meta":{}}]  |
        | '{"level":30,"msg":"hello"}'               | other.ndjson:1 is no message of Cucumber: {"level":30    |
        | '{"meta":{}}\x0a{}\x0a' | other.ndjson:2 is no message of Cucumber: {} |
        | '{"meta":{"half\x0a{"meta":{}}'            | other.ndjson:1 is no message of Cucumber: {"meta":{"half |
        | '{"testRunStarted":{}}'                    | other.ndjson holds no message of Cucumber                |
        | '{"another":{}}'                           | other.ndjson holds no message of Cucumber                |
        | '{"msg":"hello"}\x0a{"meta":"hello"}\x0a'  | other.ndjson holds no message of Cucumber                |

    Scenario Outline: A message that is not known, of <value>, is let through
      Given the runs of a till
      When Ada documents the whole suite with a message of <value> in it + another attempt, with "--html page.html"
      Then the command ends with 0
      And she reads: 7 scenarios: 6 holds, 1 captured. Of 2 runs.

      Examples:
        | value            |
        | fields           |
        | a text           |
        | a number         |
        | nothing          |
        | no attachment    |
        | a text as a step |

    Scenario: A file that is not there, as where a glob matches nothing
      When Ada calls "capture-bugs document reports/*.ndjson"
      Then the command ends with 2, complaining: There is no file "reports/*.ndjson"

    Scenario Outline: What is there of earlier runs is not taken for that of these: <options>
      Given a file "page.html" with the text 'Healthy: this run is green.'
      And a file "page.md" with the text 'Healthy: this run is green.'
      When Ada calls "capture-bugs document none.ndjson <options>"
      Then the command ends with 2, complaining: <words>

      Examples:
        | options                                              | words                                                                |
        | --html page.html                                     | page.html is as before, and tells nothing of these runs.             |
        | --html page.html --markdown page.md --ledger no.json | page.html, page.md are as before, and tell nothing of these runs.    |

    Scenario: What is there of earlier runs is not taken for that of these, where a file of the harness cannot be used
      Given the runs of a till
      And a file "history.json" with the text '{"half'
      And a file "page.html" with the text 'Healthy: this run is green.'
      When Ada documents shard 1, with "--html page.html"
      Then the command ends with 2, complaining: page.html is as before, and tells nothing of these runs.

    Scenario: No file at all
      When Ada calls "capture-bugs document"
      Then the command ends with 2, complaining: error: missing required argument 'messages'

    Scenario: A file that cannot be written
      Given the runs of a till
      When Ada documents shard 1, with "--html shard-1.ndjson/page.html"
      Then the command ends with 2, complaining: shard-1.ndjson/page.html cannot be written

  Rule: What runs record, they record together

    Scenario: The life line of an issue whose scenarios are in several shards
      Given the runs of a till
      When Ada documents shard 1 + shard 2 + another attempt, and has it recorded
      Then the history tells that issue 7 is captured, and issue 8 guarded

    Scenario: Shards of which one is missing are no run of the whole suite
      Given the runs of a till
      When Ada documents shard 1 + another attempt, and has it recorded
      Then there is no file of runs

    Scenario: The file of runs has several shards as the one run that they are
      Given the runs of a till
      When Ada documents shard 1 + shard 2, and has it recorded
      Then the file of runs has one run, of 7 scenarios, with 0 left out
