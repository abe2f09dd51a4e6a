Feature: Backing up a live log

  To copy the file of a log that is open gives a file without its latest entries, or none at all: they are in the files beside
  it. A backup is a log like any other, and whole.

  Rule: A backup holds everything that was accepted before it, and is whole

    Scenario: Entries are recorded meanwhile
      Given an audit log on a file with 3000 entries, the last of them just accepted
      When Ada backs it up, and records 100 entries meanwhile
      Then the backup is sound, is for its owner alone, and holds the 3000 entries
      And the log itself holds 3100 entries

    Scenario: The file is copied instead
      Given an audit log on a file with 3000 entries, the last of them just accepted
      When Ada copies the file
      Then the copy does not hold the 3000 entries

    Scenario: The log is closed meanwhile
      Given an audit log on a file with 3000 entries, the last of them just accepted
      When Ada backs it up, and closes it meanwhile
      Then the backup is sound, is for its owner alone, and holds the 3000 entries

  Rule: Nothing is at the path until the backup is whole, and nothing there is ever replaced

    Scenario Outline: <case>
      Given an audit log on a file with 3000 entries, the last of them just accepted
      When Ada backs it up <how>
      Then she is told "<message>", and nothing is left of the backup

      Examples:
        | case                        | how                             | message                     |
        | It is stopped               | and stops it half-way           | This operation was aborted  |
        | It is stopped sooner        | and stops it while its entries wait | This operation was aborted |
        | Its time is up sooner       | within 1000 ms, while its entries wait | not backed up within 1000 ms. Nothing is left |
        | Its time is up              | within 1000 ms, which pass half-way | not backed up within 1000 ms. Nothing is left |
        | The log is closed in a hurry | and closes it half-way within 100 ms | The audit log is closing and takes no more calls |
        | It is stopped before        | with a signal that has stopped  | This operation was aborted  |
        | A signal of another make    | with such a signal of another make | Stopped elsewhere        |
        | Her own function throws     | and throws when it goes on      | I am full                   |
        | Her own function rejects    | and rejects when it goes on     | I am full                   |
        | The folder does not exist   | into a folder that is not there | its folder does not exist. Make the folder first |
        | The folder takes no locks   | into a folder that takes no locks | takes no locks. Name a folder on a disk of this machine |
        | Its folder is a file        | below a file                    | what should be its folder is none |
        | Its name is too long        | by a name of 300 letters        | its path is too long. Name a shorter one |
        | Its name has a NUL          | by a name with a NUL            | without a NUL or half of a character |
        | Its path is a URL           | by the path sqlite:copy.db      | and no URL. Write its path alone: \"copy.db\". |
        | Its path is one of a file   | by the path file:///copy%201.db | and no URL. Write its path alone: \"/copy 1.db\". |
        | Its path is one of a file here | by the path file:copy%201.db | and no URL. Write its path alone: \"copy 1.db\". |
        | Its path is a URL that is no text | by a URL that is no text | and no URL. Write its path alone: \"/copy 1.db\". |
        | Its path is that of a server | by the path postgres://a:hunter2@db/x | is a URL, and must be |
        | It would be in memory       | by the path :memory:            | is a place in memory, where nothing is kept, and must be the name of a file |
        | It would be in memory by a URL | by the path sqlite::memory:  | is a place in memory, |
        | It would be in memory as SQLite says | by the path file:x?mode=memory | is a place in memory, |
        | It would be in memory by the URL of a file | by the path file::memory: | is a place in memory, |
        | It would be shared in memory | by the path file::memory:?cache=shared | is a place in memory, |
        | It would be in memory by the URL of a log | by the path sqlite:///:memory: | is a place in memory, |
        | Its path is that of a folder | by the path new/               | is \"new/\" (text), which names a folder, and must be the name of a file |
        | Its path is the folder here | by the path .                   | is \".\" (text), which names a folder, |
        | Its path is the folder above | by the path ..                 | is \"..\" (text), which names a folder, |
        | Its path is blank           | by a path of blanks             | The path of a backup is \"  \" (text), and must be the name of a file |

    Scenario Outline: <case>

      SQLite takes a file of such a name for a part of the log: for one, for the end of a transaction that it must take back.

      Given an audit log on a file with 3000 entries, the last of them just accepted
      When Ada backs it up <how>
      Then she is told "a name that SQLite itself uses", and the log goes on

      Examples:
        | case                                  | how                                     |
        | It would be the journal of the log    | by the log's own name with -journal     |
        | It would be the log of its commits    | by the log's own name with -wal         |
        | It would be the index of that         | by the log's own name with -shm         |
        | A system may take capitals for it     | by that name, in capitals               |
        | Another path leads there              | by that name, over a link to its folder |

    Scenario: Grace looks for what a backup that was killed has left
      Given an audit log on a file with 3000 entries, the last of them just accepted
      When Ada backs it up, and looks meanwhile for what there is of the backup
      Then it is named after the backup: "copy.db.<id>.part"

    Scenario: There is a file already
      Given an audit log on a file with 3000 entries, the last of them just accepted
      When Ada backs it up where a file is already
      Then she is told "there is something already", and the file is as it was

    Scenario Outline: There is <what> already
      Given an audit log on a file with 3000 entries, the last of them just accepted
      When Ada backs it up where <what> is already
      Then she is told "there is something already", and it is still there

      Examples:
        | what               |
        | a folder           |
        | a link to a device |
        | a pipe             |
        | a socket           |

    Scenario: The log has an engine of her own
      Given an audit log with an engine of Ada's own
      When Ada backs it up
      Then she is told "This engine cannot be backed up", and nothing is left of the backup
