Feature: Asking the log

  A log that cannot be asked is a cupboard. Questions are answered newest first, a page at a time, and always include
  what was recorded just before.

  Background:
    Given an audit log with these entries:
      | eventType     | actor | subject | outcome | correlationId | tenant | sourceAddress | sessionId | traceId | time                     |
      | plan.created  | ada   | plan/1  | success | request-1     | Werk 1 | ::1           | s-1       | t-1     | 2026-01-01T10:00:00.000Z |
      | plan.applied  | ada   | plan/1  | failure | request-2     | Werk 1 | 203.0.113.7   | s-1       | t-2     | 2026-01-01T11:00:00.000Z |
      | planet.found  | grace | mars    | success | request-3     | Werk 2 | ::1           | s-2       | t-3     | 2026-01-01T12:00:00.000Z |
      | plan.applied  | grace | plan/2  | success | request-4     | Werk 2 | ::1           | s-2       | t-4     | 2026-01-01T13:00:00.000Z |
      | plan.applied  |       | plan/2  | denied  | request-4     |        |               |           |         | 2026-01-01T14:00:00.000Z |

  Rule: Every condition that is given must hold

    Scenario Outline: <filter>
      When Grace asks for the entries with <filter>
      Then she is shown the entries of <hours>

      Examples:
        | filter                                                            | hours              |
        | {}                                                                | 14, 13, 12, 11, 10 |
        | { "eventType": "plan.applied" }                                   | 14, 13, 11         |
        | { "eventType": "plan.*" }                                         | 14, 13, 11, 10     |
        | { "actor": "grace" }                                              | 13, 12             |
        | { "subject": "plan/2" }                                           | 14, 13             |
        | { "outcome": "success" }                                          | 13, 12, 10         |
        | { "correlationId": "request-4" }                                  | 14, 13             |
        | { "tenant": "Werk 1" }                                            | 11, 10             |
        | { "sourceAddress": "::1" }                                        | 13, 12, 10         |
        | { "sessionId": "s-2" }                                            | 13, 12             |
        | { "traceId": "t-2" }                                              | 11                 |
        | { "tenant": "Werk 2", "sourceAddress": "::1", "eventType": "plan.*" } | 13             |
        | { "since": "2026-01-01T12:00:00Z" }                               | 14, 13, 12         |
        | { "until": "2026-01-01T12:00:00Z" }                               | 11, 10             |
        | { "actor": "ada", "outcome": "failure" }                          | 11                 |
        | { "eventType": "plan.*", "since": "2026-01-01T13:00:00Z" }        | 14, 13             |
        | { "actor": "nobody" }                                             | none               |

  Rule: Pages follow each other without a gap and without a repetition

    Scenario: Five entries in pages of two
      When Grace reads the log in pages of 2
      Then the pages show the hours "14, 13", "12, 11" and "10"

    Scenario: With undefined for whatever is left out
      When Grace reads the log in pages of 2, and gives undefined for whatever she leaves out
      Then the pages show the hours "14, 13", "12, 11" and "10"

    Scenario Outline: The <size> page there is
      When Grace asks for the entries with { "limit": <limit> }
      Then she is shown the entries of <hours>

      Examples:
        | size     | limit | hours              |
        | smallest | 1     | 14                 |
        | largest  | 1000  | 14, 13, 12, 11, 10 |

    Scenario: An entry is recorded while Grace turns the page
      Given the first page of 2 entries in Grace's hands
      When Ada records an entry and Grace turns the page
      Then she is shown the entries of 12, 11

  Rule: One entry is found by its id

    Scenario: An entry that is there
      When Grace asks for the entry of 12 by its id
      Then she is shown the entries of 12

    Scenario: An id that nobody gave
      When Grace asks for the entry "00000000-0000-7000-8000-000000000000" by its id
      Then she is shown nothing

  Rule: A question that makes no sense is refused, and the nearest one is named

    Scenario Outline: <question>
      When Grace asks for the entries with <question>
      Then the question is refused because of its <field>: "<message>"

      Examples:
        | question                         | field         | message                                      |
        | { "acter": "ada" }               | acter         | Did you mean "actor"                         |
        | { "limt": 5 }                    | limt          | Did you mean "limit"                         |
        | { "Limit": 5 }                   | Limit         | Did you mean "limit"                         |
        | { "limit": 0 }                   | limit         | a whole number from 1 to 1000, not 0         |
        | { "limit": 1001 }                | limit         | a whole number from 1 to 1000, not 1001      |
        | { "limit": 1.5 }                 | limit         | a whole number from 1 to 1000, not 1.5       |
        | { "actor": 7 }                   | actor         | The filter actor must be text, not 7 (number)     |
        | { "eventType": 7 }               | eventType     | The filter eventType must be text, not 7 (number) |
        | { "since": "tomorrow" }          | since         | must be a Date or ISO 8601 text              |
        | { "until": "tomorrow" }          | until         | must be a Date or ISO 8601 text              |
        | { "since": 1767268800000 }       | since         | not 1767268800000 (number)                  |
        | { "cursor": 7 }                  | cursor        | The filter cursor must be text, not 7 (number)    |
        | { "cursor": "page 2" }           | cursor        | is no cursor                                 |

        | { "limit": "50" }                | limit         | a whole number from 1 to 1000, not "50" (text) |
        | { "limit": null }                | limit         | a whole number from 1 to 1000, not null      |
        | { "limit": true }                | limit         | a whole number from 1 to 1000, not true (boolean) |
        | { "ip": "::1" }                  | ip            | "ip" is no field of a page request. What there is: "eventType", |
        | { "type": "plan.*" }             | type          | Did you mean "eventType"                     |
        | { "actor": "" }                  | actor         | must be text of 1 to 1000 characters, not "" (text) |
        | { "actor": null }                | actor         | The filter actor must be text, not null      |
        | { "actor": ["ada"] }             | actor         | The filter actor must be text, not a list    |
        | { "actor": { "not": "ada" } }    | actor         | The filter actor must be text, not an object |

      # Each of these was taken for a name that nobody ever records, and found nothing, without a word.
      Examples: Event types that can find nothing
        | question                         | field         | message                                      |
        | { "eventType": "" }              | eventType     | must be text of 1 to 200 characters, not ""  |
        | { "eventType": "*" }             | eventType     | or the beginning of several and ".*" such as "plan.*", not "*" (text) |
        | { "eventType": "plan*" }         | eventType     | such as "plan.*", not "plan*" (text)         |
        | { "eventType": "*.x" }           | eventType     | such as "plan.*", not "*.x" (text)           |
        | { "eventType": "a.*.b" }         | eventType     | such as "plan.*", not "a.*.b" (text)         |
        | { "eventType": "a.*.*" }         | eventType     | such as "plan.*", not "a.*.*" (text)         |
        | { "eventType": ".*" }            | eventType     | such as "plan.*", not ".*" (text)            |
        | { "eventType": "plan." }         | eventType     | such as "plan.*", not "plan." (text)         |

      Examples: Times that are none, or that every machine would read in its own way
        | question                         | field         | message                                      |
        | { "since": null }                | since         | must be a Date or ISO 8601 text such as "2026-11-26" or "2026-11-26T10:00:00Z", not null |
        | { "until": true }                | until         | not true (boolean)                           |
        | { "until": 0 }                   | until         | not 0 (number)                               |
        | { "until": "5" }                 | until         | not "5" (text)                               |
        | { "until": "10/11/2026" }        | until         | not "10/11/2026" (text)                      |
        | { "since": "2026-01-01T12:00" }  | since         | It has no zone, and every machine would read it in its own: add Z, or an offset such as +01:00. |
        | { "since": "2026-02-30" }        | since         | There is no such day.                        |
        | { "since": "2026-01-02", "until": "2026-01-01" } | until | which is before since, 2026-01-02T00:00:00.000Z: nothing can match |

      # What they hold is a time and an id, and something before them, behind them or in their place.
      Examples: Cursors that have been tampered with
        | question                         | field         | message                                      |
        | { "cursor": "eDEgaWQ" }          | cursor        | is no cursor                                 |
        | { "cursor": "MSBpZCBtb3Jl" }     | cursor        | is no cursor                                 |
        | { "cursor": "bm9vbiBpZA" }       | cursor        | is no cursor                                 |

      # Each of these is decoded to a time and an id, and is not what was written for them; the last time is none.
      Examples: Cursors that nobody wrote
        | question                             | field         | message                                  |
        | { "cursor": "MSBpZA==" }             | cursor        | is no cursor                             |
        | { "cursor": "MSBpZB" }               | cursor        | is no cursor                             |
        | { "cursor": "MS BpZA" }              | cursor        | is no cursor                             |
        | { "cursor": "MDEgaWQ" }              | cursor        | is no cursor                             |
        | { "cursor": "ODY0MDAwMDAwMDAwMDAwMSBpZA" } | cursor  | is no cursor                             |

  Rule: A filter is a value, whatever it looks like

    Scenario Outline: <filter>
      When Grace asks for the entries with <filter>
      Then she is shown the entries of none
      When Grace asks for the entries with {}
      Then she is shown the entries of 14, 13, 12, 11, 10

      Examples:
        | filter                                                   |
        | { "actor": "ada' OR '1'='1" }                            |
        | { "actor": "'; DELETE FROM audit_entry; --" }            |
        | { "subject": "x'); DROP TABLE audit_entry; --" }         |
        | { "actor": "a%" }                                        |
        | { "tenant": "Werk _" }                                   |
        | { "eventType": "plan_applied" }                          |
        | { "eventType": "plan%.*" }                               |
        | { "eventType": "'.*" }                                   |

  Rule: What was recorded is found, however the question is put

    Scenario Outline: <filter>
      When Grace asks for the entries with <filter>
      Then she is shown the entries of <hours>

      Examples:
        | filter                                                                            | hours      |
        | { "since": "2026-01-01T13:00:00+01:00" }                                          | 14, 13, 12 |
        | { "since": "2026-01-01T06:30-05:30" }                                             | 14, 13, 12 |
        | { "since": "2026-01-01T12:00:00.000999999Z" }                                     | 14, 13, 12 |
        | { "until": "2026-01-01" }                                                         | none       |
        | { "since": "2026-01-01T12:00:00Z", "until": "2026-01-01T13:00:00+01:00" }         | none       |
