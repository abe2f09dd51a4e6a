Feature: Finding rows in a long log

  A log grows for years. A question must cost what its answer is long, not what the log is long; and where that cannot
  be had, the documentation says what it costs.

  Background:
    Given a store with 3000 rows, 3 in each millisecond, of 7 event types, 10 actors, 50 subjects and 500 requests

  Rule: A page in the middle of the log costs what the first one costs

    Scenario Outline: <filter>
      When Grace reads a page of 10 rows with <filter>, once the newest and once from the middle
      Then for each of the 2 pages the store has looked at <rows> rows at most

      Examples: As many as are shown, and the one that the page starts from
        | filter                                      | rows |
        | {}                                          | 11   |
        | { "sinceMs": 200 }                          | 11   |
        | { "untilMs": 900 }                          | 11   |
        | { "untilMs": 300 }                          | 11   |
        | { "sinceMs": 200, "untilMs": 900 }          | 11   |
        | { "eventType": "plan.applied" }             | 12   |
        | { "actor": "actor-3" }                      | 12   |
        | { "subject": "subject-3" }                  | 12   |
        | { "correlationId": "request-300" }          | 12   |
        | { "actor": "actor-3", "untilMs": 900 }      | 12   |
        | { "outcome": "failure" }                    | 12   |
        | { "tenant": "tenant-3" }                    | 12   |
        | { "sourceAddress": "address-3" }            | 12   |
        | { "sessionId": "session-3" }                | 12   |
        | { "traceId": "trace-300" }                  | 12   |

      Examples: As few as the narrowest of several filters leaves
        | filter                                                                                    | rows |
        | { "actor": "actor-3", "outcome": "success" }                                              | 12   |
        | { "outcome": "success", "tenant": "tenant-3" }                                            | 12   |
        | { "eventType": "plan.created", "outcome": "success" }                                     | 12   |
        | { "tenant": "tenant-3", "actor": "actor-3", "eventType": "user.came" }                    | 24   |
        | { "traceId": "trace-303", "tenant": "tenant-3", "outcome": "success", "sinceMs": 1 }      | 12   |
        | { "sourceAddress": "address-3", "sessionId": "session-3", "eventTypePrefix": "user." }    | 12   |

      Examples: As many as are shown, for each of the 3 event types that begin so
        | filter                                            | rows |
        | { "eventTypePrefix": "archive." }                 | 36   |
        | { "eventTypePrefix": "archive.", "sinceMs": 200 } | 36   |

      Examples: As many as it takes to find 10 that match
        | filter                                              | rows |
        | { "actor": "actor-3", "eventTypePrefix": "plan." }               | 21   |
        | { "outcome": "failure", "eventTypePrefix": "archive." }          | 102  |

    Scenario: A page from the middle, of a question that ends later
      When Grace reads a page with { "untilMs": 900 } from the middle
      Then the store begins at that place, and skips nothing

  Rule: To count reads an index alone, wherever a filter has one

    Scenario Outline: How many match <filter>
      When Grace counts the rows with <filter>
      Then the store reads <reads>

      Examples:
        | filter                               | reads                               |
        | { "eventType": "plan.applied" }      | the index of event types, from place to place |
        | { "eventTypePrefix": "plan." }       | the index of event types, from place to place |
        | { "actor": "actor-3" }               | the index of actors, from place to place |
        | { "subject": "subject-3" }           | the index of subjects, from place to place |
        | { "correlationId": "request-300" }   | the index of correlation ids, from place to place |
        | { "outcome": "failure" }             | the index of outcomes, from place to place |
        | { "tenant": "tenant-3" }             | the index of tenants, from place to place |
        | { "sourceAddress": "address-3" }     | the index of addresses, from place to place |
        | { "sessionId": "session-3" }         | the index of sessions, from place to place |
        | { "traceId": "trace-300" }           | the index of traces, from place to place |
        | { "sinceMs": 200 }                   | the index of times, from place to place |

  Rule: Whatever is asked, some index bounds it, and it can be given up

    Scenario: Every combination of filters
      When Grace asks every question that there is, one for each combination of filters
      Then none of the 12287 makes the store sort or read rows without an end, and each can be given up

    # A filter that nothing matches makes the store look at every row that the index has found.
    Scenario Outline: <call> with <filter>
      When Grace asks <call> with <filter>, and does not wait
      Then the store has stopped half-way, and answers the next question

      Examples:
        | call         | filter                                                         |
        | count        | { "outcome": "success" }                                       |
        | count        | { "sinceMs": 1 }                                               |
        | count        | { "eventTypePrefix": "plan.", "outcome": "none" }              |
        | list         | { "eventTypePrefix": "plan.", "outcome": "none" }              |
        | list         | { "eventTypePrefix": "plan.", "sinceMs": 5000 }                |
        | list         | { "eventType": "plan.created", "outcome": "none" }             |
        | findPosition | {}                                                             |

  Rule: The rows from a place on are found, listed and counted alike

    Scenario: The 1000th row from the newest
      When Grace looks for the place of the 1000th newest row
      Then 999 rows are newer, and 2000 rows lie before it

    Scenario: A rank beyond the end of the log
      When Grace looks for the place of the 3001st newest row
      Then there is no such place
