Feature: Many audit logs in one process

  A test suite or a service with many tenants opens and closes audit logs all day. One that is closed must cost nothing
  any more. Found by exploring: after a few thousand logs every promise of the process had become slow, because each
  lock had brought a context storage of its own, and Node keeps those for ever.

  Rule: A log that is closed costs the process nothing any more

    Scenario: A hundred logs, one after another
      When Ada opens and closes 100 audit logs, one after another
      Then they have used 1 context storage between them

    # Whatever holds entries is remembered until it has stored them, for the process may exit before that.
    Scenario: Ten logs in the memory of a program
      When a program of Ada records in 10 audit logs, and closes all of them but the last
      Then the last is the only one that is left in its memory

  Rule: A log that is open costs nothing where it is not used

    # On Node 20 and 22 a context storage in use makes each promise of the process three times as dear.
    Scenario: The promises of a program
      When a program of Ada opens an audit log, records in it and makes a promise
      Then its promise carries no more than one of a program without a log
