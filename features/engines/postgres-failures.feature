Feature: Failures of PostgreSQL

  Whoever is called at night has to know whether to wait, or what to change. And what is told may be read by everybody: of the URL, which
  has a password in it, it shows scheme, host and port.

  Rule: A failure tells what to do, and nothing secret

    @postgres
    Scenario Outline: <failure>
      Given a URL of PostgreSQL with <failure>
      When Ada opens the log
      Then she is refused with <code>, and told "<remedy>"
      And nothing that she is told has a secret of the URL in it

      Examples:
        | failure                          | code                 | remedy                       |
        | a port where nobody listens      | AUDIT_STORE_IO       | Look whether the server runs |
        | a socket that is not there       | AUDIT_STORE_IO       | Look whether the server runs |
        | a user that the server lacks     | AUDIT_STORE_DENIED   | Look at the name             |
        | a database that the server lacks | AUDIT_STORE_MISSING  | Make the database            |
        | TLS, which the server lacks      | AUDIT_STORE_DENIED   | It speaks no TLS             |
        | the certificates of the system, and no TLS | AUDIT_STORE_DENIED | It speaks no TLS     |
        | a certificate that is not there  | AUDIT_STORE_DENIED   | sslmode=verify-full          |

    Scenario: No driver
      Given no PostgreSQL driver on the machine of Ada
      When a program of Ada opens the store
      Then the program is told AUDIT_DRIVER_MISSING and "npm install pg"

    Scenario: Another driver in the place of pg
      Given pg-native in the place of pg on the machine of Ada
      When a program of Ada opens the store
      Then the program is told AUDIT_DRIVER_MISSING and "NODE_PG_FORCE_NATIVE"

  Rule: What the server says decides whether waiting helps

    Scenario Outline: <kind>
      When PostgreSQL fails with one of <codes>
      Then each of them is <failure>

      Examples:
        | kind                                   | codes                                                          | failure               |
        | a connection that is lost or refused   | 08006 57P01 57P03 25P03 ECONNREFUSED ECONNRESET ETIMEDOUT EPIPE EAI_AGAIN ENOTFOUND | AUDIT_STORE_IO |
        | a connection that pg has given up      | terminated expired                                             | AUDIT_STORE_IO        |
        | an answer that pg waits for no longer  | unread                                                         | AUDIT_STORE_IO        |
        | a standby                              | 25006                                                          | AUDIT_STORE_IO        |
        | a disk that fails                      | 58030                                                          | AUDIT_STORE_IO        |
        | others are in the way                  | 40001 40P01 55P03 57014 25P04                                  | AUDIT_STORE_BUSY      |
        | too many others                        | 53300 53200                                                    | AUDIT_STORE_BUSY      |
        | no room                                | 53100 53400                                                    | AUDIT_STORE_FULL      |
        | no more files, threads or memory       | EMFILE ENFILE EAGAIN ENOMEM ENOBUFS                            | AUDIT_STORE_IO        |
        | no room for a connection               | uncached                                                       | AUDIT_STORE_FULL      |
        | nobody is let in                       | 28P01 28000 DEPTH_ZERO_SELF_SIGNED_CERT CERT_HAS_EXPIRED UNABLE_TO_VERIFY_LEAF_SIGNATURE ERR_TLS_CERT_ALTNAME_INVALID | AUDIT_STORE_DENIED |
        | a user without CONNECT, or a database that lets nobody in | fatal-42501 fatal-55000                     | AUDIT_STORE_DENIED    |
        | no password, or an empty one           | nothing empty                                                  | AUDIT_STORE_DENIED    |
        | a key that is not that of the certificate | ERR_OSSL_X509_KEY_VALUES_MISMATCH ERR_OSSL_PEM_NO_START_LINE | AUDIT_STORE_DENIED   |
        | no right to write                      | 42501                                                          | AUDIT_STORE_READ_ONLY |
        | no such database                       | 3D000                                                          | AUDIT_STORE_MISSING   |
        | tables that are gone                   | 42P01                                                          | AUDIT_STORE_REPLACED  |
        | a file of the server is damaged        | XX001 XX002                                                    | AUDIT_STORE_CORRUPT   |
        | words that nobody knows                | gibberish                                                      | AUDIT_STORE_FAILED    |
        | a row that cannot be stored            | 23502 22P02                                                    | AUDIT_STORE_FAILED    |

    # Each of these was said by a PgBouncer 1.24, as the error 08P01.
    Scenario Outline: A pooler in front of the server says: <words>
      When a pooler says: <words>
      Then that is <failure>, with the advice to look at <what>

      Examples: What passes by itself, or when somebody has ended it
        | words                                                                              | failure          | what            |
        | query_wait_timeout                                                                 | AUDIT_STORE_IO   | query_wait_timeout |
        | client_login_timeout (server down)                                                 | AUDIT_STORE_IO   | whether the pooler reaches the server |
        | server login has been failing, cached error: connect failed (server_login_retry)   | AUDIT_STORE_IO   | whether the server runs |
        | server conn crashed?                                                               | AUDIT_STORE_IO   | whether the server runs |
        | database removed                                                                   | AUDIT_STORE_IO   | RESUME          |
        | database "log" is disabled                                                         | AUDIT_STORE_IO   | ENABLE          |
        | no more connections allowed (max_client_conn)                                      | AUDIT_STORE_BUSY | max_client_conn |

      Examples: What somebody has to put right
        | words                                                        | failure              | what                 |
        | no such database: nosuch                                     | AUDIT_STORE_MISSING  | [databases]          |
        | unsupported startup parameter in options: search_path        | AUDIT_STORE_DENIED   | ALTER ROLE … SET     |
        | transaction blocks not allowed in statement pooling mode     | AUDIT_STORE_FAILED   | pool_mode=transaction |
        | "trust" authentication failed                                | AUDIT_STORE_DENIED   | auth_file            |
        | SASL authentication failed                                   | AUDIT_STORE_DENIED   | auth_file            |

    @tdd_issue @tdd_issue_15
    Scenario Outline: <limit> of the user is too short
      When PostgreSQL fails with one of <code>
      Then each of them is <failure>, with the advice to look at <limit>

      Examples:
        | limit                               | code  | failure          |
        | statement_timeout                   | 57014 | AUDIT_STORE_BUSY |
        | lock_timeout                        | 55P03 | AUDIT_STORE_BUSY |
        | transaction_timeout                 | 25P04 | AUDIT_STORE_BUSY |
        | idle_in_transaction_session_timeout | 25P03 | AUDIT_STORE_IO   |
        | idle_session_timeout                | 57P05 | AUDIT_STORE_IO   |
        | query_timeout                       | unread | AUDIT_STORE_IO  |
        | query_timeout                       | pooled | AUDIT_STORE_IO  |
        | query_wait_timeout                  | queued | AUDIT_STORE_IO  |

  Rule: Of what the server says, values and names are left out

    @tdd_issue @tdd_issue_15
    Scenario Outline: <words>
      When PostgreSQL says: <words>
      Then Ada reads: <shown>

      Examples:
        | words                                                                                  | shown                                                                 |
        | new row for relation "audit_entry" violates check constraint "secret customer acme"    | new row for relation "audit_entry" violates check constraint "…"      |
        | null value in column "region" of relation "audit_entry" violates not-null constraint   | null value in column "…" violates not-null constraint                 |
        | invalid input syntax for type integer: "acme" and "co"                                 | invalid input syntax for type integer: "…"                            |
        | Rolle »acme« existiert nicht                                                           | Rolle "…" existiert nicht                                             |
        | la relation « audit_entry » n'existe pas                                               | la relation « audit_entry » n'existe pas                              |
        | permission denied to create "pg_catalog.audit_schema"                                  | permission denied to create "pg_catalog.audit_schema"                 |
        | permission denied to create "acme.audit_schema"                                        | permission denied to create "…"                                       |
        | permission denied for schema acme                                                      | permission denied for schema …                                        |

    @tdd_issue @tdd_issue_15
    Scenario: A trigger refuses an entry in words of its own
      When a trigger of PostgreSQL says: no entries of acme
      Then Ada reads: a trigger or a function of the database has refused it (P0001); the log of the server has its words
