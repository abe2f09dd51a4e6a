Feature: Fresh answers

  Entries are stored behind the caller, and still whoever records and then asks must find what was recorded: an answer
  that leaves it out would be wrong, and nobody could see that it is. Who needs speed more than freshness says so.

  Rule: An answer includes everything that was accepted before the question

    Scenario Outline: Grace <asks>
      Given a store that is busy with an entry of Ada
      When Grace <asks>
      Then Ada's entry is part of the answer

      Examples:
        | asks                  |
        | lists the entries     |
        | streams the entries   |
        | counts the entries    |
        | asks for it by its id |

  Rule: Who is content with what is stored does not wait for what is not

    Scenario Outline: Grace <asks>, content with what is stored
      Given a store that is busy with an entry of Ada
      When Grace <asks>, content with what is stored
      Then the answer comes at once, without Ada's entry

      Examples:
        | asks                  |
        | lists the entries     |
        | streams the entries   |
        | counts the entries    |
        | asks for it by its id |

  Rule: An answer that cannot be fresh is refused, and the reason is named

    Scenario: The store can be read and not written
      Given a store that cannot store Ada's entry
      When Grace counts the entries
      Then Grace is told that 1 entry is held, because of AUDIT_STORE_READ_ONLY

    Scenario: The store can be read and not written, and Grace is content with what is stored
      Given a store that cannot store Ada's entry
      When Grace counts the entries, content with what is stored
      Then the answer comes at once, without Ada's entry

  Rule: A question that a thread dies over is put to the next one, once

    Scenario Outline: Grace <asks>, and the thread dies
      Given an entry of Ada on a database file
      And a thread that is about to die
      When Grace <asks>
      Then Ada's entry is part of the answer
      And 2 engines were created

      Examples:
        | asks                  |
        | lists the entries     |
        | streams the entries   |
        | counts the entries    |
        | asks for it by its id |

    Scenario: The next thread dies as well
      Given a store whose threads die of every question
      When Grace counts the entries
      Then Grace is told AUDIT_ENGINE_DIED
      And the store was asked to open 2 times

    # Another file is another log: an answer that comes from it must not look like the answer of the first.
    Scenario: It is the file that is gone
      Given an entry of Ada on a database file
      And a file that somebody has moved away
      When Grace counts the entries
      Then Grace is told AUDIT_STORE_REPLACED
