Feature: Fixes that would have been wrong
  Double-checked locking cures #991 and is often taken for the whole cure. Here are three sessions that have the lock and
  the second look, and lack one thing each. What is wrong with them shows in some orders only, which is why no test
  with a barrier has ever found it; each is kept to show that the explorations of today's session can fail.

  Rule: Each of them breaks a promise that the service as it is keeps

    Scenario Outline: A service that <flaw>
      Given an audit log that 2 callers share: <cast>
      And a store in which, at any call, <mishap>
      And a service that <flaw>
      When Grace has them take turns in every order
      And Ada draws the smallest failing interleaving
      Then a promise is broken in <failing> of <interleavings> interleavings
      And it says "<words>"
      And Ada can replay it

      Examples:
        | flaw                      | cast                                         | mishap                    | failing | interleavings | words                                                     |
        | forgets half-open engines | each asks for the session                    | its tables cannot be made | 10       | 18            | 2 engines were created, and 1 of them can never be closed |
        | closes outside the lock   | one asks for the session, one closes the log | nothing goes wrong        | 5       | 10             | 1 engine was created, and 1 of them can never be closed   |
        | counts no calls in flight | one counts the entries, one closes the log   | nothing goes wrong        | 11       | 22             | count was called on engine #1 after it was closed         |

    Scenario Outline: The service as it is, where one that <flaw> fails
      Given an audit log that 2 callers share: <cast>
      And a store in which, at any call, <mishap>
      When Grace has them take turns in every order
      Then every promise is kept in all <interleavings> interleavings

      Examples:
        | flaw                      | cast                                         | mishap                    | interleavings |
        | forgets half-open engines | each asks for the session                    | its tables cannot be made | 20            |
        | closes outside the lock   | one asks for the session, one closes the log | nothing goes wrong        | 10             |
        | counts no calls in flight | one counts the entries, one closes the log   | nothing goes wrong        | 13             |
