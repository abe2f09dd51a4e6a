Feature: Closing in time

  A process that has to end has seconds, and another process may hold the file for longer than that. Who gives closing a time
  limit is told within it what could not be stored, and no thread is left that keeps waiting.

  Rule: A time limit is kept, also when another process holds the file

    Scenario Outline: Another process <holds>
      Given a file that another process <holds>
      And an entry of Ada that waits for it, as long as it takes
      When Grace closes the log and gives it 100 ms, and 100 ms pass
      Then she is given back Ada's entry
      And neither a thread nor a file is left open

      Examples:
        | holds                                          |
        | has locked before it was a log                 |
        | has locked before it had tables                |
        | has locked after the log was opened            |

    Scenario: Questions are on their way as well
      Given a file that another process has locked after the log was opened
      And an entry of Ada that waits for it, as long as it takes
      And 5 questions of Grace that wait for Ada's entry
      When Grace closes the log and gives it 100 ms, and 100 ms pass
      Then each of her questions is told AUDIT_CLOSED
      And neither a thread nor a file is left open

  Rule: Whoever still waits when the log is closed is told so, whatever the engine does

    Scenario Outline: <call> waits for <silent>
      Given an engine whose <silent> never answers
      And Ada waiting for <call>
      When Grace closes the audit log and gives it 100 ms
      Then Ada is told AUDIT_CLOSED

      Examples:
        | call               | silent       |
        | ensureSession()    | createEngine |
        | ensureSession()    | createTables |
        | count()            | count        |
        | compact()          | compact      |
        | prune()            | findPosition |
        | prune()            | prune        |
        | prune()            | reclaim      |
        | prune({ archive }) | listOldest   |
        | prune({ dryRun })  | count        |

    Scenario: Some of the entries that Ada prunes have gone by then
      Given an engine whose prune never answers after 1 answer
      And Ada waiting for prune()
      When Grace closes the audit log and gives it 100 ms
      Then Ada is told AUDIT_CLOSED
      And it stands in the store that 1000 entries have gone
