Feature: An issue has a life line that runs have written

  When was the bug first caught, with what failure, and since when does its scenario guard the fix? Nobody remembers, and what
  is typed is wrong. So runs write it down, in a file that stands beside the features and is merged with them.

  Rule: A run adds what it saw, and only when it is asked to

    Scenario: A run that is asked to
      When Grace runs the suite of issues and has it recorded
      Then the history file tells, with the start of the run for each date:
        | issue | captured | failure                                           | guarded |
        | 1     | yes      | AssertionError: 2 engines are open, not 1 2 !== 1 | no      |
        | 2     | no       | none                                              | yes     |
        | 7     | no       | none                                              | yes     |
        | 9     | yes      | AssertionError: 4 engines are open, not 1 4 !== 1 | no      |
        | 80    | no       | none                                              | yes     |
      And the ledger holds the same life lines

    Scenario: A run that is not asked to
      Given a history file that tells of issue 991
      When a run ends that nobody asked to be recorded
      Then the ledger of that run says that issue 991 is captured
      But the history file is as it was

    Scenario Outline: CAPTURE_BUGS_RECORD_HISTORY is "<value>"
      Then a run for which CAPTURE_BUGS_RECORD_HISTORY is "<value>" <what happens>

      Examples:
        | value | what happens                                                          |
        | 1     | is recorded                                                           |
        | 0     | is not recorded                                                       |
        |       | is not recorded                                                       |
        | yes   | is refused: CAPTURE_BUGS_RECORD_HISTORY is "yes"; write 1, or leave it out. |

  Rule: The first capture stays, and guarding begins when every scenario holds

    Scenario Outline: An issue that is <case>
      Given runs in which issue 991 was <runs>
      Then issue 991 was captured on day <captured>, and is guarded since day <guarded>

      Examples:
        | case                                   | runs                                            | captured | guarded |
        | captured                               | captured on day 1, captured on day 2            | 1        | -       |
        | fixed                                  | captured on day 1, guarded on day 3             | 1        | 3       |
        | guarded for long                       | captured on day 1, guarded on day 3, guarded on day 4  | 1        | 3       |
        | left out, or red, which proves nothing | captured on day 1, notRun on day 2, red on day 3 | 1       | -       |
        | captured, and then put in quarantine   | captured on day 1, quarantined on day 2         | 1        | -       |
        | captured elsewhere                     | captured on day 1, elsewhere on day 2           | 1        | -       |
        | broken once                            | captured on day 1, guarded on day 2, red on day 3 | 1      | 2       |
        | come back                              | captured on day 1, guarded on day 2, captured on day 3 | 1 | -      |
        | come back, and fixed again             | captured on day 1, guarded on day 2, captured on day 3, guarded on day 4 | 1 | 4 |
        | guarded since before the file began    | guarded on day 2, guarded on day 5              | -        | 2       |
        | captured before, found out later       | guarded on day 3, captured on day 1             | 1        | 3       |
        | guarded before it was captured         | captured on day 5, guarded on day 1             | 5        | -       |

  Rule: The same history is the same file, and a file that is not understood is left alone

    Scenario: A block of lines for each issue, in order of numbers and keys
      Given runs in which issue SHOP-10 was guarded on day 3
      And runs in which issue 991 was captured on day 1, guarded on day 2
      And runs in which issue SHOP-9 was guarded on day 3
      And runs in which issue 99 was guarded on day 3
      When the history is written
      Then the history file reads:
        """
        {
          "version": 1,
          "issues": {
            "99": {
              "guardedSince": "2026-01-03T00:00:00.000Z"
            },
            "991": {
              "capturedAt": "2026-01-01T00:00:00.000Z",
              "failure": "AssertionError: 10 engines are open",
              "guardedSince": "2026-01-02T00:00:00.000Z"
            },
            "SHOP-9": {
              "guardedSince": "2026-01-03T00:00:00.000Z"
            },
            "SHOP-10": {
              "guardedSince": "2026-01-03T00:00:00.000Z"
            }
          }
        }

        """
      And what is read from it is what was written

    Scenario Outline: Refused before the run begins: <case>
      Given the history file:
        """
        <text>
        """
      When a run that is to be recorded begins
      Then the history is refused: <reason>
      And the history file is as it was

      Examples:
        | case                     | text                                                         | reason                                                                                                     |
        | cut off                  | {"version":1,                                                | it is not JSON: Expected double-quoted property name                                                       |
        | a merge half done        | {\n<<<<<<< ours\n                                            | it holds the marks of a merge that was not finished (<<<<<<<, >>>>>>>).                                    |
        | no history               | []                                                           | it is [], not an object with fields.                                                                       |
        | written by a newer one   | {"version":2,"lives":{}}                                     | a newer capture-bugs wrote it, in version 2; this one knows up to 1.                                         |
        | without a version        | {"issues":{}}                                                | the field "version" of it is missing; it should be a whole number from 1.                                  |
        | no issues                | {"version":1}                                                | the field "issues" of it is missing; it should be an object.                                               |
        | no issue                 | {"version":1,"issues":{"#7":{}}}                             | "#7" among its issues is no issue.                                                                         |
        | a misspelt field         | {"version":1,"issues":{"7":{"capturdAt":""}}}                | issue #7 has an unknown field "capturdAt"; did you mean "capturedAt"?                                      |
        | a date as people type it | {"version":1,"issues":{"7":{"capturedAt":"2026-01-03"}}}     | the field "capturedAt" of issue #7 is "2026-01-03"; it should be a moment such as "2026-01-31T12:00:00.000Z". |

    Scenario: Somebody reads the file while it is written
      Given a history file that tells of issue 991
      And somebody who has begun to read it
      When the history is written
      Then that reader reads to the end of what was there before
      But whoever comes later reads what was written

    Scenario: A history that cannot be written
      Given a history file in a folder that is a file
      When a run that is to be recorded ends
      Then the history is refused: EEXIST: file already exists
