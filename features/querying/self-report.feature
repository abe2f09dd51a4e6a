Feature: What the audit log says of itself

  A log that falls behind, or refuses entries, must be noticed before an auditor notices. What it says of itself costs
  nothing, so that it can be asked every second and drawn as a curve.

  Rule: It tells how many entries were accepted, how many are stored and how many wait

    Scenario: Nobody has used it
      Given a store that nobody has used
      When Grace asks the audit log how it is
      Then it says of itself:
        | accepted | 0     |
        | stored   | 0     |
        | waiting  | 0     |
        | session  | 'new' |
      And the store was asked to open 0 times

    Scenario: The session is being opened
      Given an entry of Ada that waits for the session to open
      When Grace asks the audit log how it is
      Then it says of itself:
        | accepted | 1         |
        | stored   | 0         |
        | waiting  | 1         |
        | session  | 'opening' |

    Scenario: One entry follows three that are stored
      Given a store that nobody has used
      And 3 entries that Ada recorded
      And a store that is busy with an entry of Ada
      When Grace asks the audit log how it is
      Then it says of itself:
        | accepted | 4      |
        | stored   | 3      |
        | waiting  | 1      |
        | session  | 'open' |

    Scenario Outline: It is <state>
      Given a <state> audit log
      When Grace asks the audit log how it is
      Then it says of itself:
        | waiting | <waiting> |
        | session | '<state>' |

      Examples:
        | state   | waiting |
        | closing | 1       |
        | closed  | 0       |

  Rule: It tells how many entries it has refused, and why

    Scenario Outline: <count> entries <kind> come to a <state> audit log
      Given a <state> audit log
      And <count> entries <kind> that it has refused
      When Grace asks the audit log how it is
      Then it says of itself:
        | full     | <full>     |
        | closed   | <closed>   |
        | invalid  | <invalid>  |
        | accepted | <accepted> |

      Examples:
        | count | kind                  | state  | full | closed | invalid | accepted |
        | 3     | of Ada                | full   | 3    | 0      | 0       | 1        |
        | 2     | of Ada                | closed | 0    | 2      | 0       | 0        |
        | 4     | without an event type | full   | 0    | 0      | 4       | 1        |

  Rule: It tells how often it tried again, and why the last attempt failed

    Scenario: The store was busy for a while
      Given a store that will be busy for 2 attempts
      And 5 entries that Ada recorded
      When Grace asks the audit log how it is
      Then it says of itself:
        | stored    | 5         |
        | retries   | 2         |
        | lastError | undefined |

    Scenario: The store cannot be written
      Given a store that cannot store Ada's entry
      When Grace asks the audit log how it is
      Then it says of itself:
        | waiting   | 1                       |
        | retries   | 0                       |
        | lastError | 'AUDIT_STORE_READ_ONLY' |
