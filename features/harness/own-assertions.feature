Feature: A suite can tell of assertions of its own, and of nothing else

  A suite may have assertions that nobody else knows. The option `assertions` takes the names of their errors; `isAssertion` is a
  function for those that have no name of their own. Neither makes a claim of what JavaScript, Node and the operating system
  throw: then any slip in a step, and any connection that is refused, would be the captured bug.

  Rule: What the platform throws is never a claim, whatever a suite says

    Scenario: A suite that takes everything for an assertion
      Given a suite with { isAssertion: () => true } that throws each of these:
        | thrown                                                                         | verdict     |
        | throw new Error('found 10')                                                    | captured    |
        | throw Object.assign(new Error('found 10'), { code: 'E_STORE' })                | captured    |
        | class StoreError extends Error {} throw new StoreError('found 10')             | captured    |
        | class StoreError extends TypeError {} throw new StoreError('found 10')         | captured    |
        | class TypeError extends Error {} throw new TypeError('found 10')               | compromised |
        | throw new TypeError('found 10')                                                | compromised |
        | throw new RangeError('found 10')                                               | compromised |
        | undefinedName                                                                  | compromised |
        | JSON.parse('{')                                                                | compromised |
        | throw new AggregateError([new Error('found 10')], 'found 10')                  | compromised |
        | throw new DOMException('found 10', 'AbortError')                               | compromised |
        | AbortSignal.abort().throwIfAborted()                                           | compromised |
        | require('node:fs').readFileSync('no-such-file')                                | compromised |
        | require('node:fs').readFileSync({})                                            | compromised |
        | require('node:vm').runInNewContext("throw new TypeError('found 10')")          | compromised |
        | return require('node:events').once(require('node:net').connect(1), 'connect')  | compromised |
        | return fetch('http://127.0.0.1:1')                                             | compromised |
        | throw 'found 10'                                                               | compromised |
        | throw Object.setPrototypeOf(new Error('found 10'), null)                       | captured    |
      When Ada runs the suite as it is
      Then each is judged as its row says

    Scenario: A suite that names its errors
      Given a suite with { assertions: ['StoreError'] } that throws each of these:
        | thrown                                                                                  | verdict     |
        | throw Object.assign(new Error('found 10'), { name: 'StoreError' })                      | captured    |
        | class StoreError extends Error {} throw new StoreError('found 10')                      | captured    |
        | class OtherError extends Error {} throw new OtherError('found 10')                      | compromised |
        | throw new Error('found 10')                                                             | compromised |
        | throw Object.assign(new Error('found 10'), { name: 'StoreError', syscall: 'connect' })  | compromised |
        | throw Object.assign(new Error('found 10'), { name: 'StoreError', errno: -111 })         | compromised |
        | throw Object.assign(new TypeError('found 10'), { name: 'StoreError' })                  | compromised |
      When Ada runs the suite as it is
      Then each is judged as its row says

    Scenario: A function that answers with a promise
      Given a suite with { isAssertion: async () => false } that throws each of these:
        | thrown                      | verdict     |
        | throw new Error('found 10') | compromised |
      When Ada runs the suite as it is
      Then each is judged as its row says
      And the case "0" fails saying: isAssertion returned a promise. It must say true or false at once.
      And each is advised: To do:    correct the option.

    Scenario Outline: A function that answers with <answer>
      Given a suite with { isAssertion: () => <answer> } that throws each of these:
        | thrown                      | verdict     |
        | throw new Error('found 10') | compromised |
      When Ada runs the suite as it is
      Then each is judged as its row says
      And the case "0" fails saying: <message>
      And each is advised: To do:    correct the option.

      Examples:
        | answer                      | message                                                                 |
        | ({ then: (fn) => fn(no) })  | isAssertion returned a promise. It must say true or false at once.      |
        | undefined                   | isAssertion returned undefined. It must say true or false at once.      |
        | 1                           | isAssertion returned 1. It must say true or false at once.              |
        | 'no'                        | isAssertion returned "no". It must say true or false at once.           |
        | new Boolean(false)          | isAssertion returned [Boolean: false]. It must say true or false at once. |
        | no.such                     | isAssertion threw: no is not defined. It must say true or false of any error. |

  Rule: No option names what the platform calls its errors

    Scenario: Every name of this Node
      When Ada gives the option assertions each name that this Node or the web has for errors
      Then each is refused, and the message shows isAssertion

    Scenario Outline: Ada calls captureBugs with <options>
      When Ada calls captureBugs with '<options>'
      Then the call is refused: <message>

      Examples:
        | options                                 | message                                                                                                                                                                                                                           |
        | {"assertions":["Error"]}                | assertions names "Error", but JavaScript and Node give this name to errors that are no failed assertions. Tell yours apart in a support file: captureBugs({ isAssertion: (error) => error.message.startsWith('expected ') }).         |
        | {"assertions":["StoreError"," Error "]} | assertions names " Error ", but JavaScript and Node give this name to errors that are no failed assertions. Tell yours apart in a support file: captureBugs({ isAssertion: (error) => error.message.startsWith('expected ') }).       |
        | {"assertions":[""]}                     | assertions names "", but JavaScript and Node give this name to errors that are no failed assertions. Tell yours apart in a support file: captureBugs({ isAssertion: (error) => error.message.startsWith('expected ') }).              |
