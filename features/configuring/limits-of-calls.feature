Feature: Giving a call a limit

  Whoever stops a service gives the log a moment, and the moment often comes from a configuration. A value that is no
  duration must be told by name: a timer takes nearly everything for "at once", and what is given up at once is lost.

  Rule: What is no duration is refused by name, and the call does nothing

    Scenario Outline: <call>({ timeoutMs: <value> })
      Given a store that is busy with an entry of Ada
      When Grace calls <call> with { timeoutMs: <value> }
      Then the option timeoutMs is refused: "of <call>() is <told>, and must be a whole number of milliseconds from 1, or Infinity for no limit."
      And the log is open, and holds Ada's entry

      Examples:
        | call  | value     | told                |
        | close | NaN       | NaN (number)        |
        | close | null      | null                |
        | close | -1        | -1 (number)         |
        | close | 0         | 0 (number)          |
        | close | '5'       | "5" (text)          |
        | close | 1.5       | 1.5 (number)        |
        | close | -Infinity | -Infinity (number)  |
        | close | 5n        | 5n (bigint)         |
        | close | true      | true (boolean)      |
        | flush | NaN       | NaN (number)        |
        | flush | null      | null                |
        | flush | 0         | 0 (number)          |
        | flush | '5'       | "5" (text)          |
        | ready | NaN       | NaN (number)        |
        | ready | null      | null                |
        | ready | -1        | -1 (number)         |
        | ready | '5'       | "5" (text)          |

    Scenario Outline: <call>(<options>)
      Given a store that is busy with an entry of Ada
      When Grace calls <call> with <options>
      Then the option <option> is refused: "<message>"
      And the log is open, and holds Ada's entry

      Examples: Options that do not exist
        | call  | options          | option  | message                                                               |
        | flush | { timeout: 5 }   | timeout | "timeout" is no option of flush(). Did you mean "timeoutMs"?           |
        | close | { force: true }  | force   | "force" is no option of close(). What there is: "timeoutMs".           |
        | ready | { TIMEOUTMS: 1 } | TIMEOUTMS | "TIMEOUTMS" is no option of ready(). Did you mean "timeoutMs"?       |

    Scenario Outline: <call>(<options>)
      Given a store that is busy with an entry of Ada
      When Grace calls <call> with <options>
      Then the options are refused as a whole: "The options of <call>() must be an object with named values, not <told>."
      And the log is open, and holds Ada's entry

      Examples: Options that are none
        | call  | options           | told         |
        | close | null              | null         |
        | flush | 5                 | 5 (number)   |
        | flush | [5]               | a list       |
        | flush | new Map()         | a Map        |
        | ready | Promise.resolve() | a Promise    |
        | close | new Date(NaN)     | an invalid Date |

  Rule: A limit that is longer than a timer can hold is kept as it was given

    Scenario Outline: <call>({ timeoutMs: <value> }), just before the time is up
      Given a store that is busy with an entry of Ada
      When Grace calls <call> with { timeoutMs: <value> }, and all but 1 ms of that time passes
      Then the <call> has not ended

      Examples:
        | call  | value      |
        | flush | 2147483647 |
        | flush | 2147483648 |
        | flush | 9999999999 |
        | close | 2147483648 |

    Scenario Outline: <call>({ timeoutMs: <value> }), when the time is up
      Given a store that is busy with an entry of Ada
      When Grace calls <call> with { timeoutMs: <value> }, and that time passes
      Then Grace is told <code>

      Examples:
        | call  | value      | code                |
        | flush | 2147483648 | AUDIT_STORE_TIMEOUT |
        | flush | 9999999999 | AUDIT_STORE_TIMEOUT |
        | close | 2147483648 | AUDIT_UNSTORED      |

    Scenario Outline: <call>({ timeoutMs: <value> }), when the store takes up its work
      Given a store that is busy with an entry of Ada
      When Grace calls <call> with { timeoutMs: <value> }, a year passes and the store takes up its work
      Then the <call> ends well
      And the store holds 1 entry
      And no timer is running

      Examples:
        | call  | value                   |
        | flush | Infinity                |
        | close | Infinity                |
        | flush | Number.MAX_SAFE_INTEGER |
        | close | Number.MAX_SAFE_INTEGER |
        | flush | 2 ** 53                 |
        | close | 1e300                   |
        | close | Number.MAX_VALUE        |

    Scenario: Rebuilding the store waits for an entry that cannot be stored
      Given a store that is busy with an entry of Ada
      When Grace calls compact with { timeoutMs: 1000 }, and that time passes
      Then Grace is told AUDIT_STORE_TIMEOUT

    Scenario: A limit for who waits for room
      Given an audit log with room for 1 entries, and a store that is busy
      And 1 entries that Ada has recorded already
      When Grace calls ready with { timeoutMs: 1000 }, and that time passes
      Then Grace is told AUDIT_STORE_TIMEOUT

  Rule: Options may be more than a plain object: what a class inherits or computes counts

    Scenario: A configuration that computes its limit
      Given a store that is busy with an entry of Ada
      When Grace flushes the log with a configuration whose limit a getter computes, and that time passes
      Then Grace is told AUDIT_STORE_TIMEOUT
