Feature: Recording what happened

  Recording must never get in the way of the work that is recorded: it takes one line, returns at once, and gives a
  receipt to those who want to be sure.

  Rule: A recorded entry can be read again as it was recorded

    Scenario: Everything that an entry can hold
      Given an audit log on a database file
      When Ada records this entry:
        """
        {
          "eventType": "plan.applied",
          "actor": "ada",
          "subject": "plan/42",
          "outcome": "success",
          "correlationId": "request-7",
          "tenant": "Werk 2",
          "sourceAddress": "2001:db8::7",
          "userAgent": "Mozilla/5.0 (計画)",
          "sessionId": "session-3",
          "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
          "occurredAt": "2025-12-31T23:59:59.999Z",
          "details": { "lines": 3, "note": "naïve ☃", "nested": [1, null, { "deep": true }] }
        }
        """
      Then the log holds that entry, with its id and its time

    Scenario: What was not recorded is absent
      Given an audit log on a database file
      When Ada records this entry:
        """
        { "eventType": "plan.viewed" }
        """
      Then the log holds that entry, with its id and its time

    Scenario Outline: When it happened, said as <said>
      Given an audit log on a database file
      When Ada records that it happened at <said>
      Then the entry in the log says that it happened at <kept>

      Examples:
        | said                                  | kept                      |
        | '2026-01-01T10:00:00+02:00'           | 2026-01-01T08:00:00.000Z  |
        | new Date(0)                           | 1970-01-01T00:00:00.000Z  |
        | new Date(-1)                          | 1969-12-31T23:59:59.999Z  |
        | new Date(8.64e15)                     | +275760-09-13T00:00:00.000Z |

    Scenario: A value that changes after it was recorded
      Given an audit log on a database file
      And the details { "lines": 3 } in Ada's hands
      When Ada records them and then sets lines to 4
      Then the entry in the log says 3 lines

  Rule: The receipt tells when the entry is on disk, or why it is not

    Scenario: A receipt that Ada waits for
      Given an audit log on a database file
      When Ada records an entry and waits for its receipt
      Then another program reads the entry from the file

    Scenario: The store fails
      Given a store that will fail to store
      When Ada records an entry and waits for its receipt
      Then the receipt says that the store failed

    Scenario: Nobody waits for a receipt of a store that fails
      Given a store that will fail to store
      When Ada records an entry and never looks at its receipt
      Then her program goes on, and the entry is stored once the store is back

  Rule: An entry that cannot be accepted is refused on the spot, and the field at fault is named

    Scenario Outline: <field> is <value>
      Given a store that nobody has used
      When Ada tries to record an entry whose <field> is <value>
      Then the entry is refused because of its <field>
      And the store was asked to open 0 times

      Examples:
        | field         | value                     |
        | eventType     | undefined                 |
        | eventType     | ''                        |
        | eventType     | 'x'.repeat(201)           |
        | eventType     | 42                        |
        | actor         | 42                        |
        | subject       | {}                        |
        | outcome       | true                      |
        | correlationId | Symbol('x')               |
        | actor         | ''                        |
        | tenant        | 42                        |
        | sourceAddress | ''                        |
        | userAgent     | 'x'.repeat(1001)          |
        | sessionId     | {}                        |
        | traceId       | true                      |
        | occurredAt    | 1767268800000             |
        | occurredAt    | 'noon'                    |
        | occurredAt    | new Date(Number.NaN)      |
        | occurredAt    | '11/10/2026'              |
        | occurredAt    | '2026-11-10T12:00:00'     |
        | occurredAt    | '2026-11-10 12:00:00Z'    |
        | occurredAt    | '2026-02-30'              |
        | occurredAt    | ''                        |
        | occurredAt    | true                      |
        | occurredAt    | {}                        |
        | unknown       | 42                        |
        | entry         | null                      |
