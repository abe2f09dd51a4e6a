Feature: An error may be made of anything

  Some code throws errors whose message is an object, whose name is a symbol, or whose getters throw. Such an error is judged
  like any other: what is no text is read as Node shows it, and what cannot be read says nothing. (Cucumber itself ends the run
  when it has to print an error whose message cannot be read, so here such an error is always captured.)

  Rule: Whatever an assertion is made of, it is the assertion that is judged

    Scenario: An assertion, each of its fields of any kind
      Given a suite with {} that throws each of these:
        | reason           | thrown                                                                                       | verdict  |
        | { found: 10 }    | throw Object.assign(claim(), { message: { found: 10 } })                                     | captured |
        | { found: 1 }     | throw Object.assign(claim(), { message: { found: 10 } })                                     | shifted  |
        | 10               | throw Object.assign(claim(), { message: 10 })                                                | captured |
        | 1                | throw Object.assign(claim(), { message: 10 })                                                | shifted  |
        | Symbol(found 10) | throw Object.assign(claim(), { message: Symbol('found 10') })                                | captured |
        | null             | throw Object.assign(claim(), { message: null })                                              | captured |
        | found 10         | throw Object.assign(claim(), { message: undefined })                                         | shifted  |
        |                  | throw Object.assign(claim(), { message: undefined })                                         | captured |
        |                  | throw broken(claim(), 'message')                                                             | captured |
        | found 10         | throw Object.assign(claim(), { name: Symbol('AssertionError') })                             | captured |
        | found 10         | throw Object.assign(claim(), { name: Object.create(null) })                                  | captured |
        | found 10         | throw broken(claim(), 'name')                                                                | captured |
        | found 10         | throw broken(claim(), 'constructor')                                                         | captured |
        | found 10         | throw Object.assign(claim(), { constructor: 10 })                                            | captured |
        | found 10         | throw new (class AssertionError extends Error { static name() {} name = 'AssertionError' })('found 10') | captured |
        | found 10         | throw broken(claim(), 'code')                                                                | captured |
        | found 10         | throw broken(claim(), 'stack')                                                               | captured |
        | found 10         | throw Object.assign(claim(), { stack: 10 })                                                  | captured |
        | found 10         | throw new Proxy(claim(), {})                                                                 | captured |
        | found 10         | throw new Proxy(claim(), { has: closed.has })                                                | captured |
        | found 10         | return Promise.reject(Object.assign(claim(), { message: [10] }))                             | shifted  |
      When Ada runs the suite as it is
      Then each is judged as its row says

    Scenario: What is no error is no assertion
      Given a suite with {} that throws each of these:
        | thrown                                            | verdict     |
        | throw Object.create(null)                         | compromised |
        | throw { message: 'found 10', name: Symbol('AssertionError') } | compromised |
      When Ada runs the suite as it is
      Then each is judged as its row says

    Scenario: The verdict says what was seen
      Given a suite with {} that throws each of these:
        | reason   | thrown                                                   | verdict |
        | found 10 | throw Object.assign(claim(), { message: { found: 10 } }) | shifted |
      When Ada runs the suite as it is
      Then "0" fails with a ShiftedVerdict:
        """
        "0" (features/thrown.feature:3) captures issue #7, but fails in another way.
          Expected: an assertion fails in a Then of this scenario, saying "found 10".
          Happened: "Then 0 is thrown" (features/thrown.feature:6:3) says "{ found: 10 }".
          To do:    find out what changed. If it is still the same bug, write its new words after "Fails today:" at features/thrown.feature:4. If it is another bug, it needs an issue of its own.
          Read on:  node_modules/@audit-race/cucumber/README.md, "When a run is red"
        """
