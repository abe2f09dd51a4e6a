@postgres @tdd_issue @tdd_issue_15
Feature: What takes the place of a pool of pg

  Other packages have pools, too, and pg itself has several. What works is used as it is. What cannot work has to say so before
  anything is stored over it: pg.native stores other bytes than hashes, and a log that nobody has touched would read as tampered with.

  Background:
    Given a database of PostgreSQL with nothing in it

  Rule: What lends a connection that does as one of pg is a pool

    Scenario Outline: A pool that <does>
      When Ada opens a log over a pool that <does>
      Then she can store an entry and verify the log

      Examples:
        | does                                    |
        | answers with promises alone             |
        | is of a class of her own                |
        | gives other promises than those of Node |
        | traces each of its calls                |

  Rule: What does not is refused, and told what to give, before anything is stored

    Scenario Outline: <what>
      When Ada opens a log over <what>
      Then she is refused with AUDIT_OPTION_INVALID, and told "<remedy>"
      And no table was made in the database

      Examples:
        | what                                          | remedy                                                     |
        | one connection of pg                          | must be a Pool of pg, not one connection. Give it new Pool |
        | a connection that a pool has lent             | must be a Pool of pg, not one connection. Give it new Pool |
        | a function, as postgres and neon give         | must be a Pool of pg, not a function. Give it new Pool     |
        | a pool that lends what is no connection       | lends what is no connection of pg. Give it a Pool          |
        | a pool that calls back as slonik does         | lends what is no connection of pg. Give it a Pool          |
        | a pool that takes bytes as pg.native does     | as those of pg.native do. Give it new Pool() of pg         |
        | a pool that gives values as pg.native does    | as those of pg.native do. Give it new Pool() of pg         |
