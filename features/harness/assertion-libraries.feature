Feature: The assertions of many libraries are known

  A library says in its own way that an assertion has failed. Some throw an error of a class of their own; some a plain `Error`,
  as a file does that cannot be opened. Each library in here was asked what it throws when an assertion fails, when it is not
  used as it should be, and when what it looks at cannot be had. The answers are recorded, class, properties and stack, so that
  the suite "libraries" can throw them again.

  Rule: A failed assertion of a known library is a claim

    Scenario Outline: <case>
      Given the suite "libraries"
      When Ada runs the suite as it is
      Then "<case>" is shown as <shown as> and judged <verdict>

      Examples:
        | case                                                | shown as | verdict  |
        | @hapi/code 9.0.3: a failed assertion                | skipped  | captured |
        | @hapi/code 9.0.3: fail()                            | skipped  | captured |
        | @sinonjs/referee 11.0.2: a failed assertion         | skipped  | captured |
        | chai 4.5.0: a failed assertion                      | skipped  | captured |
        | chai 5.3.3: a failed assertion                      | skipped  | captured |
        | chai-as-promised 8.0.2: a failed assertion          | skipped  | captured |
        | code 5.2.4: a failed assertion                      | skipped  | captured |
        | earl 2.0.0: a failed assertion                      | skipped  | captured |
        | expect 1.20.2: a failed assertion                   | skipped  | captured |
        | expect.js 0.3.1: a failed assertion                 | skipped  | captured |
        | expect.js 0.3.1: a failed comparison                | skipped  | captured |
        | Jest 30.5.2: a failed assertion                     | skipped  | captured |
        | Jest 30.5.2: a matcher of its own                   | skipped  | captured |
        | Jest 30.5.2: a promise that is rejected             | skipped  | captured |
        | must 0.13.4: a failed assertion                     | skipped  | captured |
        | Playwright 1.40.0: a failed assertion               | skipped  | captured |
        | Playwright 1.40.0: expect.poll                      | skipped  | captured |
        | Playwright 1.65.1: a failed assertion               | skipped  | captured |
        | Playwright 1.65.1: expect.poll                      | skipped  | captured |
        | Playwright 1.65.1: toPass                           | skipped  | captured |
        | power-assert 1.6.1: a failed assertion              | skipped  | captured |
        | should 13.2.3: a failed assertion                   | skipped  | captured |
        | sinon 22.1.0: a failed assertion                    | skipped  | captured |
        | supertest 4.0.2: status                             | skipped  | captured |
        | supertest 4.0.2: one of several statuses            | skipped  | captured |
        | supertest 4.0.2: header                             | skipped  | captured |
        | supertest 4.0.2: missing header                     | skipped  | captured |
        | supertest 4.0.2: body                               | skipped  | captured |
        | supertest 4.0.2: a function that fails an assertion | skipped  | captured |
        | supertest 6.3.4: status                             | skipped  | captured |
        | supertest 6.3.4: one of several statuses            | skipped  | captured |
        | supertest 6.3.4: header                             | skipped  | captured |
        | supertest 6.3.4: missing header                     | skipped  | captured |
        | supertest 6.3.4: body                               | skipped  | captured |
        | supertest 6.3.4: a function that fails an assertion | skipped  | captured |
        | supertest 7.3.2: status                             | skipped  | captured |
        | supertest 7.3.2: one of several statuses            | skipped  | captured |
        | supertest 7.3.2: header                             | skipped  | captured |
        | supertest 7.3.2: missing header                     | skipped  | captured |
        | supertest 7.3.2: body                               | skipped  | captured |
        | supertest 7.3.2: a function that fails an assertion | skipped  | captured |
        | unexpected 13.2.1: a failed assertion               | skipped  | captured |
        | unexpected 13.2.1: fail()                           | skipped  | captured |
        | uvu 0.5.6: a failed assertion                       | skipped  | captured |
        | vitest 4.1.12: a failed assertion                   | skipped  | captured |
        | vitest 4.1.12: a matcher of its own                 | skipped  | captured |
        | vitest 4.1.12: expect.poll                          | skipped  | captured |

  Rule: What a library throws in any other case proves nothing

    A slip in the test, a connection that is refused, a wait that comes to its end: all of them can come out of an assertion.

    Scenario Outline: <case>
      Given the suite "libraries"
      When Ada runs the suite as it is
      Then "<case>" is shown as <shown as> and judged <verdict>

      Examples:
        | case                                                  | shown as | verdict     |
        | @hapi/code 9.0.3: an assertion that does not exist    | failed   | compromised |
        | @hapi/code 9.0.3: a refused connection                | failed   | compromised |
        | chai 4.5.0: an assertion that does not exist          | failed   | compromised |
        | chai 5.3.3: an assertion that does not exist          | failed   | compromised |
        | chai-as-promised 8.0.2: a refused connection          | failed   | compromised |
        | earl 2.0.0: an assertion that does not exist          | failed   | compromised |
        | expect 1.20.2: a matcher that is given the wrong type | failed   | compromised |
        | expect.js 0.3.1: an assertion that does not exist     | failed   | compromised |
        | Jest 30.5.2: resolves, of what is no promise          | failed   | compromised |
        | Jest 30.5.2: a matcher that is given the wrong type   | failed   | compromised |
        | Jest 30.5.2: an assertion that does not exist         | failed   | compromised |
        | Playwright 1.40.0: expect.poll, hanging               | failed   | compromised |
        | Playwright 1.40.0: toPass, refused                    | failed   | compromised |
        | Playwright 1.65.1: expect.poll, refused               | failed   | compromised |
        | Playwright 1.65.1: expect.poll, hanging               | failed   | compromised |
        | Playwright 1.65.1: toPass, refused                    | failed   | compromised |
        | Playwright 1.65.1: a locator that is none             | failed   | compromised |
        | should 13.2.3: an assertion that does not exist       | failed   | compromised |
        | sinon 22.1.0: what is no spy                          | failed   | compromised |
        | sinon 22.1.0: what is no function                     | failed   | compromised |
        | supertest 4.0.2: a function that throws an Error      | failed   | compromised |
        | supertest 4.0.2: a refused connection                 | failed   | compromised |
        | supertest 4.0.2: a time-out                           | failed   | compromised |
        | supertest 6.3.4: a function that throws an Error      | failed   | compromised |
        | supertest 6.3.4: a refused connection                 | failed   | compromised |
        | supertest 6.3.4: a time-out                           | failed   | compromised |
        | supertest 7.3.2: a function that throws an Error      | failed   | compromised |
        | supertest 7.3.2: a refused connection                 | failed   | compromised |
        | supertest 7.3.2: a time-out                           | failed   | compromised |
        | unexpected 13.2.1: an assertion that does not exist   | failed   | compromised |
        | uvu 0.5.6: an assertion that does not exist           | failed   | compromised |
        | vitest 4.1.12: expect.poll, refused                   | failed   | compromised |
        | vitest 4.1.12: resolves, of what is no promise        | failed   | compromised |
        | vitest 4.1.12: what is no spy                         | failed   | compromised |
        | vitest 4.1.12: an assertion that does not exist       | failed   | compromised |

    Scenario: No record is left out
      Given the suite "libraries"
      When Ada runs the suite as it is
      Then every case of the suite is named in "features/harness/assertion-libraries.feature"
