Feature: A bug whose symptom is an exception

  Some bugs show by an exception that comes out of the product, and no `Then` is ever reached. Such a capture declares it in
  full: `Fails today with: TypeError: cannot read x in "When Ada pays"`. That class, those words, in that step: nothing else is
  the captured bug. An assertion is better where it can be had, since it says what should be.

  Rule: Only the declared exception is captured, and only in the step that is named

    Scenario: As it was written down
      Given a capture for each of these exceptions:
        | reason                                                      | in                    | thrown                                                                          | verdict  |
        | TypeError: cannot read x in "When Ada pays"                 | When Ada pays         | throw new TypeError('cannot read x of undefined')                               | captured |
        | TypeError: cannot read x in "When Ada pays"                 | When Ada pays         | return Promise.reject(new TypeError('cannot read x'))                           | captured |
        | TypeError: cannot read x in "Ada pays"                      | When Ada pays         | throw new TypeError('cannot read x of undefined')                               | captured |
        | TypeError: cannot read x in "Then the bill is paid"         | Then the bill is paid | throw new TypeError('cannot read x of undefined')                               | captured |
        | TypeError: cannot read x in "* the till is shut"            | * the till is shut    | throw new TypeError('cannot read x of undefined')                               | captured |
        | TypeError: cannot read x in "And Ada opens "42""            | And Ada opens "42"    | throw new TypeError('cannot read x of undefined')                               | captured |
        | Error: no "x" in "basket" in "When Ada pays"                | When Ada pays         | throw new Error('no "x" in "basket"')                                           | captured |
        | Error: ENOENT: no such file or directory in "When Ada pays" | When Ada pays         | require('node:fs').readFileSync('no-such-file')                                 | captured |
        | AggregateError: two of them in "When Ada pays"              | When Ada pays         | throw new AggregateError([], 'two of them')                                     | captured |
        | PaymentError: cannot read x in "When Ada pays"              | When Ada pays         | class PaymentError extends TypeError {} throw new PaymentError('cannot read x') | captured |
      When Ada runs the suite as it is
      Then each is judged as its row says

    Scenario: As Node prints it, and as editors quote it
      Given a capture for each of these exceptions:
        | reason                                                                                    | in            | thrown                                                                               | verdict     |
        | TypeError [ERR_INVALID_ARG_TYPE]: The "path" argument must be of type in "When Ada pays"  | When Ada pays | require('node:fs').readFileSync({})                                                  | captured    |
        | TypeError [ERR_INVALID_ARG_VALUE]: The "path" argument must be of type in "When Ada pays" | When Ada pays | require('node:fs').readFileSync({})                                                  | compromised |
        | TypeError [ERR_INVALID_ARG_TYPE]: The "path" argument must be of type in "When Ada pays"  | When Ada pays | throw new TypeError('The "path" argument must be of type')                           | compromised |
        | Error [42]: cannot read x in "When Ada pays"                                              | When Ada pays | throw Object.assign(new Error('cannot read x'), { code: 42 })                        | captured    |
        | DOMException [AbortError]: This operation was aborted in "When Ada pays"                  | When Ada pays | AbortSignal.abort().throwIfAborted()                                                 | captured    |
        | TypeError: cannot read x in “When Ada pays”                                               | When Ada pays | throw new TypeError('cannot read x')                                                 | captured    |
        | TypeError: cannot read x in 'When Ada pays'                                               | When Ada pays | throw new TypeError('cannot read x')                                                 | captured    |
        | TypeError: cannot read x in ‘Ada pays’                                                    | When Ada pays | throw new TypeError('cannot read x')                                                 | captured    |
        | TypeError: cannot read x in „When Ada pays“                                               | When Ada pays | throw new TypeError('cannot read x')                                                 | captured    |
        | TypeError: cannot use 'in' to search for 'x' in 'abc' in 'When Ada pays'                  | When Ada pays | throw new TypeError("cannot use 'in' to search for 'x' in 'abc'")                    | captured    |
        | myError: cannot read x in "When Ada pays"                                                 | When Ada pays | class myError extends Error {} throw new myError('cannot read x')                    | captured    |
        | myError: cannot read x in "When Ada pays"                                                 | When Ada pays | throw new Error('cannot read x')                                                     | compromised |
        | $Error: cannot read x in "When Ada pays"                                                  | When Ada pays | throw Object.assign(new Error('cannot read x'), { name: '$Error' })                  | captured    |
        | _Error: cannot read x in "When Ada pays"                                                  | When Ada pays | throw Object.assign(new Error('cannot read x'), { name: '_Error' })                  | captured    |
        | Prisma.KnownError: cannot read x in "When Ada pays"                                       | When Ada pays | throw Object.assign(new Error('cannot read x'), { name: 'Prisma.KnownError' })       | captured    |
        | Prisma.KnownError: cannot read x in "When Ada pays"                                       | When Ada pays | class KnownError extends Error {} throw new KnownError('cannot read x')              | captured    |
        | Prisma.KnownError: cannot read x in "When Ada pays"                                       | When Ada pays | class Prisma extends Error {} throw new Prisma('cannot read x')                      | compromised |
      When Ada runs the suite as it is
      Then each is judged as its row says

    Scenario: Of another class
      Given a capture for each of these exceptions:
        | reason                                      | in            | thrown                                                                        | verdict     |
        | TypeError: cannot read x in "When Ada pays" | When Ada pays | throw Object.assign(new TypeError('cannot read x'), { name: 'PaymentError' }) | captured    |
        | Error: cannot read x in "When Ada pays"     | When Ada pays | throw new TypeError('cannot read x of undefined')                             | compromised |
        | Error: cannot read x in "When Ada pays"     | When Ada pays | throw Object.assign(new TypeError('cannot read x'), { name: 'PaymentError' }) | compromised |
        | TypeError: cannot read x in "When Ada pays" | When Ada pays | throw new RangeError('cannot read x')                                         | compromised |
        | TypeError: cannot read x in "When Ada pays" | When Ada pays | throw new Error('cannot read x')                                              | compromised |
        | TypeError: cannot read x in "When Ada pays" | When Ada pays | throw 'TypeError: cannot read x'                                              | compromised |
        | TypeError: cannot read x in "When Ada pays" | When Ada pays | throw { name: 'TypeError', message: 'cannot read x' }                         | compromised |
        | TypeError: cannot read x in "When Ada pays" | When Ada pays | require('node:assert').fail('cannot read x')                                  | compromised |
        | Error: cannot read x in "When Ada pays"     | When Ada pays | throw Object.assign(new Error('cannot read x'), { matcherResult: {} })        | compromised |
      When Ada runs the suite as it is
      Then each is judged as its row says

    Scenario: In another step, or in a hook
      Given a capture for each of these exceptions:
        | reason                                              | in                    | thrown                                            | verdict     |
        | TypeError: cannot read x in "When Ada pays"         | Given a basket        | throw new TypeError('cannot read x of undefined') | compromised |
        | TypeError: cannot read x in "When Ada pays"         | the Background        | throw new TypeError('cannot read x of undefined') | compromised |
        | TypeError: cannot read x in "When Ada pays"         | And Ada opens "42"    | throw new TypeError('cannot read x of undefined') | compromised |
        | TypeError: cannot read x in "When Ada pays"         | Then the bill is paid | throw new TypeError('cannot read x of undefined') | compromised |
        | TypeError: cannot read x in "When Ada pays"         | * the till is shut    | throw new TypeError('cannot read x of undefined') | compromised |
        | TypeError: cannot read x in "When Ada pays"         | a Before hook         | throw new TypeError('cannot read x of undefined') | compromised |
        | TypeError: cannot read x in "When Ada pays"         | a BeforeStep hook     | throw new TypeError('cannot read x of undefined') | compromised |
        | TypeError: cannot read x in "When Ada pays"         | an AfterStep hook     | throw new TypeError('cannot read x of undefined') | compromised |
        | TypeError: cannot read x in "When Ada pays"         | an After hook         | throw new TypeError('cannot read x of undefined') | compromised |
        | TypeError: cannot read x in "Then the bill is paid" | When Ada pays         | throw new TypeError('cannot read x of undefined') | compromised |
      When Ada runs the suite as it is
      Then each is judged as its row says

    Scenario: Outside of the step
      Given a capture for each of these exceptions:
        | reason                                           | in                 | thrown                                                                                                 | verdict     |
        | TypeError: cannot read x in "When Ada pays"      | When Ada pays      | process.nextTick(() => { throw new TypeError('cannot read x'); }); return new Promise(() => undefined) | compromised |
        | TypeError: cannot read x in "When Ada pays"      | When Ada pays      | Promise.reject(new TypeError('cannot read x')); return new Promise(() => undefined)                    | compromised |
        | TypeError: cannot read x in "And Ada opens "42"" | a parameter type   | throw new TypeError('cannot read x')                                                                   | compromised |
        | TypeError: cannot read x in "And Ada opens "42"" | a parameter type   | return Promise.reject(new TypeError('cannot read x'))                                                  | compromised |
      When Ada runs the suite as it is
      Then each is judged as its row says
      And each is advised: the error came from outside the step: from a callback or a promise that the step does not wait for, or from a parameter type. The harness can capture nothing there. Let the step wait for everything that it starts, and convert values in the step itself.

    Scenario: With other words, or not at all
      Given a capture for each of these exceptions:
        | reason                                       | in                    | thrown                                       | verdict     |
        | TypeError: cannot read x in "When Ada pays"  | When Ada pays         | throw new TypeError('cannot read xs')        | shifted     |
        | TypeError: cannot read x in "When Ada pays"  | When Ada pays         | throw new TypeError('cannot read y')         | shifted     |
        | TypeError: cannot read x in "When Ada pays"  | Then the bill is paid | require('node:assert').fail('cannot read x') | shifted     |
        | TypeError: cannot read x in "When Ada pays"  | nowhere               | -                                            | fixed       |
        | Error: function timed out in "When Ada pays" | When Ada pays         | return new Promise(() => {})                 | compromised |
        | TypeError: cannot read x in "When Ada pays"  | When Ada pays         | return 'pending'                             | compromised |
        | TypeError: cannot read x in "When Ada pays"  | When Ada pays         | return 'skipped'                             | compromised |
      When Ada runs the suite as it is
      Then each is judged as its row says

  Rule: A declaration that is not whole, or fits no step, is a violation

    Scenario Outline: Refused: <case>
      Given the suite "tags"
      When Ada runs the suite as it is
      Then "<case>" is refused at <at> because '<reason>'
      And the refusal of "<case>" says to <remedy>

      Examples:
        | case                                          | at                    | reason                                                                                         | remedy                                                                            |
        | an exception without its step                 | exceptions.feature:74 | The line does not say in which step.                                                           | write: Fails today with: TypeError: cannot read x in "And Ada reads it"           |
        | an exception without its class                | exceptions.feature:15 | The line does not say which error the step throws.                                             | write: Fails today with: <ErrorName>: cannot read x in "When Ada reads it"        |
        | an exception without its words                | exceptions.feature:20 | The line does not say what the error says.                                                     | write: Fails today with: TypeError: <what it says> in "When Ada reads it"         |
        | an exception of which nothing is said         | exceptions.feature:25 | The line does not say which error the step throws, nor what the error says, nor in which step. | write: Fails today with: <ErrorName>: <what it says> in "Then the store is empty" |
        | an exception in a step that is not there      | exceptions.feature:30 | The scenario has no step "When Ada raeds it".                                                  | write: Fails today with: TypeError: cannot read x in "When Ada reads it"          |
        | an exception in a step with another keyword   | exceptions.feature:36 | The scenario has no step "Then Ada reads it".                                                  | write: Fails today with: TypeError: cannot read x in "When Ada reads it"          |
        | an exception in a Given                       | exceptions.feature:41 | "Given a full store" is not a When or a Then of the scenario itself; it only sets the scenario up.       | write: Fails today with: TypeError: cannot read x in "When Ada reads it"          |
        | an exception in the Background                | exceptions.feature:47 | "When the store is opened" is not a When or a Then of the scenario itself; it only sets the scenario up. | write: Fails today with: TypeError: cannot read x in "When Ada reads it"          |
        | an assertion that is declared as an exception | exceptions.feature:52 | AssertionError is how an assertion fails.                                                      | write: Fails today: the store holds 1 entry                                       |

    Scenario: Where one step acts, it need not be named
      Given the suite "tags"
      When Ada runs the suite as it is
      Then "an exception in the only When" is shown as skipped and judged captured

    Scenario: What a row declares is held against the steps of the row
      Given the suite "tags"
      When Ada runs the suite as it is
      Then "an exception of a row, it" is shown as skipped and judged captured

  Rule: Whoever reads a verdict is told what was declared

    Scenario: A declared exception that comes no more
      Given a capture for each of these exceptions:
        | reason                                      | in      | thrown | verdict |
        | TypeError: cannot read x in "When Ada pays" | nowhere | -      | fixed   |
      When Ada runs the suite as it is
      Then "0" fails with a FixedVerdict:
        """
        "0" (features/exceptions.feature:7) captures issue #7, but passes.
          Expected: "When Ada pays" throws TypeError, saying "cannot read x".
          Happened: every step passed; the bug looks fixed.
          To do:    npx capture-bugs promote features/exceptions.feature:7, or by hand: remove @tdd_expected_fail from features/exceptions.feature:1:25 (on the Feature) and the line "Fails today with: TypeError: cannot read x in "When Ada pays"" from features/exceptions.feature:8. Keep @tdd_issue @tdd_issue_7: from now on the scenario guards the fix.
          Read on:  node_modules/@audit-race/cucumber/README.md, "When a run is red"
        """

    Scenario: A declared exception that says something else
      Given a capture for each of these exceptions:
        | reason                                      | in            | thrown                               | verdict |
        | TypeError: cannot read x in "When Ada pays" | When Ada pays | throw new TypeError('cannot read y') | shifted |
      When Ada runs the suite as it is
      Then "0" fails with a ShiftedVerdict:
        """
        "0" (features/exceptions.feature:7) captures issue #7, but fails in another way.
          Expected: "When Ada pays" throws TypeError, saying "cannot read x".
          Happened: "When Ada pays" (features/exceptions.feature:11:3) says "cannot read y".
          To do:    find out what changed. If it is still the same bug, write its new words after "Fails today with:" at features/exceptions.feature:8. If it is another bug, it needs an issue of its own.
          Read on:  node_modules/@audit-race/cucumber/README.md, "When a run is red"
        """

    Scenario: An assertion in its place
      Given a capture for each of these exceptions:
        | reason                                      | in                    | thrown                                       | verdict |
        | TypeError: cannot read x in "When Ada pays" | Then the bill is paid | require('node:assert').fail('cannot read x') | shifted |
      When Ada runs the suite as it is
      Then "0" fails with a ShiftedVerdict:
        """
        "0" (features/exceptions.feature:7) captures issue #7, but fails in another way.
          Expected: "When Ada pays" throws TypeError, saying "cannot read x".
          Happened: an assertion failed in its place: "Then the bill is paid" (features/exceptions.feature:13:3) says "cannot read x".
          To do:    find out what changed. If it is still the same bug, write "Fails today: cannot read x" in place of the line at features/exceptions.feature:8: "Fails today with:" cannot declare an assertion. If it is another bug, it needs an issue of its own.
          Read on:  node_modules/@audit-race/cucumber/README.md, "When a run is red"
        """

    Scenario: A captured exception below the run
      Given a capture for each of these exceptions:
        | reason                                      | in            | thrown                               | verdict  |
        | TypeError: cannot read x in "When Ada pays" | When Ada pays | throw new TypeError('cannot read x') | captured |
      When Ada runs the suite as it is
      Then the run succeeds, and tells:
        """
        Captured failures, each as it was written down:

          features/exceptions.feature:7  #7  0
            TypeError: cannot read x

        """
