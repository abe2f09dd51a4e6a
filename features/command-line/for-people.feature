Feature: A terminal is for people

  Who looks at a log wants columns that stand under one another, and colour where something failed. Who has written into it may want to
  move the cursor, to hide a line, or to have the terminal do something: an entry of a log is text of strangers.

  Rule: Entries are a table that fits the terminal

    Scenario: A terminal of 80 columns
      Given the log of a night in SQLite
      When Mary calls "audit-race list" on a terminal of 80 columns
      Then she sees:
        """
        TIME                      EVENT TYPE     ACTOR           SUBJECT         OUTCOME
        2026-11-27T03:05:00.000Z  user.login     グレース・ホ…                   failure
        2026-11-27T03:04:00.000Z  report.expor…  \u001b[2Jmall…  =HYPERLINK("h…  error
        2026-11-27T03:03:00.000Z  plan.deleted   grace           plan/42         denied
        2026-11-27T03:02:00.000Z  plan.applied   ada             plan/42         success
        2026-11-27T03:01:00.000Z  user.login     ada                             success
        2026-11-26T22:00:00.000Z  key.rotated    system
        """
      And no line is wider than the terminal

    Scenario Outline: A terminal of <columns> columns
      Given the log of a night in SQLite
      When Mary calls "audit-race list" on a terminal of <columns> columns
      Then no line is wider than the terminal
      And the ids are <shown>

      Examples:
        | columns | shown     |
        | 64      | not shown |
        | 100     | not shown |
        | 119     | not shown |
        | 120     | shown     |
        | 200     | shown     |

    Scenario Outline: A terminal of <columns> columns, and Mary wants to see all of an entry
      Given the log of a night in SQLite
      When Mary calls "<call>" on a terminal of <columns> columns
      Then she is told of the ids "<told>"

      Examples:
        | columns | call                                              | told                                                                                                    |
        | 80      | audit-race list                                   | There is no room for the ids: --columns id,time,eventType shows them, and audit-race get <id> an entry. |
        | 64      | audit-race list                                   | There is no room for the ids: --columns id,time,eventType shows them, and audit-race get <id> an entry. |
        | 62      | audit-race list                                   |                                                                                                         |
        | 60      | audit-race list                                   |                                                                                                         |
        | 40      | audit-race list                                   |                                                                                                         |
        | 80      | audit-race list --columns id,time,eventType       |                                                                                                         |
        | 80      | audit-race list --json                            |                                                                                                         |
        | 80      | audit-race list --actor nobody                    |                                                                                                         |
        | 120     | audit-race list                                   |                                                                                                         |

    Scenario: A terminal that is too narrow for a table
      Given the log of a night in SQLite
      When Mary calls "audit-race list --limit 1" on a terminal of 40 columns
      Then she sees:
        """
        time       2026-11-27T03:05:00.000Z
        eventType  user.login
        actor      グレース・ホッパー
        outcome    failure
        id         019ac0de-0000-7000-8000-000000000006
        """

    Scenario Outline: What is said of the ids works on a terminal of <columns> columns
      Given the log of a night in SQLite
      When Mary calls "audit-race list <options>" on a terminal of <columns> columns
      Then the ids are shown

      Examples:
        | columns | options                     |
        | 80      | --columns id,time,eventType |
        | 64      | --columns id,time,eventType |
        | 62      |                             |
        | 60      |                             |

    Scenario: All of one entry
      Given the log of a night in SQLite
      When Mary calls "audit-race get 019ac0de-0000-7000-8000-000000000005" on a terminal of 80 columns
      Then she sees:
        """
        id         019ac0de-0000-7000-8000-000000000005
        time       2026-11-27T03:04:00.000Z
        eventType  report.exported
        actor      \u001b[2Jmallory\u202e
        subject    =HYPERLINK("https://evil.example")
        outcome    error
        userAgent  curl/8 ;=1+1
        details    
          {
            "note": "\u001b]0;owned\u0007\u009b31m",
            "sum": "=1+1"
          }
        """

    Scenario: Nothing matches
      Given the log of a night in SQLite
      When Mary calls "audit-race list --actor nobody" on a terminal of 80 columns
      Then the command says "No entry matches."

  Rule: No entry can do anything to the terminal

    Scenario Outline: "<call>"
      Given the log of a night in SQLite
      When Mary calls "<call>" on a terminal of 300 columns
      Then nothing that she sees controls a terminal or is hidden from her, but for our own colours
      And she can read "mallory" in it

      Examples:
        | call                                                                             |
        | audit-race list --columns id,time,eventType,actor,subject,outcome,userAgent,details |
        | audit-race list --json                                                           |
        | audit-race tail                                                                  |
        | audit-race get 019ac0de-0000-7000-8000-000000000005                              |
        | audit-race get 019ac0de-0000-7000-8000-000000000005 --json                       |
        | audit-race export                                                                |
        | audit-race export --format csv                                                   |
        | audit-race export --format ocsf                                                  |

  Rule: No entry has anything that she does not see

    Scenario Outline: "<call>"
      Given the log of a day with hostile entries
      When Mary calls "<call>" on a terminal of 300 columns
      Then nothing that she sees controls a terminal or is hidden from her, but for our own colours
      And she can read "<words>" in it

      Examples:
        | call                                                      | words                     |
        | audit-race list --columns actor                           | \u200b\u200f\u2060        |
        | audit-race list --json                                    | a\u3164\u2800\ud834\udd59 |
        | audit-race get 019ac0de-0000-7000-8000-000000000001       | a\u3164\u2800\ud834\udd59 |
        | audit-race export                                         | a\u3164\u2800\ud834\udd59 |
        | audit-race export --format csv                            | \u200b\u200f\u2060        |
        | audit-race export --format ocsf                           | a\u3164\u2800\ud834\udd59 |

    Scenario: What has no width stays where it does something to the letters and pictures beside it, and only there
      Given the log of a day with these actors:
        | actor                        | shown                                |
        | 李\u200d明                  | 李\\\\u200d明                         |
        | 李\u200c明                  | 李\\\\u200c明                         |
        | な\u200dか                  | な\\\\u200dか                         |
        | 한\u200d국                  | 한\\\\u200d국                         |
        | Ив\u200dан                  | Ив\\\\u200dан                         |
        | Ив\ufe0fан                  | Ив\\\\ufe0fан                         |
        | Α\u200cΒ                    | Α\\\\u200cΒ                           |
        | ت\u200dم                    | ت\\\\u200dم                           |
        | ا\u200cب                    | ا\\\\u200cب                           |
        | می\u200cخواهم               | می\u200cخواهم                       |
        | क\u094d\u200dष              | क\u094d\u200dष                      |
        | क\u094d\u200c\u200dष        | क\u094d\u200c\\\\u200dष               |
        | 👨\u200d👩                  | 👨\u200d👩                          |
        | 👨\u200d\u200d👩            | 👨\\\\u200d\\\\u200d👩                  |
        | 👩🏽\u200d💻 🏳\ufe0f\u200d🌈 | 👩🏽\u200d💻 🏳\ufe0f\u200d🌈         |
      When Mary calls "audit-race list --columns actor"
      Then each actor is shown so

    Scenario: The letters of others, and pictures, stay as they are
      Given the log of a day with hostile entries
      When Mary calls "audit-race export"
      Then each line is an entry as the API gives it, newest first
      And she can read "Привет 👩‍💻 ❤️ グレース" in it

  Rule: Colour is for people

    Scenario Outline: <where>, with <variables>
      Given the log of a night in SQLite
      When Mary calls "audit-race list" on <where>, with <variables>
      Then what she sees is <looks>

      Examples:
        | where                    | variables                 | looks      |
        | a terminal of 80 columns | TERM=xterm                | coloured   |
        | a terminal of 80 columns | NO_COLOR=1                | colourless |
        | a terminal of 80 columns | NO_COLOR=                 | coloured   |
        | a terminal of 80 columns | TERM=dumb                 | colourless |
        | a terminal of 80 columns | FORCE_COLOR=0             | colourless |
        | a terminal of 80 columns | FORCE_COLOR=1 NO_COLOR=1  | coloured   |
        | a pipe                   | TERM=xterm                | colourless |
        | a pipe                   | FORCE_COLOR=1             | coloured   |

  Rule: Who waits is told what for

    Scenario Outline: "<call>" where there is one entry
      Given the log of a day with 1 entry
      When Mary calls "<call>" with a clock that goes fast
      Then the command says "<words>"

      Examples:
        | call                        | words                              |
        | audit-race export           | 1 entry written; going on.         |
        | audit-race list --limit all | 1 entry listed; going on.          |
        | audit-race verify           | 1 of 1 entry verified; going on.   |

    Scenario Outline: "<call>"
      Given the log of a day with 1200 entries
      When Mary calls "<call>" with a clock that goes fast
      Then the command says "<words>"

      Examples:
        | call                         | words                                 |
        | audit-race export            | 1200 entries written; going on.       |
        | audit-race list --limit all  | 1000 entries listed; going on.        |
        | audit-race count             | Still counting, after 2 s.            |
        | audit-race backup FOLDER/b.db | pages copied; going on.              |
        | audit-race prune --yes --keep-newest 1 | Still pruning, after 2 s.   |
        | audit-race prune --yes --keep-newest 1 | 1000 of 1199 entries have gone; going on. |
