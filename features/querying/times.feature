Feature: Giving a time

  What a question finds, and what pruning deletes, must not depend on a guess, nor on the time zone of a machine. The
  eleventh of October and the tenth of November are written with the same digits.

  Rule: A time is a Date, or ISO 8601 text that means the same everywhere

    Scenario Outline: <text>
      When the audit log reads the time <text>
      Then it is <time>

      Examples:
        | text                             | time                     |
        | '2026-11-26'                     | 2026-11-26T00:00:00.000Z |
        | '2026-11-26T10:00Z'              | 2026-11-26T10:00:00.000Z |
        | '2026-11-26T10:00:07Z'           | 2026-11-26T10:00:07.000Z |
        | '2026-11-26T10:00:07.5Z'         | 2026-11-26T10:00:07.500Z |
        | '2026-11-26T10:00:07.123456789Z' | 2026-11-26T10:00:07.123Z |
        | '2026-11-26T10:00:07+01:00'      | 2026-11-26T09:00:07.000Z |
        | '2026-11-26T00:30:00.001-05:30'  | 2026-11-26T06:00:00.001Z |
        | '2024-02-29'                     | 2024-02-29T00:00:00.000Z |
        | '0000-01-01'                     | 0000-01-01T00:00:00.000Z |
        | '9999-12-31T23:59:59.999Z'       | 9999-12-31T23:59:59.999Z |
        | new Date(0)                      | 1970-01-01T00:00:00.000Z |
        | new Date('2026-11-26T10:00:07Z') | 2026-11-26T10:00:07.000Z |
        | new Date(8.64e15)                | +275760-09-13T00:00:00.000Z |
        | '+275760-09-13T00:00:00.000Z'    | +275760-09-13T00:00:00.000Z |
        | '-271821-04-20T00:00:00.000Z'    | -271821-04-20T00:00:00.000Z |
        | '+010000-01-01T00:00Z'           | +010000-01-01T00:00:00.000Z |

  Rule: Everything else is refused, with its type and what is wrong with it

    Scenario Outline: <value>
      When the audit log reads the time <value>
      Then the time is refused: "<told>"

      Examples:
        | value                           | told                                        |
        | null                            | not null.                                   |
        | undefined                       | not undefined.                              |
        | 0                               | not 0 (number).                             |
        | 20261126                        | not 20261126 (number).                      |
        | true                            | not true (boolean).                         |
        | 5n                              | not 5n (bigint).                            |
        | []                              | not a list.                                 |
        | { getTime: () => 0 }            | not an object.                              |
        | new Proxy(new Date(0), {})      | not a Proxy.                                |
        | Symbol('now')                   | not Symbol(now) (symbol).                   |
        | () => 0                         | not a function.                             |
        | new Date(NaN)                   | not an invalid Date.                        |
        | '0000-01-01T00:00+00:01'        | The years go from 0000 to 9999.             |
        | '9999-12-31T23:59:59-00:01'     | The years go from 0000 to 9999.             |
        | '+012026-11-26'                 | not "+012026-11-26" (text).                 |
        | '+275760-09-13T00:00:00.001Z'   | No Date goes as far.                        |
        | '+002026-11-26T00:00:00Z'       | There is no such day.                       |
        | '-000000-01-01T00:00:00Z'       | There is no such day.                       |
        | '11/10/2026'                    | not "11/10/2026" (text).                    |
        | '12'                            | not "12" (text).                            |
        | '2026'                          | not "2026" (text).                          |
        | '2026-11'                       | not "2026-11" (text).                       |
        | 'last month 1'                  | not "last month 1" (text).                  |
        | ''                              | not "" (text).                              |
        | ' 2026-11-26'                   | not " 2026-11-26" (text).                   |
        | '2026-11-26' + String.fromCharCode(10) | (text).                                     |
        | '20261126T100000Z'              | (text).                                     |
        | '2026-W48-4'                    | (text).                                     |
        | '2026-11-26 10:00:00Z'          | (text).                                     |
        | '2026-11-26t10:00:00z'          | (text).                                     |
        | '2026-11-26T10:00:00,5Z'        | (text).                                     |
        | '2026-11-26T10:00:00+0100'      | (text).                                     |
        | '2026-11-26T24:00:00Z'          | (text).                                     |
        | '2026-12-31T23:59:60Z'          | (text).                                     |
        | '2026-11-26T10Z'                | (text).                                     |
        | '٢٠٢٦-11-26'                    | (text).                                     |
        | '2026-11-26T10:00:00'           | It has no zone                              |
        | '2026-11-26T10:00'              | It has no zone                              |
        | '2026-02-30'                    | There is no such day.                       |
        | '2026-13-01'                    | There is no such day.                       |
        | '2026-02-29T10:00:00Z'          | There is no such day.                       |
        | '2026-00-10T10:00:00+01:00'     | There is no such day.                       |

  Rule: It is so for every text, whatever the time zone

    Scenario Outline: In <zone>
      Given a machine in <zone>
      When the audit log reads 3000 texts that are times or nearly so
      Then it reads and refuses the same as a reader that was written apart

      Examples:
        | zone             |
        | UTC              |
        | America/New_York |
        | Asia/Kolkata     |
