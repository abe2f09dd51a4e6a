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
