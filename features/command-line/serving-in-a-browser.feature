@browser
Feature: The page in a real browser

  What a browser does with the page, its cookie and its policy is known when a browser has done it.

  Rule: It can be read by everybody, everywhere

    Scenario: In any light, on any screen
      Given the log of a night in SQLite
      And Mary serves it
      When she looks at each of these in the browser, 390 and 1280 wide, in light, dark and forced colours:
        | page                                         |
        | ?                                            |
        | ?eventType=user.*&since=2026-11-26&limit=2   |
        | ?q=nobody                                    |
        | entries/019ac0de-0000-7000-8000-000000000003 |
        | entries/019ac0de-0000-7000-8000-000000000005 |
        | verify?now=1                                 |
      Then axe finds nothing on any of them, nothing is wider than the window, and no word is broken
      And the browser has complained of nothing and asked nobody else

    Scenario: With hostile entries
      Given the log of a day with hostile entries
      And Mary serves it
      When she looks at each of these in the browser, on a phone in the light and on a desk in the dark:
        | page                                                  |
        | ?                                                     |
        | ?actor=%22%20autofocus%20onfocus%3Dalert(1)%20x%3D%22 |
        | entries/019ac0de-0000-7000-8000-000000000001          |
        | entries/019ac0de-0000-7000-8000-000000000002          |
      Then axe finds nothing on any of them, and nothing is wider than the window
      And the browser has complained of nothing and asked nobody else

    Scenario: On the narrowest screen, with words that are longer than it
      Given the log of a day with hostile entries
      And somebody has changed who did it by hand
      And Mary serves it
      When she looks at each of these in the browser, 320 wide, where LONG is a word of 400 letters:
        | page                                         |
        | ?                                            |
        | ?limit=1                                     |
        | ?q=LONG                                      |
        | ?q=LONG&actor=LONG&eventType=user.*          |
        | ?since=LONG                                  |
        | ?limit=LONG                                  |
        | ?LONG=1                                      |
        | entries/019ac0de-0000-7000-8000-000000000001 |
        | entries/019ac0de-0000-7000-8000-000000000002 |
        | entries/LONG                                 |
        | verify                                       |
        | verify?now=1                                 |
      Then axe finds nothing on any of them, and nothing is wider than the window

    Scenario: On the narrowest screen, no word is broken
      Given the log of a night in SQLite
      And Mary serves it
      When she looks at each of these in the browser, 320 wide, where LONG is a word of 400 letters:
        | page                                         |
        | ?                                            |
        | ?eventType=user.*&since=2026-11-26&limit=2   |
        | ?q=nobody                                    |
        | ?since=never                                 |
        | entries/019ac0de-0000-7000-8000-000000000003 |
        | entries/019ac0de-0000-7000-8000-000000000005 |
        | entries/nobody                               |
        | verify?now=1                                 |
      Then axe finds nothing on any of them, nothing is wider than the window, and no word is broken

  Rule: A few keys are enough

    Scenario: From the list to an entry, and back
      Given the log of a night in SQLite
      And Mary serves it
      And she has opened the page in a browser
      When she presses these keys, and sees:
        | keys      | sees                                                   |
        | j         | the focus is on "user.login"                           |
        | j j       | the focus is on "plan.deleted"                         |
        | k         | the focus is on "report.exported"                      |
        | Enter     | the heading is "report.exported"                       |
        | Escape    | the focus is on "report.exported"                      |
        | j Enter   | the heading is "plan.deleted"                          |
        | j Enter   | the heading is "plan.applied"                          |
        | Escape    | the heading is "plan.deleted"                          |
        | Escape    | the focus is on "plan.deleted"                         |
        | k k k k   | the focus is on "user.login"                           |
        | / a d a j | the search has "adaj"                                  |
        | Backspace Enter | the address asks for "?q=ada"                    |
        | k         | the focus is on "user.login"                           |
        | / Escape k | the focus is on "user.login"                          |
        | ?         | the keys are shown                                     |
        | Escape    | the keys are not shown                                 |
      Then the browser has complained of nothing and asked nobody else

    Scenario: Without a script
      Given the log of a night in SQLite
      And Mary serves it
      And she has opened the page in a browser that runs no scripts
      When she fills in "Actor" of the filters with "ada", and shows the entries
      Then the address asks for "?actor=ada", and 2 entries are shown
      When she verifies the log
      Then she reads there "The log is as it was stored"
      And the links at the head of the page are the entries, and "As it was stored"

  Rule: What else is open in the browser learns nothing

    Scenario: Somebody else's server on the same machine
      Given the log of a night in SQLite
      And Mary serves it
      And she has opened the page in a browser
      When the browser is led to the server of somebody else at another port
      Then that server has got no cookie
      And no page of that server can read, show, or run what Mary serves
      And a link there leads her to a page which has a link that goes on

    Scenario: An address is shared
      Given the log of a night in SQLite
      And Mary serves it
      And she has opened the page in a browser
      When she opens "entries/019ac0de-0000-7000-8000-000000000003" in another tab, and Ada in another browser
      Then Mary reads "plan.applied" there, and Ada that her browser has no access
      And neither address has the token
