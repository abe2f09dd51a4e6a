Feature: An assertion about every order
  A test wants one line that fails when any order fails, and whose message is enough to see why. Such a line must not pass
  because a search gave up early.

  Rule: The message tells what is wrong, how often, in which order, and how to see it again

    Scenario: A race
      Given callers who withdraw without a lock
      When Ada asserts that every order holds
      Then the assertion fails with:
        """
        the balance is 70 (26 of 34 orders fail)

        2 withdrawals, interleaving 001~df66d5
        """
      And its message replays the order that it tells
      And its message names a picture of that order

    Scenario: A folder for pictures that is a file
      Given callers who withdraw without a lock
      When Ada asserts that every order holds, with pictures in a file
      Then the assertion fails with "Picture: not written: "
      And its message replays the order that it tells

  Rule: Only what the test has agreed to may be left out

    Scenario Outline: <options>
      Given callers who <behaviour>
      When Ada asserts that every order holds, with <options>
      Then the assertion <ends>

      Examples:
        | behaviour              | options                                          | ends                                                                     |
        | withdraw with a lock   | {}                                               | holds                                                                    |
        | withdraw with a lock   | { "joinsMax": 0 }                                | holds                                                                    |
        | withdraw with a lock   | { "interleavingsMax": 1 }                        | fails with "not every order was tried. Cut by: interleavingsMax."        |
        | withdraw with a lock   | { "joinsMax": 0, "interleavingsMax": 1 }         | fails with "not every order was tried. Cut by: interleavingsMax, joinsMax." |
        | withdraw without a lock | { "stepsMax": 2 }                               | fails with "no order reached its end, so this shows nothing. Cut by: stepsMax." |
        | do nothing at all      | {}                                               | fails with "The explorer controlled nothing"                                      |
        | do nothing at all      | { "joinsMax": 0 }                                | fails with "The explorer controlled nothing"                                      |
        | withdraw without a lock | { "stopAtFirst": true }                         | fails with "2 of 4 orders tried fail"                                   |
        | are checked by one who hangs where the second was first | { "effectTimeoutMs": 5 } | fails with "deadlock: the check waits forever (1 of 1 orders tried fails)" |
        | withdraw without a lock | { "pictures": 7 }                               | fails with "pictures must be the path of a folder, or false, not 7."     |
        | withdraw without a lock | { "pictures": "" }                              | fails with "pictures must be the path of a folder, or false"             |
        | withdraw without a lock | { "allows": ["signal"] }                        | fails with "allows[0] cannot be 'signal': a search that was stopped claims nothing" |
        | withdraw without a lock | { "allows": ["ringMax"] }                       | fails with "allows[0] cannot be 'ringMax'; did you mean 'ringsMax'?" |
        | withdraw without a lock | { "allows": [null] }                            | fails with "allows[0] cannot be null; there are togetherMax"  |
        | withdraw without a lock | { "allows": "ringsMax" }                        | fails with "allows must be a list, such as ['ringsMax'], not 'ringsMax'" |
        | withdraw without a lock | { "picture": false }                            | fails with "'picture' is no option of assertEveryInterleaving; did you mean 'pictures'?" |
        | withdraw without a lock | { "allow": [] }                                 | fails with "'allow' is no option of assertEveryInterleaving; did you mean 'allows'?" |
        | poll with a timer       | {}                                              | fails with "If that claim is enough, say so with allows: ['ringsMax']."     |
        | poll with a timer       | {}                                              | fails with "with a limit on how often timers ring"                    |
        | poll with a timer       | { "allows": ["ringsMax"] }                      | holds                                                                    |
        | fail in every order     | {}                                              | fails with "no order fails, but no caller succeeds in any order, so this shows nothing." |
        | fail in every order     | {}                                              | fails with "A fails: A plan has no lines."                               |
        | fail in every order     | {}                                              | fails with "say so with allows: ['noSuccess']."                          |
        | fail in every order     | { "joinsMax": 0 }                               | fails with "no caller succeeds in any"                                   |
        | fail in every order     | { "allows": ["noSuccess"] }                     | holds                                                                    |
        | do nothing at all       | { "allows": ["noSuccess"] }                     | fails with "Control what the callers wait for: an operation with turns.control" |
        | do nothing at all       | {}                                              | fails with "Tried: every order of the starts of 2 callers."              |
        | are checked by one who says no | {}                                       | fails with "check returned false; let it throw an error"                 |
        | are checked by one who says no later | {}                                 | fails with "check returned false; let it throw an error"                 |
        | are checked by one who compares much | {}                                 | fails with "Fails: x: 1 !== 2, and more\n  Expected values to be strictly deep-equal:\n" |
        | are checked by one who says yes | {}                                      | holds                                                                    |
        | are instances of classes, as is all that they need | {}                   | holds                                                                    |
