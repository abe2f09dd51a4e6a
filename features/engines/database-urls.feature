Feature: Naming the database

  One line of text says where the log is kept. A slip in it must not make a log that nobody will find again.

  Rule: A path is named relative to the working directory, or absolute

    Scenario Outline: <url>
      When the audit log reads the database URL "<url>"
      Then it names the SQLite file "<file>"

      Examples:
        | url                           | file                  |
        | sqlite:audit.db               | audit.db              |
        | sqlite:logs/audit.db          | logs/audit.db         |
        | sqlite:../audit log.db        | ../audit log.db       |
        | sqlite:///var/lib/audit.db    | /var/lib/audit.db     |
        | sqlite:///var/lib/a%20b.db    | /var/lib/a%20b.db     |

  Rule: Anything else is refused, and the nearest accepted form is named

    Scenario Outline: "<url>" is refused
      When the audit log reads the database URL "<url>"
      Then the URL is refused, and the nearest form is "<nearest>"

      Examples:
        | url                            | nearest                 |
        | audit.db                       | sqlite:audit.db         |
        | /var/lib/audit.db              | sqlite:///var/lib/audit.db |
        | sqlite:/var/lib/audit.db       | sqlite:///var/lib/audit.db |
        | sqlite://audit.db              | sqlite:audit.db         |
        | sqlite:audit.db?mode=ro        | sqlite:audit.db         |
        | sqlite::memory:                | sqlite:audit.db         |
        | sqlite:                        | sqlite:audit.db         |
        | SQLite:audit.db                | sqlite:audit.db         |
        | sqlte:audit.db                 | sqlite:audit.db         |
        | SQLITE:my.db                   | sqlite:my.db            |
        | sqlite:///var/lib/a.db?mode=ro | sqlite:///var/lib/a.db  |
        | see sqlite:audit.db            | sqlite:see sqlite:audit.db |
        | see sqlite:///audit.db         | sqlite:see sqlite:///audit.db |
        | mysql://db.example/audit       | sqlite:audit.db         |
        |                                | sqlite:audit.db         |

    Scenario: A password in the URL stays out of the message
      When the audit log reads the database URL "mysql://ada:hunter2@db.example/audit"
      Then the message shows "mysql://ada:***@db.example/audit" and not "hunter2"
