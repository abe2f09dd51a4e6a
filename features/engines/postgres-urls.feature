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
        | postgres://db:99999/audit?user=hunter2   | "postgres://db:99999/…" names no host as it must                               |
        | postgres://db/audit?sslmode=hunter2      | "postgres://db/…" has a setting sslmode that it cannot have. One of: disable,  |
        | postgres://db/audit?port=hunter2         | "postgres://db/…" has a setting port that it cannot have                       |
        | postgres://db/audit?hunter2=yes          | "postgres://db/…" has a setting behind the "?" that audit-race does not know   |
        | postgres:ada:hunter2@db                  | The database URL is not one that audit-race can open                           |
