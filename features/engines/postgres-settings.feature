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

  Rule: A setting with which nothing can be stored is told by its name, and the log goes on when it is set back

    @tdd_issue @tdd_issue_15
    Scenario Outline: The <scope> has <setting>, set <when> the log is made
      Given a database of PostgreSQL, whose <scope> gets <setting> <when> its log is made
      When Ada records 2 entries, is told <code> and "<words>", and the setting is taken back
      Then each of the 2 entries is stored once, and in its order

      Examples:
        | scope    | setting                            | when   | code                  | words                                               |
        | database | default_transaction_read_only = on | before | AUDIT_STORE_IO        | The server itself accepts writes                    |
        | user     | default_transaction_read_only = on | before | AUDIT_STORE_IO        | The server itself accepts writes                    |
        | database | default_transaction_read_only = on | after  | AUDIT_STORE_IO        | The server itself accepts writes                    |
        | user     | default_transaction_read_only = on | after  | AUDIT_STORE_IO        | The server itself accepts writes                    |
        | database | search_path = nowhere              | before | AUDIT_STORE_READ_ONLY | The search_path of this user leads to no schema     |
        | user     | search_path = nowhere              | after  | AUDIT_STORE_READ_ONLY | The search_path of this user leads to no schema     |

    @tdd_issue @tdd_issue_15
    Scenario: A log at several hosts, all of which are set to read only
      Given a database of PostgreSQL, whose database gets default_transaction_read_only = on after its log is made
      When Ada opens it at two hosts
      Then she is refused with AUDIT_STORE_IO, and told "The server itself accepts writes"
