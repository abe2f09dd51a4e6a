Feature: Closing the audit log

  Closing takes the engine away. Whoever is using it at that moment must be done first, and whoever comes later must
  hear so; an engine that is closed under a call in flight loses what that call was storing.

  Rule: Closing waits for the calls in flight

    Scenario: An entry is being stored
      Given a store that is busy with an entry of Ada
      When Grace closes the audit log
      Then the log stays open until Ada's entry is stored

    Scenario: The session is still being opened
      Given an entry of Ada that waits for the session to open
      When Grace closes the audit log
      Then the log stays open until Ada's entry is stored

    Scenario: Entries are being counted
      Given a question of Ada that the store takes its time to answer
      When Grace closes the audit log, and then the store answers
      Then the engine is closed after Ada has her answer

    # Everything has to be stored first, so none of these has reached the store when closing begins.
    Scenario Outline: Somebody has just asked to <call>
      Given an audit log on a database file
      And an entry of Ada that nobody waits for
      When Grace asks to <call>, and closes the log in the same turn
      Then Grace has the answer <answer>

      Examples:
        | call                 | answer    |
        | count the entries    | 1         |
        | list the entries     | 1 entry   |
        | get that entry       | an entry  |
        | prove that entry     | a proof   |
        | compact the log      | a report  |
        | read all entries     | an entry  |
        | follow the log       | the end   |

    # These take many steps, of which closing waits for the one under way.
    Scenario Outline: Somebody has just begun to <call>
      Given an audit log on a database file
      And an entry of Ada that nobody waits for
      When Grace asks to <call>, and closes the log in the same turn
      Then Grace has the answer AUDIT_CLOSED

      Examples:
        | call                       |
        | prune the log              |
        | erase what is known of ada |
        | verify the log             |

    Scenario Outline: Somebody whose reads are recorded has just asked to <call>
      Given an audit log on a database file, with { recordReads: true }
      And an entry of Ada that nobody waits for
      When Grace asks to <call>, and closes the log in the same turn
      Then Grace has the answer <answer>

      Examples:
        | call                 | answer       |
        | count the entries    | 1            |
        | read all entries     | an entry     |
        | follow the log       | the end      |
        | verify the log       | AUDIT_CLOSED |

    # Nobody else would close the engine that comes too late.
    Scenario: The time is up while the session is still being opened
      Given an entry of Ada that waits for the session to open
      When Grace closes the audit log and gives it 100 ms, and then the store opens
      Then the engine was closed 1 time
      And no engine is open

    Scenario: The session fails to open while the log is closing
      Given an entry of Ada that waits for the session to open, in vain
      When Grace closes the audit log
      Then Grace is told that Ada's entry was not stored
      And Ada's receipt says that the store failed
      And no engine is open

  Rule: The engine is closed exactly once

    Scenario: Ten callers close the log together
      Given an audit log whose session is open
      When 10 callers close the audit log at the same moment
      Then the engine was closed 1 time
      And all callers were told that the log is closed

    Scenario: The engine fails to close
      Given a store that will fail to close
      When 3 callers close the audit log at the same moment
      Then all 3 callers hear that the engine could not be closed
      And the engine was closed 1 time

    Scenario: The log is used within a block
      Given an audit log whose session is open
      When the block in which Ada uses the audit log ends
      Then the engine was closed 1 time

    Scenario: Nobody has used the log
      Given a store that nobody has used
      When Grace closes the audit log
      Then the audit log is closed
      And the store was asked to open 0 times

  Rule: Once closing has begun, nothing more is accepted

    Scenario Outline: Somebody still wants to <call>
      Given a <state> audit log
      When Ada tries to <call>
      Then Ada is told that the audit log is <state>

      Examples:
        | call               | state   |
        | record an entry    | closing |
        | record an entry    | closed  |
        | list the entries   | closing |
        | list the entries   | closed  |
        | get an entry       | closed  |
        | count the entries  | closed  |
        | use the session    | closing |
        | use the session    | closed  |

  Rule: A function for which the log waits cannot wait for the log, and is told so at once

    Scenario Outline: Of a log the <function> awaits <call>
      Given a log whose <function> awaits <call>
      When Ada records an entry there, and closes the log when all is done
      Then it is told AUDIT_SESSION_REENTERED: "<words>"
      And all is done, and the log is closed with her entry

      Examples:
        | function     | call    | words                                         |
        | anchor       | close() | anchor() or sign() waits for close()          |
        | sign         | close() | anchor() or sign() waits for close()          |
        | createEngine | close() | createEngine or createTables used             |
        | createEngine | flush() | createEngine or createTables used             |
        | createEngine | count() | createEngine or createTables used             |

    Scenario: It closes the log without waiting
      Given a log whose anchor calls close() and goes on
      When Ada records an entry there, and closes the log when all is done
      Then all is done, and the log is closed with her entry
