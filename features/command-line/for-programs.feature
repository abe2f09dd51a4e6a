Feature: A pipe is for programs

  What comes next in a pipe splits lines, parses JSON or opens a spreadsheet. It may stop reading at any time, or read slowly; and it goes
  by the exit code.

  Rule: Each form is one that programs read

    Scenario: Lines with tabs
      Given the log of a night in SQLite
      When Mary calls "audit-race list --limit 2"
      Then she sees, with tabs for the arrows:
        """
        2026-11-27T03:05:00.000Z→user.login→グレース・ホッパー→→failure→019ac0de-0000-7000-8000-000000000006
        2026-11-27T03:04:00.000Z→report.exported→\u001b[2Jmallory\u202e→=HYPERLINK("https://evil.example")→error→019ac0de-0000-7000-8000-000000000005
        """

    Scenario Outline: JSON Lines of "<call>"
      Given the log of a night in SQLite
      When Mary calls "<call>"
      Then each line is an entry as the API gives it, newest first

      Examples:
        | call                              |
        | audit-race list --json            |
        | audit-race export                 |
        | audit-race export --format jsonl  |

    Scenario: CSV, in which nothing is a formula
      Given the log of a night in SQLite
      When Mary calls "audit-race export --format csv"
      Then a reader of CSV finds all entries with all of their fields
      And no cell begins a formula, whether the cells end at a comma or at a semicolon

    Scenario: OCSF
      Given the log of a night in SQLite
      When Mary calls "audit-race export --format ocsf"
      Then each event has what the schema of its class demands, and nothing that the schema does not know
      And the events are of the classes 6003, 3004, 6003, 3004, 6003, 0
      And the plan that was deleted is a failed activity 4 of "grace" on "plan/42"

  Rule: Ten million entries need no more memory than one page

    Scenario Outline: "<call>" is read slowly
      Given the log of a day with 3000 entries
      When Mary calls "<call>", and reads nothing of it
      Then no more than a page of it was handed to her

      Examples:
        | call                              |
        | audit-race export                 |
        | audit-race list --limit all       |

  Rule: Who has seen enough, and who presses Ctrl+C, ends it cleanly

    Scenario: Pipes that close early, and signals
      Given the log of a day with 10000 entries
      When the program makes each of these calls in a shell:
        | call                                                                  | code |
        | audit-race export \| head -n 1                                        | 0    |
        | audit-race list --limit all --json \| true                            | 0    |
        | audit-race tail \| head -n 3                                          | 0    |
        | audit-race --help \| true                                             | 0    |
        | audit-race export >/dev/full                                          | 2    |
        | grep "temporary folder ./nowhere. takes none" <(TMPDIR=/nowhere audit-race count 2>&1) | 0    |
      Then each has ended so, and left nothing behind

    Scenario Outline: <signal> reaches "<call>"
      Given the log of a day with 10000 entries
      When the program runs "<call>", and gets <signal> when it has printed something
      Then it ends with <code>, and has left nothing behind

      Examples:
        | call               | signal  | code |
        | audit-race tail -f | SIGINT  | 0    |
        | audit-race export  | SIGINT  | 130  |
        | audit-race export  | SIGTERM | 143  |
        | audit-race export  | SIGHUP  | 129  |
        | audit-race tail -f | SIGHUP  | 0    |
