@postgres
Feature: Many processes, one fresh database

  A service on many machines starts on all of them at once, and each of its processes finds a database without tables. It
  is the race of #991 again, only that the callers are processes: each looks, sees no tables, and makes them.

  Rule: However many processes make the tables together, they are made once, and nobody is told an error

    @tdd_issue @tdd_issue_15 @tdd_expected_fail
    Scenario: A process makes the tables while another, which makes them too, is about to commit

      `CREATE TABLE IF NOT EXISTS` looks and then creates. Whoever looks before another has committed sees no table, creates it
      too, waits for the other, and then finds the name taken.

      Fails today: duplicate key value violates unique constraint

      Given a fresh PostgreSQL database
      And Ada's process has made the tables in it, and is about to commit
      When Grace's process makes them too, and Ada's commits as soon as the server has Grace's wait for it
      Then neither of them is told an error
      And the log is there, and empty
