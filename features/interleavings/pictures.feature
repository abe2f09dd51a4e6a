Feature: A race that a stranger can read
  Who has never seen the code should understand the bug from one picture: who looked, who assigned, what came in
  between, and what was left behind. Who cannot see the picture gets the same story in words.

  Rule: The story is told in words

    Scenario: A lost withdrawal
      Given callers who withdraw without a lock
      When Ada explores every order
      Then the smallest failing interleaving is told as:
        """
        2 withdrawals, interleaving 001~df66d5
        1. A: starts.
        2. A: read -> 100; sees balance 100.
        3. B: starts.
        4. B: read -> 100; sees balance 100.
        5. B: write(70) succeeds; sets balance = 70; is done.
        6. A: write(70) succeeds; sets balance = 70; is done.
        Fails: the balance is 70
        """

    Scenario: Two engines for one session
      Given callers who open a session without a lock
      When Ada explores every order
      Then the smallest failing interleaving is told as:
        """
        2 callers open a session, interleaving 01~b27d55
        1. A: starts; sees no session.
        2. B: starts; sees no session.
        3. B: createEngine -> {type: "engine", id: 1}; creates engine #1.
        4. B: createTables succeeds; sets session = #1; is done.
        5. A: createEngine -> {type: "engine", id: 2}; creates engine #2.
        6. A: createTables succeeds; sets session = #2; is done.
        engine #1 leaked: nobody can close it.
        Fails: 2 engines were created for one session
        """

    Scenario: What was read and written, together and apart
      Given the order in which an update is lost
      Then its story says:
        """
        made by hand, interleaving 01~made-by-hand
        1. Ada: starts.
        2. Grace, together with 1: starts.
        3. Ada: read -> 100.
        4. Grace: read takes effect.
        5. Ada: write(70) succeeds; is done.
        6. Grace: the answer of read arrives: 100.
        7. Grace: write(70) succeeds; is done.
        Fails: 70 !== 40
        """

    Scenario: What is no call
      Given the order in which an event, a timer and a fault come together
      Then its story says:
        """
        made by hand, interleaving 01~made-by-hand
        1. reader: starts.
        2. reader: abort happens.
        3. reader, together with 2: fetch("/users/1") is made to fail: AbortError: gone.
        4. reader, together with 2: close succeeds.
        5. reader: timer of 25 ms rings; is done.
        Fails: deadlock: reader and writer wait for each other, reader and writer wait for each other, reader and writer wait for each other, reader and writer wait for each other, as it seems
        Fails: and a second finding
        """

  Rule: The picture shows what matters without colour, and is read in light and dark

    Scenario: The window, the leak and the words for them
      Given callers who open a session without a lock
      When Ada explores every order
      And Ada draws the smallest failing interleaving
      Then the picture shows "A has looked, but not yet set session"
      And its window reaches from step 1 to step 6, beside A and B
      And the operations of each caller lie in one row
      And the picture shows "leaked: nobody can close it"
      And a leaked engine is a diamond, and a kept one a disc
      And the picture carries its title and its story
      And every text has a contrast of at least 5, in light and in dark

    Scenario: An interleaving that holds
      Given callers who open a session with a lock
      When Ada explores every order
      And Ada draws the interleaving that holds against most preemptions
      Then the picture shows "✓ holds"
      And the picture shows "sees no session" 2 times
      And the picture shows no window and no leak

    Scenario: A caller who waits for a lock
      Given callers who withdraw with a lock
      When Ada explores every order
      And Ada draws the interleaving that holds against most preemptions
      Then the picture shows "waits"
      And the picture is well formed, and no words lie on each other

    Scenario: A long interleaving, and an engine that nobody has closed yet
      Given callers who create an engine and work a long time
      When Ada explores every order
      And Ada draws the interleaving that holds against most preemptions
      Then the picture shows "still open"
      And the picture is well formed, and no words lie on each other

    Scenario: The first window of several, beside the caller whose it is
      Given callers who overwrite twice what another has seen
      When Ada explores every order
      And Ada draws the smallest failing interleaving
      Then the picture shows "B has looked, but not yet set answer"
      And its window reaches from step 1 to step 3, beside B only

    Scenario: A window that did no harm is not shown
      Given callers who overwrite what another has seen, and do not mind
      When Ada explores every order
      And Ada draws the interleaving that holds against most preemptions
      Then the picture shows "✓ holds"
      And the picture shows no window and no leak

    Scenario: Whoever overwrites itself has no window
      Given callers who correct themselves
      When Ada explores every order
      And Ada draws the smallest failing interleaving
      Then the picture shows "sets answer = yes"
      And the picture shows no window and no leak
      And the picture is well formed, and no words lie on each other

    Scenario: A timer rings on behalf of the caller who started it
      Given callers who work in parallel until a timer rings
      When Ada explores every order
      And Ada draws the smallest failing interleaving
      Then the story of the failing one says "A: timer of 25 ms rings; hears the bell."
      And the picture shows "waits forever" 2 times

    Scenario Outline: callers who <race>
      Given callers who <race>
      When Ada explores every order
      And Ada draws the smallest failing interleaving
      Then the picture shows "<words>"
      And the picture is well formed, and no words lie on each other

      Examples:
        | race                                  | words                                               |
        | close what another one needs          | ✗ the engine was taken away, and nobody expected it |
        | close what another one needs          | closed                                              |
        | work in parallel until a timer rings  | waits forever                                       |
        | forget the engine whose tables failed | ✗ createTables                                      |
        | open and close a door                 | a half of an � is left                              |
        | withdraw without a lock               | 70, by B                                            |

  Rule: A stranger sees what was read and written, when it counted, and what went wrong

    Scenario: A lost update
      Given the order in which an update is lost
      When Ada draws it
      Then the picture shows in this order:
        | ✗ 70 !== 40 |
        | together    |
        | Ada         |
        | read → 100  |
        | write(70)   |
        | Grace       |
        | read        |
        | → 100       |
        | write(70)   |
      And operations take effect at the steps 3, 5, 4, 7
      And a bracket joins the steps 1 to 2
      And the picture shows "an operation, from its call to where it takes effect"
      And the picture is well formed, and no words lie on each other

    Scenario: What is made to fail has no effect
      Given the order in which an event, a timer and a fault come together
      When Ada draws it
      Then operations take effect at the steps 2, 4, 5
      And a bracket joins the steps 2 to 4
      And the picture shows "✗ deadlock: reader and writer wait for each other, reader and writer wait for each other, reader and writer wait for each other, reader and writer wait for each other, as it seems"
      And the picture shows "✗ and a second finding"
      And the picture is well formed, and no words lie on each other

  Rule: Nothing lies on anything else, and nothing is cut, whatever the shape of a run

    Scenario: A caller who has returned before its operation is over
      Given the order in which a caller returns before its operation is over
      When Ada draws it
      Then the picture shows "✓ done" 2 times
      And the picture is well formed, and no words lie on each other

    Scenario: One to ten callers, up to 60 steps, long names, letters of the far east, from right to left, and pictures
      When Ada draws 200 orders of all shapes and sizes
      Then each of them is well formed
      And in none of them do words lie on each other, leave the picture or lie half on a bar
      And in none of them is more than a fifth of the width empty at the right

    @browser
    Scenario: As a browser measures it
      When a reader opens 30 orders of all shapes and sizes, drawn by Ada
      Then in none of them do words lie on each other, leave the picture or lie half on a bar, as the browser measures
