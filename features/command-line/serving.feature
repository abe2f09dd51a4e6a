Feature: A page to look with

  Not everybody likes to type. `audit-race serve` shows the log in a browser of the same machine, and in no other: whoever else uses the
  machine, and whatever page else is open in the browser, learns nothing of it.

  Rule: Whoever has the token gets a cookie for it, and nobody else sees anything

    Scenario: The first address
      Given the log of a night in SQLite
      And Mary serves it
      When she opens the address that was printed
      Then she is sent on to an address without a token
      And her browser has a cookie that no script reads and no other site sends
      And the token, the cookie and the place of the pages have at least 128 bits each

    Scenario: Whoever asks
      Given the log of a night in SQLite
      And Mary serves it
      And she has opened the address that was printed
      When each of these is asked:
        | method | address                    | headers                                          | status | words                                      |
        | GET    | /PLACE/                    | Cookie: COOKIE                                   | 200    | plan.deleted                               |
        | HEAD   | /PLACE/                    | Cookie: COOKIE                                   | 200    |                                            |
        | GET    | /PLACE/                    | Cookie: other=1; COOKIE; more=2                  | 200    | plan.deleted                               |
        | GET    | /PLACE/                    | Cookie: COOKIE; Host: localhost:PORT             | 200    | plan.deleted                               |
        | GET    | /PLACE/                    | Cookie: COOKIE; Host: 127.0.0.1:8080             | 200    | plan.deleted                               |
        | GET    | /PLACE/                    | Cookie: COOKIE; Sec-Fetch-Site: same-origin      | 200    | plan.deleted                               |
        | GET    | /                          | Cookie: COOKIE                                   | 303    |                                            |
        | GET    | /earlier/?actor=ada&token=TOKEN |                                             | 303    |                                            |
        | GET    | /PLACE/                    |                                                  | 403    | This browser has no access to the log      |
        | GET    | /                          |                                                  | 403    | Open the address that                      |
        | GET    | /PLACE/                    | Cookie: audit-race=; Host: 127.0.0.1:PORT        | 403    | This browser has no access to the log      |
        | GET    | /PLACE/                    | Cookie: audit-race=TOKEN                         | 403    | This browser has no access to the log      |
        | GET    | /PLACE/                    | Cookie: COOKIEx                                  | 403    | This browser has no access to the log      |
        | GET    | /PLACE/?actor=ada          | Cookie: COOKIE; Sec-Fetch-Site: cross-site       | 403    | <a href="/PLACE/?actor=ada">               |
        | GET    | /PLACE/                    | Cookie: COOKIE; Sec-Fetch-Site: same-site        | 403    | This browser has no access to the log      |
        | GET    | //evil.example/            |                                                  | 403    | <a href="/">                               |
        | GET    | /PLACE/?token=             | Cookie: COOKIE                                   | 403    | This is not the token of this server       |
        | GET    | /?token=TOKENx             |                                                  | 403    | Open the address that                      |
        | GET    | /?token=PLACE              |                                                  | 403    | This is not the token of this server       |
        | GET    | /PLACE/                    | Cookie: COOKIE; Host: evil.example               | 421    | This server does not answer to this name   |
        | GET    | /?token=TOKEN              | Host: evil.example:PORT                          | 421    | with <code>127.0.0.1</code>                |
        | GET    | /PLACE/                    | Cookie: COOKIE; Host: 127.0.0.1.evil.example     | 421    | This server does not answer to this name   |
        | GET    | /PLACE/                    | Cookie: COOKIE; Host: 10.0.0.1:PORT              | 421    | This server does not answer to this name   |
        | POST   | /PLACE/                    | Cookie: COOKIE                                   | 405    | This server only shows the log             |
        | DELETE | /PLACE/                    |                                                  | 405    | This server only shows the log             |
        | GET    | /PLACE/nowhere             | Cookie: COOKIE                                   | 404    | There is no such page                      |
      Then each is answered so
      And no refusal tells anything of the log
      And each answer forbids frames, other sites, copies and what is not our own script

  Rule: An address asks what the filters of the API ask, and can be shared

    Scenario Outline: Filters, in <store>
      Given the log of a night in <store>
      And Mary serves it
      And she has opened the address that was printed
      When she looks at each of these:
        | page                                            | shows                       |
        | ?                                               | 6 5 4 3 2 1                 |
        | ?actor=ada                                      | 3 2                         |
        | ?eventType=plan.*                               | 4 3                         |
        | ?eventType=user.login&outcome=failure           | 6                           |
        | ?subject=plan%2F42                              | 4 3                         |
        | ?correlationId=request-2                        | 4                           |
        | ?tenant=acme&actor=ada                          | 3                           |
        | ?sourceAddress=203.0.113.7                      | 2                           |
        | ?sessionId=s-1                                  | 2                           |
        | ?traceId=0af7651916cd43dd                       | 1                           |
        | ?since=2026-11-27T03:03:00Z                     | 6 5 4                       |
        | ?since=2026-11-27&until=2026-11-27T04:03%2B01:00 | 3 2                        |
        | ?limit=2                                        | 6 5                         |
        | ?q=ada                                          | 3 2                         |
        | ?q=plan.*                                       | 4 3                         |
        | ?q=%20plan%2F42%20&actor=                       | 4 3                         |
        | ?q=%3DHYPERLINK(%22https%3A%2F%2Fevil.example%22) | 5                         |
        | ?q=acme&eventType=plan.deleted                  | 4                           |
        | ?q=plan.deleted&eventType=plan.*                | 4                           |
        | ?q=ada&actor=grace                              |                             |
        | ?q=a*b                                          |                             |
        | ?q=acme&limit=1                                 | 4                           |
      Then each shows the entries with these numbers, newest first
      And each address is as short as it can be

      Examples:
        | store  |
        | SQLite |

      @postgres
      Examples:
        | store      |
        | PostgreSQL |

    Scenario: A filter is the reason why a search finds nothing
      Given the log of a night in SQLite
      And Mary serves it
      And she has opened the address that was printed
      When she looks at each of these:
        | page                                      | reads                                                                                                 | without        | shows |
        | ?q=plan.*&eventType=user.*                | No entry matches. The search kept the filter Event type (user.*): search without it. The search finds | ?q=plan.*      | 4 3   |
        | ?q=ada&outcome=denied&actor=grace&limit=5 | The search kept the filters Actor (grace), Outcome (denied): search without them.                     | ?q=ada&limit=5 | 3 2   |
        | ?q=ada&since=2026-11-27T03:03:00Z         | The search kept the filter Since (2026-11-27T03:03:00Z): search without it.                           | ?q=ada         | 3 2   |
        | ?q=nobody                                 | No entry matches. The search finds what is exactly                                                    |                |       |
      Then each can be read there
      And each has a link that searches without the filters, and shows the entries with these numbers

    Scenario: Slips
      Given the log of a night in SQLite
      And Mary serves it
      And she has opened the address that was printed
      When each of these is asked:
        | method | address                   | headers        | status | words                                                             |
        | GET    | /PLACE/?actr=ada          | Cookie: COOKIE | 400    | There is no filter "actr". There are eventType,                   |
        | GET    | /PLACE/?actor=a&actor=b   | Cookie: COOKIE | 400    | The filter actor is given more than once.                         |
        | GET    | /PLACE/?limit=0           | Cookie: COOKIE | 400    | limit is "0", and must be a whole number from 1 to 1000.          |
        | GET    | /PLACE/?since=2hours      | Cookie: COOKIE | 400    | since is "2hours", which cannot be read as a time. It can be 30s, |
        | GET    | /PLACE/?eventType=*.login | Cookie: COOKIE | 400    | The filter eventType must be one event type                       |
        | GET    | /PLACE/?cursor=x          | Cookie: COOKIE | 400    | is no cursor                                                      |
        | GET    | /PLACE/entries/nobody     | Cookie: COOKIE | 404    | There is no entry with the id "nobody"                            |
        | GET    | /PLACE/entries/%E0%A4     | Cookie: COOKIE | 404    | There is no entry with the id "%E0%A4"                            |
      Then each is answered so

    Scenario: Page after page
      Given the log of a day with 120 entries
      And Mary serves it
      And she has opened the address that was printed
      When she follows "Older" from "?" and from "?q=ada&limit=7" to the end
      Then she has seen all 120 entries each time, newest first, each once

  Rule: It ends when it is told to, and says what is in its way

    Scenario Outline: <signal>
      Given the log of a night in SQLite
      And Mary serves it
      And she has opened the address that was printed
      When it gets <signal> while a browser stays connected
      Then the server has ended with 0, and nothing is left beside the log

      Examples:
        | signal  |
        | SIGINT  |
        | SIGTERM |

    Scenario: The port is taken
      Given the log of a night in SQLite
      And Mary serves it
      When somebody serves it at the same port
      Then the server has ended with 2, saying "another program has it. Take another port, or leave --port out"

    Scenario Outline: It cannot listen with "<options>"
      Given the log of a night in SQLite
      When Mary serves it with "<options>"
      Then the server has ended with 2, saying '<words>'

      Examples:
        | options            | words                                                          |
        | --port 65536       | --port is "65536", and must be a whole number from 0 to 65535. |
        | --port http        | --port is "http", and must be a whole number from 0 to 65535.  |
        | --host 203.0.113.1 | this machine has no such address                               |
        | --timeout 0        | --timeout is "0", and must be a whole number from 1            |

    Scenario: The network is let in when somebody asks for it
      Given the log of a night in SQLite
      And Mary serves it with "--host 0.0.0.0"
      And she has opened the address that was printed
      When each of these is asked:
        | method | address | headers                                    | status | words                                    |
        | GET    | /PLACE/ | Cookie: COOKIE; Host: 10.0.0.1:PORT        | 200    | plan.deleted                             |
        | GET    | /PLACE/ | Cookie: COOKIE; Host: [::1]:PORT           | 200    | plan.deleted                             |
        | GET    | /PLACE/ | Cookie: COOKIE; Host: localhost            | 200    | plan.deleted                             |
        | GET    | /PLACE/ | Cookie: COOKIE; Host: evil.example         | 421    | This server does not answer to this name |
      Then each is answered so
      And Mary was told "The network can reach it, and what is sent is not encrypted."
