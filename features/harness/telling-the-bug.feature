Feature: Telling the bug from everything else that can fail

  A scenario that is expected to fail is worth something only if its failure is the bug. Anything may fail: a set-up, a
  time-out, a typing mistake. Whoever turns all failures green has written a test that cannot fail, and will be told
  nothing on the day the bug is fixed, or on the day it changes into another one.

  So one failure counts, and it is shown as skipped: the run stays green, and the report shows what was captured. All
  others are red. The suite "cases" has one scenario for each way to fail that we know of.

  Rule: An assertion that fails in a Then of the scenario's own is the captured bug

    Scenario Outline: Captured: <case>
      Given the suite "cases"
      When Ada runs the suite as it is
      Then "<case>" is shown as <shown as> and judged <verdict>

      Examples: whoever asserts it
        | case                                               | shown as | verdict  |
        | an assertion of node:assert                        | skipped  | captured |
        | an assertion of chai                               | skipped  | captured |
        | an assertion of chai 4, an Error by prototype only | skipped  | captured |
        | an assertion of sinon                              | skipped  | captured |
        | an assertion of Jest's shape                       | skipped  | captured |
        | an assertion of another name                       | skipped  | captured |

      # Each has one trait of an assertion and none of the others, so that none of the traits can be lost unseen.
      Examples: whatever tells that it is an assertion
        | case                                   | shown as | verdict  |
        | an assertion that only its class tells | skipped  | captured |
        | an assertion of a matcher of one's own | skipped  | captured |
        | an assertion of a project with Jest    | skipped  | captured |
        | an assertion of another context        | skipped  | captured |
        | an assertion that quotes a stack       | skipped  | captured |
        | an assertion behind a Proxy            | skipped  | captured |
        | a frozen assertion                     | skipped  | captured |

      Examples: however it arrives
        | case                                          | shown as | verdict  |
        | an assertion after an await                   | skipped  | captured |
        | a rejected promise                            | skipped  | captured |
        | a thenable that is no promise                 | skipped  | captured |
        | a callback with the assertion                 | skipped  | captured |
        | a callback that is called once more, too late | skipped  | captured |
        | a callback step that throws                   | skipped  | captured |
        | an assertion about a data table               | skipped  | captured |

      Examples: about errors, too
        | case                                    | shown as | verdict  |
        | assert.throws that finds no error       | skipped  | captured |
        | assert.doesNotThrow that finds an error | skipped  | captured |
        | assert.rejects that finds another error | skipped  | captured |

      Examples: in whatever continues a Then
        | case                              | shown as | verdict  |
        | an And after a Then               | skipped  | captured |
        | a But after a Then                | skipped  | captured |
        | a Then that is defined as a Given | skipped  | captured |

      Examples: wherever the tags stand
        | case                         | shown as | verdict  |
        | a scenario in a rule         | skipped  | captured |
        | a row of an outline, first   | skipped  | captured |
        | a row of an outline, second  | skipped  | captured |
        | a row of the table with tags | skipped  | captured |
        | two issues at once           | skipped  | captured |

  Rule: Everything else that goes wrong proves nothing about the bug

    Scenario Outline: In the wrong step: <case>
      Given the suite "cases"
      When Ada runs the suite as it is
      Then "<case>" is shown as <shown as> and judged <verdict>

      Examples: before the claim
        | case                    | shown as | verdict     |
        | an assertion in a Given | failed   | compromised |
        | an assertion in a When  | failed   | compromised |
        | an And after a When     | failed   | compromised |

      Examples: beside the claim
        | case                | shown as | verdict     |
        | a When after a Then | failed   | compromised |
        | a star after a Then | failed   | compromised |

      Examples: in a Background, which claims nothing for its scenarios
        | case                                     | shown as | verdict     |
        | an assertion in a Then of the Background | failed   | compromised |
        | a leading And after a Background         | failed   | compromised |

    Scenario Outline: Not an assertion of the scenario: <case>
      Given the suite "cases"
      When Ada runs the suite as it is
      Then "<case>" is shown as <shown as> and judged <verdict>

      Examples: other errors
        | case                                    | shown as | verdict     |
        | a TypeError in a Then                   | failed   | compromised |
        | an Error with an assertion as its cause | failed   | compromised |
        | a string that is thrown                 | failed   | compromised |
        | a callback with a TypeError             | failed   | compromised |
        | an expectation of a sinon mock          | failed   | compromised |

      # The commonest errors of a step bear a code, as the assertions of Node do.
      Examples: other errors that have something of an assertion
        | case                               | shown as | verdict     |
        | a file that is missing             | failed   | compromised |
        | an argument of the wrong type      | failed   | compromised |
        | an error with a code of its own    | failed   | compromised |
        | an error with an assertion's code  | failed   | compromised |
        | an error with a number as its code | failed   | compromised |
        | an error that compares             | failed   | compromised |
        | an error that bundles an assertion | failed   | compromised |
        | a frozen error                     | failed   | compromised |
        | a TypeError behind a Proxy         | failed   | compromised |

      Examples: what is no error at all
        | case                                     | shown as | verdict     |
        | an object with the name of an assertion  | failed   | compromised |
        | an object with the code of an assertion  | failed   | compromised |
        | a Proxy that has every property          | failed   | compromised |
        | a function with the name of an assertion | failed   | compromised |
        | null that is thrown                      | failed   | compromised |
        | undefined that is thrown                 | failed   | compromised |
        | a number that is thrown                  | failed   | compromised |
        | a callback with a number                 | failed   | compromised |
        | a promise that is rejected with nothing  | failed   | compromised |

      Examples: assertions that are somebody else's
        | case                                              | shown as | verdict     |
        | an assertion of the product                       | failed   | compromised |
        | an assertion of the product, reworded by the step | failed   | compromised |
        | an assertion in a parameter type                  | failed   | compromised |

    Scenario Outline: At the wrong time: <case>
      Given the suite "cases"
      When Ada runs the suite as it is
      Then "<case>" is shown as <shown as> and judged <verdict>

      Examples: too late
        | case                                        | shown as | verdict     |
        | a time-out                                  | failed   | compromised |
        | a time-out, and the assertion arrives later | failed   | compromised |

      Examples: outside of the step
        | case                                         | shown as | verdict     |
        | an assertion in a timer                      | failed   | compromised |
        | an assertion in a promise that nobody awaits | failed   | compromised |
        | a rejection that floats past the last step   | failed   | compromised |

    Scenario Outline: Never asserted: <case>
      Given the suite "cases"
      When Ada runs the suite as it is
      Then "<case>" is shown as <shown as> and judged <verdict>

      Examples: given up by a step
        | case            | shown as | verdict     |
        | a pending Then  | failed   | compromised |
        | a pending Given | failed   | compromised |
        | a skipped Then  | failed   | compromised |
        | a skipped Given | failed   | compromised |

      Examples: without a definition that fits
        | case                                         | shown as  | verdict     |
        | an undefined step before the Then            | undefined | compromised |
        | an undefined Then                            | undefined | compromised |
        | an undefined step after the captured failure | undefined | compromised |
        | an ambiguous Then                            | ambiguous | compromised |
        | an ambiguous step after the captured failure | ambiguous | compromised |
        | a definition with too many parameters        | failed    | compromised |

    Scenario Outline: In a hook: <case>
      Given the suite "cases"
      When Ada runs the suite as it is
      Then "<case>" is shown as <shown as> and judged <verdict>

      Examples: around the scenario
        | case                                        | shown as | verdict     |
        | a Before hook that fails                    | failed   | compromised |
        | a Before hook that fails, and an After hook | failed   | compromised |
        | a Before hook that skips                    | failed   | compromised |
        | an After hook that fails after the capture  | failed   | compromised |
        | an After hook that fails after a pass       | failed   | compromised |
        | an After hook that skips                    | failed   | compromised |
        | an After hook that times out                | failed   | compromised |
        | an After hook that throws a string          | failed   | compromised |

      Examples: around a step
        | case                                           | shown as | verdict     |
        | a BeforeStep hook that fails                   | failed   | compromised |
        | a BeforeStep hook that times out               | failed   | compromised |
        | an AfterStep hook that fails after the capture | failed   | compromised |
        | an AfterStep hook that fails after a pass      | failed   | compromised |

  Rule: The captured failure says what was written down

    Scenario Outline: The description says why the scenario fails today: <case>
      Given the suite "cases"
      When Ada runs the suite as it is
      Then "<case>" is shown as <shown as> and judged <verdict>

      Examples: the assertion says it, too
        | case                                  | shown as | verdict  |
        | a reason that the assertion repeats   | skipped  | captured |
        | a reason that is wrapped and coloured | skipped  | captured |

      Examples: the assertion says something else
        | case                                                                      | shown as | verdict     |
        | a reason that the assertion does not repeat                               | failed   | shifted     |
        | a reason that an assertion after the time-out does not repeat             | failed   | compromised |
        | a reason that the assertion does not repeat, and an After hook that fails | failed   | compromised |
        | a reason in front of a failing Given                                      | failed   | compromised |

      Examples: nothing fails any more
        | case                          | shown as | verdict |
        | a capture that passes         | failed   | fixed   |
        | a row of the table once fixed | failed   | fixed   |

  Rule: A scenario that is expected to hold is left as it is

    Scenario Outline: Not expected to fail: <case>
      Given the suite "cases"
      When Ada runs the suite as it is
      Then "<case>" is shown as <shown as> and judged <verdict>

      Examples: guards of an issue that is fixed
        | case                            | shown as | verdict |
        | a guard that passes             | passed   | holds   |
        | a guard that fails              | failed   | broken  |
        | a row of the table without tags | passed   | holds   |

    Scenario Outline: Not judged: <case>
      Given the suite "cases"
      When Ada runs the suite as it is
      Then "<case>" is shown as <shown as> and not judged

      Examples:
        | case                                               | shown as |
        | a guard that its suite skips                       | skipped  |
        | a scenario without tags that fails                 | failed   |
        | a scenario without tags that passes                | passed   |
        | a scenario without tags that throws a frozen error | failed   |
        | a scenario without tags whose thenable fails       | failed   |
