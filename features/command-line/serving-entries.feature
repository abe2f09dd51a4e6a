Feature: What a page shows of an entry

  An entry is read together with what belongs to it. What it says was written by anybody: it is text, and all of it can be seen.

  Rule: An entry is shown with what belongs to it

    Scenario Outline: In <store>
      Given the log of a night in <store>
      And Mary serves it
      And she has opened the address that was printed
      When she looks at each of these:
        | page                                         | reads                                                              |
        | entries/019ac0de-0000-7000-8000-000000000003 | Same correlation id request-1 No other entry has it.               |
        | entries/019ac0de-0000-7000-8000-000000000003 | Same subject plan/42                                               |
        | entries/019ac0de-0000-7000-8000-000000000003 | 2026-11-27 03:03:00.000 plan.deleted grace plan/42 denied 2026-11-27 03:02:00.000 plan.applied ada plan/42 success |
        | entries/019ac0de-0000-7000-8000-000000000003 | Details { "lines": 3 }                                             |
        | entries/019ac0de-0000-7000-8000-000000000001 | Same trace 0af7651916cd43dd                                        |
        | entries/019ac0de-0000-7000-8000-000000000006 | Actor グレース・ホッパー Outcome failure Source address office-2    |
        | ?q=019AC0DE-0000-7000-8000-000000000002      | Session id s-1                                                     |
        | ?q=019ac0de-0000-7000-8000-000000000009      | No entry matches. The search finds what is exactly                 |
      Then each can be read there

      Examples:
        | store  |
        | SQLite |

      @postgres
      Examples:
        | store      |
        | PostgreSQL |

    Scenario: One of many with the same subject
      Given the log of a day on which 40 entries have the same subject, four of them in each millisecond
      And Mary serves it
      And she has opened the address that was printed
      When she looks at each of these:
        | page                                         | gaps | shows                                                       |
        | entries/019ac0de-0000-7000-8000-000000000040 | 1    | 39 38 37 36 35 34 33 32 31 30                               |
        | entries/019ac0de-0000-7000-8000-000000000038 | 1    | 40 39 37 36 35 34 33 32 31 30 29 28                         |
        | entries/019ac0de-0000-7000-8000-000000000020 | 2    | 40 39 38 37 36 35 34 33 32 31 19 18 17 16 15 14 13 12 11 10 |
        | entries/019ac0de-0000-7000-8000-000000000010 | 1    | 40 39 38 37 36 35 34 33 32 31 9 8 7 6 5 4 3 2 1             |
        | entries/019ac0de-0000-7000-8000-000000000030 | 1    | 40 39 38 37 36 35 34 33 32 31 29 28 27 26 25 24 23 22 21 20 |
      Then each shows the entries with these numbers, newest first
      And where there are more, each says so as often

    Scenario: A value that begins and ends with blanks
      Given the log of a day on which one entry has the actor "  ada\u00a0 "
      And Mary serves it
      And she has opened the address that was printed
      When she follows the link of its actor
      Then she is shown that entry, and the address asks for exactly that actor

  Rule: What an entry says is text

    Scenario: An entry that wants to do something
      Given the log of a day with hostile entries
      And Mary serves it
      And she has opened the address that was printed
      When she looks at each of these:
        | page                                                    | reads                                             |
        | ?                                                       | </script><script>alert(1)</script>                |
        | ?                                                       | \u200b\u200f\u2060                                |
        | ?q=javascript%3Aalert(1)                                | Search javascript:alert(1)                        |
        | ?tenant=%3C%2Fstyle%3E%3Cstyle%3Ebody%7Bdisplay%3Anone%7D | Tenant </style><style>body{display:none}         |
        | ?actor=%22%20autofocus%20onfocus%3Dalert(1)%20x%3D%22   | Actor " autofocus onfocus=alert(1) x="            |
        | entries/019ac0de-0000-7000-8000-000000000001            | Outcome ' onmouseover='alert(1)                   |
        | entries/019ac0de-0000-7000-8000-000000000002            | عربي\u202e <b>                                    |
        | entries/%3Cscript%3E                                    | There is no entry with the id "<script>" in the log |
      Then each can be read there
      And no page has an element, an attribute or an address that an entry has put there
      And everything in them can be seen
      And the details on the page are JSON of what was recorded

    Scenario: Entries of the first and of the last moment that a date can be
      Given the log of a day with entries of the first and of the last moment
      And Mary serves it
      And she has opened the address that was printed
      When she looks at each of these:
        | page                                         | reads                     | others                                                                       | shows |
        | entries/019ac0de-0000-7000-8000-000000000001 | All within a minute of it | ?until=-271821-04-20T00%3A01%3A00.000Z                                       | 1     |
        | entries/019ac0de-0000-7000-8000-000000000002 | Same subject plan/1       | ?since=-271821-04-20T00%3A00%3A00.001Z&until=-271821-04-20T00%3A02%3A00.001Z | 2     |
        | entries/019ac0de-0000-7000-8000-000000000003 | All within a minute of it | ?since=%2B275760-09-12T23%3A59%3A00.000Z                                     | 3     |
      Then each can be read there
      And each leads to the others of its minute, with these numbers

    Scenario: An entry that somebody has made unreadable by hand
      Given the log of a night in SQLite
      And somebody has made details too deep by hand
      And Mary serves it
      And she has opened the address that was printed
      When each of these is asked:
        | method | address                                             | headers        | status | words                                     |
        | GET    | /PLACE/entries/019ac0de-0000-7000-8000-000000000003 | Cookie: COOKIE | 503    | JSON of at most 1500 levels in details    |
        | GET    | /PLACE/                                             | Cookie: COOKIE | 503    | 019ac0de-0000-7000-8000-000000000003      |
        | GET    | /PLACE/?since=2026-11-27T03:02:01Z                  | Cookie: COOKIE | 200    | plan.deleted                              |
      Then each is answered so

    Scenario: A search that finds entries of the first and of the last moment
      Given the log of a day with entries of the first and of the last moment
      And Mary serves it
      And she has opened the address that was printed
      When she looks at each of these:
        | page        | shows |
        | ?q=plan%2F1 | 3 2 1 |
      Then each shows the entries with these numbers, newest first

    Scenario Outline: A bug of ours ends a page <when>
      When Mary asks for a page that a bug of ours ends <when>
      Then she gets <status> and reads "<words>", and the terminal names the bug

      Examples:
        | when            | status | words                                    |
        | before it came  | 500    | This page could not be shown             |
        | while it comes  | 200    | The rest of this page could not be shown |

    Scenario: Details that are larger than a page
      Given the log of a day on which one entry has details of 500000 characters
      And Mary serves it
      And she has opened the address that was printed
      When she looks at each of these:
        | page                                         | reads                                                        |
        | entries/019ac0de-0000-7000-8000-000000000001 | characters more: audit-race get --json prints them all.      |
      Then each can be read there

  Rule: Whether the log is as it was stored is said when somebody asks

    Scenario: Nobody has touched it
      Given the log of a day with 1200 entries
      And Mary serves it
      And she has opened the address that was printed
      When she looks at each of these:
        | page         | reads                                                                       |
        | verify       | Nobody has looked yet whether the log is as it was stored. Verify now       |
        | verify?now=1 | 1200 of 1200 entries verified The log is as it was stored, as far as it was checked. The verdict covers all of the log: 1200 entries. 1200 entries verified, in 1 batch |
        | verify       | Looked at                                                                   |
        | verify       | Verify again                                                                |
        | ?            | Entries As it was stored, just now                                          |
      Then each can be read there

    Scenario Outline: The head of each page says how long ago that was: the log may have been changed since
      When Mary opens the page <ms> ms after somebody had looked
      Then its head says that this was "<ago>"

      Examples:
        | ms        | ago         |
        | -5000     | just now    |
        | 59999     | just now    |
        | 60000     | 1 min ago   |
        | 3599999   | 59 min ago  |
        | 3600000   | 1 h ago     |
        | 172799999 | 47 h ago    |
        | 172800000 | 2 days ago  |

    Scenario: It cannot be told
      Given the file that 0.1.0 has made
      And Mary serves the file of that release
      And she has opened the address that was printed
      When she looks at each of these:
        | page         | reads                                                                       |
        | verify?now=1 | Nobody can tell whether the log is as it was stored. No entry has a link of the chain |
        | ?            | Entries Not all could be checked, just now                                  |
      Then each can be read there

    Scenario: Somebody has changed who did it
      Given the log of a night in SQLite
      And somebody has changed who did it by hand
      And Mary serves it
      And she has opened the address that was printed
      When she looks at each of these:
        | page         | reads                                             |
        | verify?now=1 | The log is not as it was stored:                  |
        | verify?now=1 | changed The entry with the number 4 is not what was stored. |
        | ?            | faults, just now ? j k                                      |
      Then each can be read there
      And the fault leads to entry 4

    @postgres
    Scenario: Nobody has touched one in PostgreSQL
      Given the log of a night in PostgreSQL
      And Mary serves it
      And she has opened the address that was printed
      When she looks at each of these:
        | page         | reads                                             |
        | verify?now=1 | The log is as it was stored                       |
        | verify       | The log is as it was stored                       |
      Then each can be read there

  Rule: A question that takes too long ends

    @postgres
    Scenario: The store does not answer
      Given the log of a night in PostgreSQL
      And Mary serves it, and waits for a second
      And she has opened the address that was printed
      And somebody holds the table
      When she looks at each of these:
        | page | reads                                                                          |
        | ?    | The log did not answer The audit log did not answer within 1000 ms.            |
      Then each can be read there

    @postgres
    Scenario: Her browser goes away
      Given the log of a night in PostgreSQL
      And Mary serves it with "--timeout 1000"
      And she has opened the address that was printed
      And somebody holds the table
      When she asks for a page and leaves while the store looks
      Then the store stops looking
