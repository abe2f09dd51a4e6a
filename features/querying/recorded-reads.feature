Feature: Who reads the log is recorded, too

  A log of who did what is a record of people. Who looks at it, and at whom, is something that happened as well, and many rules ask
  for a record of it. With the option recordReads each question is an entry of the log before its answer is given.

  Background:
    Given a log of 3 entries of Ada that records who reads it

  Rule: A read is an entry: who asked, what was asked, and how many came

    Scenario Outline: <read>
      When Grace reads in her context by <read>
      Then the log says that "grace" has read: <recorded>

      Examples:
        | read                                                           | recorded                                                                       |
        | listEntries()                                                  | { call: 'listEntries', filter: {}, limit: 100, entries: 3 }                    |
        | listEntries({ actor: 'ada', eventType: 'plan.*', limit: 2 })   | { call: 'listEntries', filter: { actor: 'ada', eventType: 'plan.*' }, limit: 2, entries: 2 } |
        | listEntries({ since: '2020-01-01', until: '2020-01-02T00:00:00Z' }) | { call: 'listEntries', filter: { since: '2020-01-01T00:00:00.000Z', until: '2020-01-02T00:00:00.000Z' }, limit: 100, entries: 0 } |
        | listEntries({ limit: 1, cursor: 'MSBpZA' })                    | { call: 'listEntries', filter: {}, limit: 1, cursor: 'MSBpZA', entries: 0 }    |
        | listEntries({ sessionId: 's-1' })                              | { call: 'listEntries', filter: { sessionId: '[redacted]' }, limit: 100, entries: 0 } |
        | count({ eventType: 'plan.applied' })                           | { call: 'count', filter: { eventType: 'plan.applied' }, count: 3 }             |
        | count({ eventType: 'auth:login' })                             | { call: 'count', filter: { eventType: 'auth:login' }, count: 0 }               |
        | count({ eventType: 'user:token:refreshed' })                        | { call: 'count', filter: { eventType: 'user:token:refreshed' }, count: 0 }          |
        | count({ eventType: 'password:abc1' })                          | { call: 'count', filter: { eventType: 'password:[redacted]' }, count: 0 }      |
        | count({}, { staleOk: true })                                   | { call: 'count', filter: {}, count: 3 }                                        |
        | getEntry('nobody')                                             | { call: 'getEntry', id: 'nobody', entries: 0 }                                 |

    Scenario: One entry by its id
      When Grace reads the first entry by its id
      Then the log says that she has read that one

    Scenario: Nobody says who asks
      When somebody reads by count()
      Then the log says that nobody has read: { call: 'count', filter: {}, count: 3 }

    Scenario: What Grace has read before
      When Grace reads first by count(), and then by listEntries({ eventType: 'audit.read' })
      Then she was given 1 entry of a read, and the log has 2

    Scenario: A copy of the whole log
      Given a log in a file that records who reads it
      When Grace copies it in her context
      Then the log says that "grace" has read: { call: 'backup', path: '<the path of the copy>' }
      And the copy does not say so

    Scenario: The log is verified, and one of its entries is proved
      Given a log in a file that records who reads it
      When Grace verifies it in her context, and has one entry proved
      Then the log says that she has verified 3 entries, and has read that one by prove

    Scenario Outline: What she wants to erase is not there, which says something, too: <erase>
      Given a log in a file that records who reads it
      When Grace reads in her context by <erase>
      Then the log says that "grace" has read: <recorded>

      Examples:
        | erase                                               | recorded                                                            |
        | erase({ id: 'nobody' })                             | { call: 'erase', id: 'nobody', entries: 0 }                         |
        | erase({ actor: 'nobody' }, { reason: 'request 7' }) | { call: 'erase', of: 'one actor', reason: 'request 7', entries: 0 } |

    Scenario: She erases what she has done herself, and has done nothing
      Given a log in a file that records who reads it
      When Grace reads in her context by erase({ actor: 'grace' })
      Then the log says that nobody has read: { call: 'erase', of: 'one actor', entries: 0 }

  Rule: A stream is two entries: that it begins, and how many came

    Scenario Outline: <how>
      When Grace <how>
      Then the log says that she began to read by <call>, and then that <entries> came

      Examples:
        | how                                          | call    | entries |
        | streams all entries                          | entries | 3       |
        | streams entries and leaves after the second  | entries | 2       |
        | streams entries of nobody                    | entries | 0       |
        | follows the log and leaves after the second  | follow  | 2       |
        | follows the log until it is closed           | follow  | 4       |

    Scenario: A stream that is not left when the log closes
      When Grace streams one entry, and the log is closed before she goes on
      Then the log says that she began to read by entries, and nothing of an end

  Rule: A read that fails is recorded as a failure, and one that was refused is not recorded

    Scenario Outline: <what>
      Given a store that will fail to answer
      When Grace reads in her context by <read>
      Then she is told the error of the store
      And the log says that "grace" has failed to read: <recorded>

      Examples:
        | what            | read                | recorded                                                                                   |
        | a page          | listEntries({ limit: 1 }) | { call: 'listEntries', filter: {}, limit: 1, code: 'AUDIT_STORE_FAILED' }             |
        | a count         | count()             | { call: 'count', filter: {}, code: 'AUDIT_STORE_FAILED' }                                  |
        | a stream        | entries()           | { call: 'entries', filter: {}, entries: 0, code: 'AUDIT_STORE_FAILED' }                    |

    Scenario: A question that is given up
      When Grace reads in her context by count(), and gives it up
      Then the log says that "grace" has failed to read: { call: 'count', filter: {} }

    Scenario Outline: Given up before anything is read: <read>
      Given a log in a file that records who reads it
      When Grace reads in her context by <read>, given up before
      Then nothing of a read is recorded in the file

      Examples:
        | read                    |
        | listEntries({})         |
        | entries({})             |
        | getEntry('nobody')      |
        | count({})               |
        | follow()                |
        | verify()                |
        | prove('nobody')         |
        | backup('/nowhere/b.db') |

    Scenario Outline: Given up in the middle of <read>
      When Grace reads the first in her context by <read>, and gives it up
      Then the log says that she began to read by <read>, and then that it failed behind 1

      Examples:
        | read    |
        | entries |
        | follow  |

    Scenario Outline: Refused: <read>
      When Grace reads in her context by <read>
      Then nothing of a read is recorded

      Examples:
        | read                              |
        | listEntries({ limit: 0 })         |
        | listEntries({}, { timeoutMs: 0 }) |
        | count({ actor: 42 })              |
        | getEntry('')                      |
        | prove('')                         |
        | verify({ since: 'tomorrow' })     |
        | entries({ acter: 'ada' })         |
        | follow({ after: 'nowhere' })      |
        | prune({ keepNewest: 1, dryRun: true }) |

    Scenario: Read when the log is closed
      When the log is closed, and Grace reads in her context by count()
      Then nothing of a read is recorded

  Rule: Who gets no record gets no answer

    Scenario: The queue is full
      Given a log that records who reads it, and whose queue is full
      When Grace reads what is stored
      Then she is told AUDIT_QUEUE_FULL, and not how many there are

    Scenario: The queue is full, and what finds no room is dropped
      Given a log that records who reads it, and whose queue is full and drops
      When Grace reads what is stored
      Then she is given an answer, and one entry more was dropped

    Scenario: The queue is full when a stream would begin
      Given a log that records who reads it, and whose queue is full
      When Grace streams what is stored
      Then she is told AUDIT_QUEUE_FULL, and is given nothing

  Rule: A read that is under way when the log closes is recorded

    Scenario: The log is closed while Grace waits for her answer
      Given a store that holds answers back
      When Grace reads in her context by count(), the log is closed, and the store answers
      Then the log says that "grace" has read: { call: 'count', filter: {}, count: 3 }

  Rule: Nothing is recorded by a log that was not told so, and by who opens one only to read

    Scenario: A log as it comes
      When Grace reads in every way by a log that records no reads
      Then nothing of a read is recorded

    Scenario: A log that is opened only to be read
      Given a log in a file that records who reads it
      When Grace opens that file only to read, and reads in every way
      Then nothing of a read is recorded in the file

  Rule: Who prunes the log is recorded, as far as the context says

    Scenario: A pruning
      When Grace prunes the log in her context
      Then "audit.pruning" and "audit.pruned" say that "grace" did it
