Feature: A client of PostgreSQL needs no adapter
  A query is an operation of the order, whoever asks: a client, a pool, a client of a pool.

  Rule: Each query is an operation of the order

    Scenario Outline: callers who withdraw in two queries, <style>
      Given callers who withdraw <style>
      When Ada explores every order
      Then at least one interleaving fails with a finding of kind "check"
      And it says 'the balance is 70'

      Examples:
        | style          |
        | in two queries |
        | with callbacks |

    Scenario: one query does it all, by the only client of a pool
      Given callers who withdraw in one query
      When Ada explores every order
      Then every interleaving is covered and holds

  Rule: Whoever needs a client of a pool waits until one is free

    Scenario: one client is lent to one caller at a time
      Given callers who share one client, each for both queries
      When Ada explores every order
      Then every interleaving is covered and holds

    Scenario: each caller has a client and waits for another
      Given callers who need two clients of two at once
      When Ada explores every order
      Then at least one interleaving fails with a finding of kind "deadlock"
