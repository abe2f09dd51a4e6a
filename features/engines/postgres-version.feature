@postgres
Feature: The version of the tables in PostgreSQL

  One number in the table audit_schema says which tables a log has. Somebody who has changed it by hand wants to know what is there, and
  what to write to put it right: nothing else is wrong with the log.

  Rule: A version that cannot be is told as it is, with the statement that puts it right

    Scenario Outline: Somebody has <done>
      Given a log in PostgreSQL, in which somebody has <done>
      When Ada opens it
      Then she is refused with <code>, and told "<words>"
      And Grace, who opens it to read, is told <of her>
      And what Ada is told to write puts it right

      Examples:
        | done                                 | code                | words                                                                   | of her       |
        | set the version to a text            | AUDIT_STORE_CORRUPT | (text), which no release has                                            | the same     |
        | set the version to a long text       | AUDIT_STORE_CORRUPT | text of 300 characters                                                  | the same     |
        | set the version to -1                | AUDIT_STORE_CORRUPT | audit_schema gives its tables the version -1, which no release has      | the same     |
        | set the version to 0                 | AUDIT_STORE_CORRUPT | audit_schema gives its tables the version 0, which no release has       | the same     |
        | set the version to 4.5               | AUDIT_STORE_CORRUPT | audit_schema gives its tables the version 4.5, which no release has     | the same     |
        | set the version to 1                 | AUDIT_STORE_CORRUPT | its tables have version 1, and they are those of version 3              | nothing      |
        | set the version to 2                 | AUDIT_STORE_CORRUPT | its tables have version 2, and they are those of version 3              | nothing      |
        | set the version to 2147483647        | AUDIT_STORE_NEWER   | its tables have version 2147483647, and this release knows up to        | the same     |
        | set the version to a number that is larger than any | AUDIT_STORE_NEWER | its tables have version text of 401 characters            | the same     |
        | set the version to nothing           | AUDIT_STORE_CORRUPT | audit_schema gives its tables the version NULL, which no release has    | the same     |
        | deleted the version                  | AUDIT_STORE_CORRUPT | audit_schema has no row                                                 | the same     |
        | added the version of a later release | AUDIT_STORE_NEWER   | its tables have version 9, and this release knows up to                 | the same     |
        | added a version that cannot be       | AUDIT_STORE_CORRUPT | audit_schema gives its tables the version -1, which no release has       | the same     |
        | dropped the column of the version    | AUDIT_STORE_CORRUPT | audit_schema has no column version                                      | the same     |
        | dropped audit_schema                 | AUDIT_STORE_CORRUPT | these are not there: audit_schema. It has nothing but the version       | the same     |
