Feature: Setting up an audit log

  A slip in an option must not be found out in production. Every option has a default that works, and what is given is
  checked before anything is opened.

  Rule: Nothing starts before it is needed

    Scenario: A log that is only made
      When Ada makes an audit log and does not use it
      Then there is no file, no thread and no timer

  Rule: The database is the one that was named last: in the options, in the environment, or by default

    Scenario Outline: Named <where>
      Given the database "<environment>" in the environment
      When Ada makes an audit log with the database "<option>" and uses it
      Then it opens "<opened>"

      Examples:
        | where              | option        | environment   | opened          |
        | in the options     | sqlite:one.db | sqlite:two.db | sqlite:one.db   |
        | in the environment |               | sqlite:two.db | sqlite:two.db   |
        | nowhere            |               |               | sqlite:audit.db |

    Scenario Outline: Named in a way that can never work, <where>
      Given the database "<environment>" in the environment
      When Ada tries to make an audit log with the database "<option>"
      Then she is told that the URL is not accepted: "<told>"

      Examples:
        | where              | option                  | environment             | told                                |
        | in the options     | mysql://db.example/x | sqlite:two.db           | The database URL "mysql://db.example/…" is not one |
        | in the options     | :memory:                |                         | names a database in memory, where nothing is kept |
        | in the environment |                         | sqlite:file::memory:    | of the environment variable AUDIT_DATABASE_URL names a database in memory |
        | in the environment |                         | mysql://db.example/x | "mysql://db.example/…" of the environment variable AUDIT_DATABASE_URL is not one |

    # It was told as a matter of time, and no time in the world would have helped.
    Scenario: Named in a way that only an engine of her own could know, and does not
      When Ada makes an audit log with the database "audit.db" and a maker of engines that asks ours, records an entry and flushes the log
      Then she is told that 1 entry could not be stored, by the code AUDIT_STORE_FAILED

    Scenario Outline: Named in a way that an engine of her own knows: <url>
      When Ada makes an audit log with the database "<url>" and an engine of her own
      Then it opens the database "<url>"

      Examples:
        | url                  |
        | mysql://db.example/x |
        | sqlite:file::memory: |

  Rule: A relative path is that of the folder in which the log was made

    Scenario Outline: Ada's program <does>
      When Ada's program <does>
      Then it ends by itself, with nothing to complain about
      And every entry that it recorded is in the store, once

      Examples:
        | does                                                                          |
        | names the file by a relative path, moves to another folder and records        |
        | names the file by a relative path, moves to another folder, records and exits |

  Rule: An option that does not exist or is out of range is refused, with what would be accepted

    Scenario Outline: <options>
      When Ada makes an audit log with the options <options>
      Then the option <option> is refused: "<message>"

      Examples:
        | options                          | option          | message                                                 |
        | { databaseURL: 'sqlite:a.db' }   | databaseURL     | Did you mean "databaseUrl"                              |
        | { databaseUrl: 42 }              | databaseUrl     | is 42 (number), and must be a database URL                       |
        | { createEngine: 'sqlite' }       | createEngine    | is "sqlite" (text), and must be a function                     |
        | { engine: {} }                   | engine          | must be an Engine                                       |
        | { clock: null }                  | clock           | is null, and must be a Clock                            |
        | { logger: {} }                   | logger          | must be a Logger: it lacks warn(), error()              |
        | { writeBehind: 'no' }            | writeBehind     | is "no" (text), and must be true or false                      |
        | { whenFull: 'wait' }             | whenFull        | must be "throw" or "drop"                               |
        | { queueEntriesMax: 0 }           | queueEntriesMax | a whole number from 1 to 1048576                        |
        | { batchWaitMs: 1.5 }             | batchWaitMs     | a whole number from 0 to 60000                          |
        | { attemptsMax: '3' }             | attemptsMax     | is "3" (text), and must be a whole number                      |
        | { redact: 'iban' }               | redact          | is "iban" (text), and must be a list of names                  |
        | { redact: null }                 | redact          | is null, and must be a list of names                    |
        | { redact: ['iban', 42] }         | redact          | or { hide, show } with such lists. redact[1] is 42 (number), and must be a RegExp, or a name with a letter |
        | { redact: { show: [/a/, null] } } | redact.show    | must be a list of names and RegExps. redact.show[1] is null, and must be |
        | { redact: ['iban', , 'pan'] }    | redact          | or { hide, show } with such lists. redact[1] is undefined, and must be a RegExp, or a name |
        | { redact: Array(2 ** 32 - 1) }   | redact          | redact[0] is undefined, and must be a RegExp, or a name with a letter |
        | { redact: { hide: Array(3) } }   | redact.hide     | redact.hide[0] is undefined, and must be a RegExp, or a name with a letter |
        | { redact: { show: [/a/, ,] } }   | redact.show     | redact.show[1] is undefined, and must be a RegExp, or a name with a letter |
        | { redact: { hide: 'iban' } }     | redact.hide     | is "iban" (text), and must be a list of names and RegExps |
        | { redact: { hidden: ['iban'] } } | redact.hidden   | "hidden" is no option of redact. Did you mean "hide"? |
        | { redact: { show: [], hidden: [] } } | redact.hidden | "hidden" is no option of redact.                          |
        | { clock: { now: () => 0 } }      | clock           | must be a Clock: it lacks startTimer()                  |
        | { detailsBytesMax: 255 }         | detailsBytesMax | is 255 (number), and must be a whole number from 256 to 16777216 |
        | { detailsBytesMax: 16777217 }    | detailsBytesMax | is 16777217 (number), and must be                                |
        | { detailsBytesMax: 300.5 }       | detailsBytesMax | is 300.5 (number), and must be                                   |
        | { retention: 30 }                | retention       | is 30 (number), and must be an object with maxAgeDays, maxBytes  |
        | { retention: {} }                | retention       | has neither maxAgeDays nor maxBytes                              |
        | { retention: { maxAgeDays: 0 } } | retention.maxAgeDays | is 0 (number), and must be a whole number from 1 to 36500        |
        | { retention: { maxDays: 30 } }   | retention.maxDays | maxAgeDays                                                       |
        | { detailsBytesMax: '300' }       | detailsBytesMax | is "300" (text), and must be                                   |
        | { spillFile: true }              | spillFile       | is true (boolean), and must be the path of a file, or false      |
        | { spillFile: '' }                | spillFile       | must be the path of a file, or false                             |
        | { spillFile: ' ' }               | spillFile       | is " " (text), and must be the path of a file, or false          |
        | { spillFile: 'spilled/' }        | spillFile       | is "spilled/" (text), which names a folder, and must be the path of a file, or false |
        | { spillFile: '..' }              | spillFile       | is ".." (text), which names a folder, and must be                |
        | { spillFile: ':memory:' }        | spillFile       | is a place in memory, where nothing is kept, and must be the path of a file, or false |
        | { spillFile: 'file::memory:?cache=shared' } | spillFile | is a place in memory, where nothing is kept, and must be    |
        | { spillFile: 'sqlite:spill.db' } | spillFile       | is a URL, and must be the path of a file, or false               |
        | { outbox: 'yes' }                | outbox          | is "yes" (text), and must be true or false                       |
        | { outboxBytesMax: 0 }            | outboxBytesMax  | is 0 (number), and must be a whole number from 1 to              |
        | { toString: 1 }                  | toString        | "toString" is no option of an AuditService. What there is: "databaseUrl",                            |

      # One of the two would cut off the other, without a word.
      Examples: Options that contradict each other
        | options                                     | option          | message                                                                     |
        | { retryWaitMs: 2000, retryWaitMsMax: 1000 } | retryWaitMs     | is 2000 (number), and must not be above retryWaitMsMax, which is 1000       |
        | { batchEntriesMax: 3, queueEntriesMax: 2 }  | batchEntriesMax | is 3 (number), and must not be above queueEntriesMax, which is 2            |
        | { redact: [''] }                            | redact          | must be a list of names and RegExps                                         |
        | { redact: { show: ['-'] } }                 | redact.show     | redact.show[0] is "-" (text), and must be a RegExp, or a name with a letter  |

    # The message said that it lacks what it has.
    Scenario: A logger that is a class with static methods, as that of NestJS
      When Ada makes an audit log with the options { logger: class { static warn() {} static error() {} } }
      Then she has it

    Scenario: Two options that exclude each other
      When Ada makes an audit log with both an engine and createEngine
      Then the option engine is refused: "Both engine and createEngine are given"

    Scenario: A first wait that is longer than the longest one by default
      Given an audit log that tries 3 times, 8000 ms apart at first
      And a store that fails 3 times with AUDIT_STORE_BUSY
      When Ada records 1 entry and all the time it takes passes
      Then the waits lay between the half and the whole of 8000 and 8000 ms

  Rule: What the documentation says of an option is what the option does

    Scenario Outline: How large <option> may be
      When Grace looks up <option> in the documentation
      Then it may be what is said there, and no less and no more

      Examples:
        | option          |
        | batchEntriesMax |
        | batchWaitMs     |
        | queueEntriesMax |
        | attemptsMax     |
        | retryWaitMs     |
        | retryWaitMsMax  |
        | detailsBytesMax |

    Scenario Outline: What <option> is if nothing is said
      When Grace looks up <option> in the documentation
      Then it is by default what is said there

      Examples:
        | option          |
        | batchEntriesMax |
        | batchWaitMs     |
        | queueEntriesMax |
        | attemptsMax     |
        | retryWaitMs     |
        | retryWaitMsMax  |
        | detailsBytesMax |
        | writeBehind     |
        | whenFull        |

    Scenario: Which keys are secret if nothing is said
      When Grace looks up redact in the documentation
      Then the keys that are named there are the secret ones
