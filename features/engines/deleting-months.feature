@postgres
Feature: Months of a log in PostgreSQL

  A log of years is split into months, so that one can go at once and give its room back. Whoever does so must know what is then said
  of the log. The SQL of the page docs/postgresql-server.md is what is run here.

  Background:
    Given a log in the partitions of the page, with 5 entries of this month and 4 of the month after next

  Rule: A month that was pruned can be dropped, and the log is intact

    Scenario: Everything in it was pruned
      When the entries of this month are pruned, and its table is dropped as the page says
      Then the table of this month is gone
      And verifying PostgreSQL finds "nothing"
      And it counts 6 entries, 5 pruned and 0 not sealed yet in PostgreSQL

    Scenario: It has entries
      When its table is dropped as the page says
      Then the server refuses that: "it has entries: prune them first"
      And verifying PostgreSQL finds "nothing"

  Rule: A month that is taken away with entries in it is missing, and the log goes on

    Scenario: It is dropped
      When somebody drops the table of this month
      Then each of the 5 entries of this month is missing to whoever verifies the log
      When the entries before the month after next are pruned, and 3 others are recorded
      Then each of the 5 entries of this month is missing to whoever verifies the log

    Scenario: It is detached, and attached again
      When somebody detaches the table of this month
      Then each of the 5 entries of this month is missing to whoever verifies the log
      When somebody attaches it again
      Then verifying PostgreSQL finds "nothing"
