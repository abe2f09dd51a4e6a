Feature: Limits of questions

  A question may take long, and whoever asked may have gone meanwhile. A question has a limit where somebody gives it one, and
  is given up where nobody waits for its answer; the store is then free for the next.

  Rule: Who gives up is released at once, and the store is told

    Scenario Outline: Grace <asks>, and gives up
      Given a store that answers no question
      When Grace <asks>, and gives up while the store is looking
      Then she is told her own reason
      And the store was told that nobody waits for its answer

      Examples:
        | asks                  |
        | lists the entries     |
        | streams the entries   |
        | counts the entries    |
        | asks for it by its id |

    Scenario Outline: Grace <asks>, and has given up before
      Given a store that answers no question
      When Grace <asks>, and has given up before
      Then she is told her own reason
      And the store was asked to open 0 times
      And nothing listens to her signal any more

      Examples:
        | asks                  |
        | lists the entries     |
        | streams the entries   |
        | counts the entries    |
        | asks for it by its id |

    Scenario: What was accepted before is still being stored
      Given a store that is busy with an entry of Ada
      And a store that answers no question
      When Grace counts the entries, and gives up before the store is asked
      Then she is told her own reason
      And the store was asked no question, also when it had stored Ada's entry

    Scenario: A hundred questions with one signal
      Given a store that answers questions
      When Grace asks 100 questions at once with one signal, and has all answers
      Then nothing listens to her signal any more
      And Node has warned of nothing

  Rule: When the time is up, it is told as a matter of time

    Scenario Outline: Grace <asks>
      Given a store that answers no question
      When Grace <asks> within 200 ms, and 200 ms pass
      Then she is told AUDIT_STORE_TIMEOUT and "did not answer within 200 ms"
      And the store was told that nobody waits for its answer

      Examples:
        | asks                  |
        | lists the entries     |
        | streams the entries   |
        | counts the entries    |
        | asks for it by its id |

    Scenario: What was accepted before is still being stored
      Given a store that is busy with an entry of Ada
      When Grace counts the entries within 200 ms, and 200 ms pass
      Then she is told AUDIT_STORE_TIMEOUT and "did not answer within 200 ms"

    Scenario Outline: An answer comes in time, and the limit is <limit>
      Given a store that answers questions
      When Grace counts the entries within <limit>
      Then she has an answer, and <timers> timers were started and none is running

      Examples:
        | limit    | timers |
        | 200 ms   | 1      |
        | Infinity | 0      |

  Rule: A store that heeds no limit is still in use until it answers

    Scenario: Grace has given up, and the log is closed
      Given a store that answers no question
      And a question that Grace has given up
      When the log is closed, and then the store answers
      Then the engine was closed after the store had answered

  Rule: The signal of a stream counts for all of it, and the time limit for each page

    Scenario: Grace gives up in the middle of a page
      Given a log of 600 entries, of which Grace streams the newest 10
      When she gives up, and reads on
      Then she is told her own reason
      And she has read 10 entries

    Scenario: Grace gives up, and a page has just ended
      Given a log of 600 entries, of which Grace streams the newest 500
      When she gives up, and reads on
      Then she is told her own reason
      And she has read 500 entries

    Scenario: Grace takes an hour over a page
      Given a log of 600 entries, of which Grace streams the newest 500 within 200 ms a page
      When an hour passes, and she reads on
      Then she has read 600 entries

  Rule: Who closes the log and cannot wait waits for no question

    Scenario: A question is being answered, and the time is up
      Given a store that answers no question
      And a question of Grace on its way
      When the log is closed within 100 ms, and 100 ms pass
      Then Grace hears AUDIT_CLOSED
      And the log is closed, and its engine was told not to wait

  Rule: A limit is a limit, and anything else is refused by its name

    Scenario Outline: <options>
      Given a store that answers questions
      When Grace counts the entries with the options <options>
      Then the option "<name>" is refused: "<message>"

      Examples:
        | options                | name      | message                              |
        | { "timeoutMs": 0 }     | timeoutMs | a whole number of milliseconds       |
        | { "timeoutMs": -1 }    | timeoutMs | a whole number of milliseconds       |
        | { "timeoutMs": 0.5 }   | timeoutMs | a whole number of milliseconds       |
        | { "timeoutMs": "100" } | timeoutMs | a whole number of milliseconds       |
        | { "timeoutMs": null }  | timeoutMs | a whole number of milliseconds       |
        | { "signal": {} }       | signal    | must be an AbortSignal               |
        | { "signal": true }     | signal    | must be an AbortSignal               |
        | { "timeout": 5 }       | timeout   | is no option of count()              |
