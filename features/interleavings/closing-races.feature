Feature: Closing, in every order of turns
  Closing takes the engine away, so it races with everybody. The promises are those of one session; and when the log
  says that it is closed, no engine is open.

  Rule: Whoever closes, and whenever, the engine is closed once and nobody is left behind

    Scenario Outline: <cast>
      Given an audit log that <callers> callers share: <cast>
      When Grace has them take turns in every order
      Then every promise is kept in all <interleavings> interleavings

      Examples:
        | callers | cast                                                                                         | interleavings |
        | 3       | one asks for the session, one asks for the session, one closes the log                       | 146           |
        | 3       | one asks for the session, one closes the log, one closes the log                             | 82            |
        | 3       | one records an entry, one closes the log, one closes the log                                 | 116           |
        | 3       | one records an entry, one asks for the session, one closes the log                           | 220           |
        | 3       | one counts the entries, one records an entry and waits for it, one closes the log            | 542           |
        | 3       | one counts the entries until it is given up, one gives it up, one closes the log             | 134           |
        | 3       | one counts the entries until it is given up, one gives it up, one closes the log within 5 ms | 1297          |

    Scenario Outline: <cast>, and a store in which <mishap>
      Given an audit log that <callers> callers share: <cast>
      And a store in which, at any call, <mishap>
      When Grace has them take turns in every order
      Then every promise is kept in all <interleavings> interleavings

      Examples:
        | callers | cast                                                                   | mishap                                                                        | interleavings |
        | 3       | one asks for the session, one asks for the session, one closes the log | an engine cannot be created, its tables cannot be made or it cannot be closed | 938           |
        | 3       | one records an entry, one closes the log, one closes the log           | an engine cannot be created, its tables cannot be made or it cannot be closed | 542           |
        | 3       | one records an entry, one counts the entries, one closes the log       | its engine dies                                                               | 10630         |
