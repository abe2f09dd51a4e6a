Feature: Reading beside writing

  An admin page asks whenever somebody looks at it, and to store is the duty of the log. So questions have a thread of their
  own: they wait for each other, and no write waits for them.

  Rule: No question holds up what is stored

    Scenario: Twelve slow questions are on their way
      Given an open store with 60000 rows of one actor
      And 12 questions on their way, each of which has to look at all of them
      When Ada stores 3 rows
      Then her rows were stored before the questions were answered

    Scenario: The first question comes while a write waits for another process
      Given an open store that another process has locked
      And 2 batches of Ada that wait for it
      When Grace counts the rows
      Then she has her answer before the 2 batches are stored

  Rule: The thread that reads is there once somebody has asked, and goes with its engine

    Scenario: Nobody has asked
      Given an open store with 3 rows
      When 2 more rows are stored
      Then the store has 1 thread

    Scenario: Somebody has asked, and asks again
      Given an open store with 3 rows
      When Grace counts the rows twice
      Then the store has 2 threads

    Scenario: The store is closed
      Given an open store with 3 rows
      And a question of Grace that has been answered
      When Ada closes the store
      Then the store has no thread, and its file is closed and tidied up

    Scenario: It dies
      Given an open store with 3 rows
      And a question of Grace that has been answered
      But the thread that reads dies
      When Grace counts the rows, and is refused
      Then the call fails with AUDIT_ENGINE_DIED, and only another engine can go on

  Rule: It answers from the file that is being written, and from no other

    Scenario Outline: <fault>, and <history>
      Given an open store with 3 rows
      And a store of which <history>
      But <fault> meanwhile
      When Grace counts the rows, and is refused
      Then the call fails with AUDIT_STORE_REPLACED, and only another engine can go on

      Examples:
        | history             | fault                                       |
        | nobody has asked    | the file and those beside it were deleted   |
        | nobody has asked    | another log has taken the place of the file |
        | nobody has asked    | its log of latest commits was deleted       |
        | somebody has asked  | the file and those beside it were deleted   |
        | somebody has asked  | another log has taken the place of the file |

  Rule: What nobody waits for any more is let go of

    Scenario: A question that would never end
      Given a thread whose questions never end, but one
      And an endless question of Grace that is being answered
      When she gives it up, and asks the other
      Then she hears that she gave up
      And the other is answered

    Scenario: A question that waits for its turn
      Given a thread that answers when it is told to
      And the questions "list, count and get" on their way
      When Grace gives up "count", and the thread answers
      Then the thread was asked "list and get"

    Scenario: The thread is still starting
      Given a thread that takes its time to start
      And the questions "list and get" on their way
      When Grace gives up "list", and the thread starts
      Then the thread was asked "get"

    Scenario: She gives up at the very moment of her answer
      Given a thread that answers when it is told to
      And the questions "list, count and get" on their way
      When Grace gives up "list" up to 20 turns after the thread has answered, each time on a thread of its own
      Then the others are answered each time

    Scenario: The signal is aborted before she asks
      Given a thread that answers when it is told to
      When Grace asks "list" with a signal that is aborted
      Then she hears that she gave up
      And no thread was started

  Rule: Quick questions overtake slow ones, and every second turn is that of the oldest

    Scenario Outline: <asked>
      Given a thread that answers when it is told to
      And the questions "<asked>" on their way
      When the thread answers
      Then the thread was asked "<answered>"

      Examples:
        | asked                              | answered                           |
        | list, list, get and get            | list, list, get and get            |
        | list, count, list and get          | list, count, get and list          |
        | get, count, count, get, get and get | get, count, get, count, get and get |

    # Each of them would be looked at for each answer, on the thread of the program.
    Scenario: Many wait
      Given 2000 questions of every kind that wait for their turn
      When each second one is given up, and the others take their turns
      Then each of them was looked at 3 times at most

  Rule: A lane that is closed answers what it was asked before, unless nobody can wait

    Scenario: Somebody can wait
      Given a thread that answers when it is told to
      And the questions "list and count" on their way
      When it is closed, and the thread answers
      Then the thread was asked "list and count"
      And it was closed after its answers

    Scenario: Nobody can wait
      Given a thread whose questions never end, but one
      And an endless question of Grace that is being answered
      And the other question behind it
      When it is closed in a hurry
      Then both are refused with AUDIT_ENGINE_CLOSED
