@postgres
Feature: Settings of a PostgreSQL, and of pg

  A role, a database or a pool can be set to write values in another form, or to read statements in another way. Who does so for a reason
  of his own must not find that the log looks tampered with, or lose evidence by pruning it.

  Rule: No setting changes what is stored, or what is read of it

    @tdd_issue @tdd_issue_15
    Scenario Outline: <setting>
      Given a log in PostgreSQL, to which Ada connects with <setting>
      When she stores 9 entries, erases those of one actor, and prunes all but the newest 5
      Then what she lists, proves and verifies is as it was stored
      And Grace, who connects with no setting, finds it intact

      Examples: What the server writes, and how it reads statements
        | setting                                          |
        | -c bytea_output=escape                           |
        | -c standard_conforming_strings=off               |
        | -c quote_all_identifiers=on                      |
        | -c extra_float_digits=-15                        |
        | -c datestyle=SQL,DMY                             |
        | -c intervalstyle=iso_8601                        |
        | -c timezone=Asia/Kathmandu                       |
        | -c array_nulls=off                               |
        | -c transform_null_equals=on                      |
        | -c row_security=off                              |
        | -c default_transaction_isolation=serializable    |
        | -c default_transaction_deferrable=on             |

      Examples: What pg does with values
        | setting                                          |
        | a pool with { binary: true }                     |
        | a pool with { types: nothing as it is }          |
        | a pool with { client_encoding: 'LATIN1' }        |
        | pg.defaults.binary                               |
