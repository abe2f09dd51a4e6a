Feature: Naming a PostgreSQL

  A log of many machines is named by the URL that every program of PostgreSQL takes. It has a password in it, so hardly
  anything of it may ever be shown.

  Rule: A URL leads where the programs of PostgreSQL would be led by it

    Scenario Outline: <url>
      When the audit log reads the database URL "<url>"
      Then it leads to <hosts>, with <said>

      Examples:
        | url                                                       | hosts                           | said                                         |
        | postgres://ada:hunter2@db.example:5433/audit              | db.example:5433                 | user ada, password hunter2, database audit   |
        | postgresql://db.example                                   | db.example                      | nothing else                                 |
        | postgres://ada@first:5432,second:5433/audit               | first:5432,second:5433          | user ada, database audit                     |
        | postgres://[::1]:5433/audit                               | [::1]:5433                      | database audit                               |
        | postgres:///audit                                         | the host of the environment     | database audit                               |
        | postgres://%2Frun%2Fpostgresql/audit                      | [/run/postgresql]               | database audit                               |
        | postgres://ada@localhost:5433/audit?host=%2Frun%2Fpg      | [/run/pg]:5433                  | user ada, database audit                     |
        | postgres:///?host=a,b&port=1,2&user=ada&dbname=audit      | a:1,b:2                         | user ada, database audit                     |
        | postgres://ada:p%40%3A%2F%3F%23%25@db/audit               | db                              | user ada, password p@:/?#%, database audit   |
        | postgres://ada:p@:hunter2@db/audit                        | db                              | user ada, password p@:hunter2, database audit |
        | postgres://db/audit?password=hunter2&sslmode=verify-full  | db                              | password hunter2, database audit, sslmode verify-full |
        | postgres://db/audit?options=-c%20search_path%3Dlogs       | db                              | database audit, options -c search_path=logs  |
        | postgres:///audit?host=a,::1&port=1,2                     | a:1,[::1]:2                     | database audit                               |
        | postgres:///audit?host=fe80::1%25eth0                     | [fe80::1%eth0]                  | database audit                               |
        | postgres:///audit?host=[::1]                              | [::1]                           | database audit                               |
        | postgres://[fe80::1%25eth0]:5433/audit                    | [fe80::1%eth0]:5433             | database audit                               |
        | postgres://%2Frun%2Fpg%3A1:5433/audit                     | [/run/pg:1]:5433                | database audit                               |
        | postgres:///audit?host=%2Frun%2Fpg%3A1                    | [/run/pg:1]                     | database audit                               |
        | postgres://a:1,b/audit?port=5                             | a:5,b:5                         | database audit                               |
        | postgres://a,b:2/audit?host=c,d                           | c,d:2                           | database audit                               |
        | postgres://a,b/audit?host=c                               | c                               | database audit                               |
        | postgres:///audit?host=a,b,c&port=1,,3                    | a:1,b,c:3                       | database audit                               |
        | postgres://db:/audit                                      | db                              | database audit                               |
        | postgres://db/audit?ssl=true                              | db                              | database audit, sslmode require              |

  Rule: What is wrong with a URL is told without what is secret in it

    Scenario Outline: <url>
      When the audit log reads the database URL "<url>"
      Then the message shows <shown> and not "hunter2"

      Examples:
        | url                                      | shown                                                                          |
        | postgres://ada:hunter2/x@db/audit        | "postgres://…/…" is not one that audit-race can open. Write the letters        |
        | postgres://ada:hunter2?x@db/audit        | "postgres://…/…" is not one that audit-race can open. Write the letters        |
        | postgres://ada:x#hunter2@db/audit        | "postgres://…/…" is not one that audit-race can open. Write the letters        |
        | postgres://ada:hunter2%@db/audit         | "postgres://db/…" has a "%" that is no code of a letter                        |
        | postgres://ada:hunter2/audit             | "postgres://…/…" names no host as it must                                      |
        | postgres://db:99999/audit?user=hunter2   | "postgres://db:99999/…" has a port that no server has. Ports go from 1 to      |
        | postgres://db:0/audit?user=hunter2       | "postgres://db:0/…" has a port that no server has. Ports go from 1 to 65535    |
        | postgres://db/audit?port=0&user=hunter2  | "postgres://db/…" has a port that no server has                                |
        | postgres://a,b/audit?port=1,2,3&user=hunter2 | has another number of ports than of hosts. Name one port for all of them   |
        | postgres://a:1,b:2/audit?host=hunter2    | has another number of ports than of hosts                                      |
        | postgres://[hunter2]/audit               | "postgres://…/…" names no host as it must                                      |
        | postgres:///audit?host=hunter2%20        | names no host as it must                                                       |
        | postgres:///audit?host=%40hunter2        | names no host as it must                                                       |
        | postgres://ada:hunter2%00@db/audit       | "postgres://db/…" has a NUL in it                                              |
        | postgres://db/audit?sslkey=hunter2       | "postgres://db/…" has one of the settings sslcert and sslkey, and not the other |
        | postgres://db/audit?sslmode=hunter2      | "postgres://db/…" has a setting sslmode that it cannot have. One of: disable,  |
        | postgres://db/audit?port=hunter2         | "postgres://db/…" has a setting port that it cannot have                       |
        | postgres://db/audit?hunter2=yes          | "postgres://db/…" has a setting behind the "?" that audit-race does not know   |
        | postgres:ada:hunter2@db                  | The database URL is not one that audit-race can open                           |
