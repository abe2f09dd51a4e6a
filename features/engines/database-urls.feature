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
        | sqlite:~backup.db             | ~backup.db            |

    # A "?" and a "#" would begin another part of the URL. Nothing else is decoded: a path is what is written.
    Scenario Outline: <url>, with a letter that cannot be written
      When the audit log reads the database URL "<url>"
      Then it names the SQLite file "<file>"

      Examples:
        | url                       | file            |
        | sqlite:what%3F.db         | what?.db        |
        | sqlite:///c%23/%3f.db     | /c#/?.db        |
        | sqlite:100%2525.db        | 100%25.db       |
        | sqlite:100%.db            | 100%.db         |

    Scenario: A log in a folder with such letters in its name
      Given a working folder "a?b#c%3Fd"
      When Ada makes an audit log with the database "sqlite:audit.db" and uses it
      Then the database that is opened is the file "audit.db" in that folder

    Scenario Outline: <url> on Windows
      When the audit log on Windows reads the database URL "<url>"
      Then it names the SQLite file "<file>"
      And from the folder "D:\\app" it is anchored as "<anchored>"

      Examples:
        | url                    | file           | anchored                      |
        | sqlite:C:\\x\\audit.db   | C:\\x\\audit.db  | sqlite:///C:/x/audit.db       |
        | sqlite:C:/x/audit.db   | C:/x/audit.db  | sqlite:///C:/x/audit.db       |
        | sqlite:///C:/x/a.db    | C:/x/a.db      | sqlite:///C:/x/a.db           |
        | sqlite:logs\\audit.db  | logs\\audit.db | sqlite:///D:/app/logs/audit.db |

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
        | sqlite:audit.db#1              | sqlite:audit.db         |
        | sqlite:                        | sqlite:audit.db         |
        | sqlite:///                     | sqlite:audit.db         |
        | SQLite:audit.db                | sqlite:audit.db         |
        | sqlte:audit.db                 | sqlite:audit.db         |
        | SQLITE:my.db                   | sqlite:my.db            |
        | sqlite:///var/lib/a.db?mode=ro | sqlite:///var/lib/a.db  |
        | sqlite:my.db-wal               | sqlite:my.db            |
        | see sqlite:audit.db            | sqlite:audit.db         |
        | mysql://db.example/audit       | sqlite:audit.db         |
        | postgre://db.example/audit     | sqlite:audit.db         |
        |                                | sqlite:audit.db         |

    Scenario Outline: "<url>" names what nobody can have meant
      When the audit log reads the database URL "<url>"
      Then the URL is refused because it <why>

      Examples:
        | url                   | why                                                                                 |
        | sqlite:~/audit.db     | names a folder "~". Only a shell replaces it by your home: write the path out       |
        | sqlite:///~/audit.db  | names a folder "~". Only a shell replaces it by your home: write the path out       |
        | sqlite:C:\\x.db       | has a path of Windows, and this is none                                             |
        | sqlite:///C:/x.db     | has a path of Windows, and this is none                                             |
        | sqlite:logs/          | names a folder, and no file in it                                                   |
        | sqlite:..             | names a folder, and no file in it                                                   |
        | sqlite:x.db-wal       | has a name that SQLite itself uses for a part of a log                              |
        | sqlite:///x.db-SHM    | has a name that SQLite itself uses for a part of a log                              |
        | sqlite:x.db-journal   | has a name that SQLite itself uses for a part of a log                              |
        | sqlite: audit.db      | has a space or a line feed at its end or its beginning                              |

  # SQLite takes some of these names for a file, and other tools take others for memory.
  Rule: A log in memory is refused as one, and no file gets such a name

    Scenario Outline: <url>
      When the audit log reads the database URL "<url>"
      Then the URL is refused as one in memory, and the nearest form is "<nearest>"

      Examples:
        | url                                    | nearest         |
        | :memory:                               | sqlite:audit.db |
        | sqlite::memory:                        | sqlite:audit.db |
        | SQLITE::MEMORY:                        | sqlite:audit.db |
        | sqlite:memory:                         | sqlite:audit.db |
        | sqlite::memory:?cache=shared           | sqlite:audit.db |
        | sqlite:file::memory:                   | sqlite:audit.db |
        | sqlite:file::memory:?cache=shared      | sqlite:audit.db |
        | sqlite:file:x?mode=memory              | sqlite:audit.db |
        | sqlite:x.db?cache=shared&mode=memory   | sqlite:x.db     |
        | sqlite:x.db?vfs=memdb                  | sqlite:x.db     |
        | sqlite://:memory:                      | sqlite:audit.db |
        | sqlite:///:memory:                     | sqlite:audit.db |
        | sqlite:///file::memory:                | sqlite:audit.db |
        | file::memory:                          | sqlite:audit.db |
        | file::memory:?cache=shared             | sqlite:audit.db |
        | file:x?mode=memory                     | sqlite:audit.db |
        | jdbc:sqlite::memory:                   | sqlite:audit.db |

    Scenario Outline: <url>, which names a file all the same
      When the audit log reads the database URL "<url>"
      Then it names the SQLite file "<file>"

      Examples:
        | url                   | file        |
        | sqlite:memory         | memory      |
        | sqlite:memory.db      | memory.db   |
        | sqlite:./:memory:     | ./:memory:  |

  Rule: A name that no file can have is refused before anything is opened

    # The system makes another character of one half, and SQLite and Node then look for different files.
    Scenario Outline: <place> with <name> in it
      When Ada gives <place> with <name> in it
      Then she is told <code>, and there is no file

      Examples:
        | place          | name                    | code                 |
        | a database URL | half of a character     | AUDIT_URL_INVALID    |
        | a database URL | the other half of one   | AUDIT_URL_INVALID    |
        | a database URL | a NUL                   | AUDIT_URL_INVALID    |
        | a spill file   | half of a character     | AUDIT_OPTION_INVALID |
        | a spill file   | a NUL                   | AUDIT_OPTION_INVALID |
        | a backup       | half of a character     | AUDIT_OPTION_INVALID |
        | a backup       | a NUL                   | AUDIT_OPTION_INVALID |

  Rule: What is wrong with a URL is told without what is secret in it

    Scenario Outline: <url>
      When the audit log reads the database URL "<url>"
      Then the message shows <shown> and not "hunter2"

      Examples:
        | url                                          | shown                                |
        | mysql://ada:hunter2@db.example/audit         | The database URL "mysql://db.example/…" is |
        | mysql://u:p@ss:hunter2@db.example:5432/d     | "mysql://db.example:5432/…"          |
        | mysql://db.example/d?password=hunter2        | "mysql://db.example/…"               |
        | mysql://hunter2@db.example/d                 | "mysql://db.example/…"               |
        | postgres://u:hun/hunter2@db.example/d        | "postgres://…/…"                     |
        | postgres://hunter2#x@db.example/d            | "postgres://…/…"                     |
        | postgres:u:hunter2@db.example                | The database URL is not one          |
        | Server=db;Password=hunter2                   | The database URL is not one          |
        | sqlite:audit.db?key=hunter2                  | "sqlite:audit.db?…"                  |
        | sqlite:postgres://ada:hunter2@db.example/d   | "sqlite:postgres://…" has another URL behind "sqlite:". Leave one of them out |
        | sqlite:///srv/mysql://ada:hunter2@h/d        | "sqlite:///srv/mysql://…"            |
        | sqlite://ada:hunter2@db.example/audit.db     | "sqlite://db.example/…"              |
        | ada:hunter2@db.example                       | The database URL is not one          |
