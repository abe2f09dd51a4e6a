Feature: One session for all callers

  An audit log opens its database when it is first used, and many callers may be the first. Each engine holds an open
  file and a thread; one that nobody has hold of can never be closed.

  Found in review, when the session was still opened by one caller at a time and the race was a theory. Writing behind
  the caller made it real: the writer became a second caller beside the program.

  Rule: However many callers arrive together, one engine is created

    @tdd_issue @tdd_issue_991
    Scenario: Ten callers ask for the session at the same moment

      A time-of-check to time-of-use race. The service looked whether it had a session, saw none, and waited for an
      engine; while it waited, nine others looked too. The last engine to be assigned stayed, and the other nine leaked.

      # A file, not :memory:, where every engine has a database of its own and the race would be hidden.
      Given an unused audit log on a database file
      When 10 callers ask for its session at the same moment
      Then 1 engine was created
      And closing the audit log leaves no engine, thread or file behind
