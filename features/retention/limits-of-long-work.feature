Feature: Limits of long work

  Pruning, rebuilding and backing up take as long as the log is large, and who asked for it may have to end: the night is over,
  the request has gone. Each of them takes a limit as questions do. It stops in time, leaves nothing half done, and it is known
  exactly how far it came.

  Rule: Pruning ends when the step under way has ended, and what has gone stands in the log

    Scenario Outline: Grace <ends> while <moment>
      Given a store with 3500 entries
      When Grace prunes all but 1000 of them, and <ends> while <moment>
      Then she is told so when <gone> entries have gone
      And the store says that <gone> entries were pruned

      Examples:
        | ends                | moment                               | gone |
        | gives up            | batch 1 is on its way                | 1000 |
        | gives up            | batch 2 is on its way                | 2000 |
        | is out of time      | batch 2 is on its way                | 2000 |
        | gives up            | batch 2 is being archived            | 1000 |
        | is out of time      | batch 2 is being archived            | 1000 |
        | gives up            | pruning waits for somebody who reads | 1000 |
        | is out of time      | pruning waits for somebody who reads | 1000 |
        | gives up with BUSY  | pruning waits for somebody who reads | 1000 |

    Scenario Outline: Grace <ends>, and the store answers much later
      Given a store with 3500 entries
      When Grace prunes all but 1000 of them, and <ends> while batch 2 is on its way, which takes an hour
      Then she is told so half a second later, when 1000 entries have gone
      And the store says that 2000 entries were pruned

      Examples:
        | ends           |
        | gives up       |
        | is out of time |

    Scenario Outline: The last step has ended all by the time that Grace <ends>
      Given a store with 2500 entries
      When Grace prunes all but 1000 of them, and <ends> while the last of their space is given back
      Then Grace hears that 1500 entries have gone

      Examples:
        | ends           |
        | gives up       |
        | is out of time |

  Rule: What has not begun does not begin

    Scenario Outline: <call>, and Grace <ends> while an entry of Ada is being stored
      Given a store that is busy with an entry of Ada
      When Grace calls <call>, and <ends> before Ada's entry is stored
      Then she is told so, and the store was asked for none of it, also afterwards

      Examples:
        | call                    | ends           |
        | prune                   | gives up       |
        | prune                   | is out of time |
        | prune with a dry run    | gives up       |
        | compact                 | gives up       |
        | compact                 | is out of time |

    Scenario Outline: <call>, and Grace has given up before
      Given a store that nobody has used
      When Grace calls <call> with a signal that was aborted
      Then she is told so, and the store was asked for none of it, also afterwards
      And the store was asked to open 0 times

      Examples:
        | call                 |
        | prune                |
        | prune with a dry run |
        | compact              |

    # Another realm has signals of its own, and those of an older make do not say why.
    Scenario: A signal of another make
      Given a store that nobody has used
      When Grace calls prune with a signal of another make that was aborted
      Then she is told "This operation was aborted" in its place
      And the store was asked to open 0 times

  Rule: Who waits for a step that has no end is told in time

    Scenario Outline: <call>, and Grace <ends> while the store is at <step>
      Given an engine whose <step> never answers
      When Grace calls <call>, and <ends> while it waits
      Then she no longer waits, and is told so

      Examples:
        | call                 | ends           | step         |
        | prune                | gives up       | prune        |
        | prune                | is out of time | prune        |
        | prune                | gives up       | findPosition |
        | prune                | is out of time | findPosition |
        | prune                | gives up       | reclaim      |
        | prune with a dry run | is out of time | count        |
        | prune with a dry run | gives up       | count        |
        | compact              | is out of time | compact      |
        | compact              | gives up       | compact      |

  Rule: A limit is a limit, and anything else is refused by its name

    Scenario Outline: <call> with <option>: <value>
      Given a store that nobody has used
      When Grace calls <call> with <option>: <value>
      Then the option "<option>" is refused: "<message>"

      Examples:
        | call    | option    | value   | message                                |
        | prune   | timeoutMs | 0       | of prune() is 0 (number), and must be a whole number of milliseconds from 1 |
        | prune   | timeoutMs | '5'     | (text), and must be a whole number      |
        | prune   | signal    | null    | of prune() is null, and must be an AbortSignal |
        | compact | timeoutMs | null    | of compact() is null                   |
        | compact | signal    | {}      | and must be an AbortSignal             |
        | backup  | timeoutMs | NaN     | of backup() is NaN (number)            |
        | backup  | signal    | 'stop'  | and must be an AbortSignal             |
