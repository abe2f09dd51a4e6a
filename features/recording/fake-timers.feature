Feature: Timers that a test has faked

  A test that fakes the timers of its program means its own. The log of that program must go on: an entry that is never stored
  makes the test hang, and a log that waits for a faked timer still waits when the test is over.

  Rule: Entries are stored while the timers are faked, and afterwards

    Scenario Outline: The timers are faked <when>
      When a program whose timers are faked <when> records in the test and afterwards
      Then both entries were stored, with the time of the machine

      Examples:
        | when                  |
        | after loading         |
        | before loading        |
        | by hand after loading |

  Rule: A machine whose clock tells no time that can be kept refuses no entry

    Scenario Outline: The clock <what> when the log is loaded, and later
      When a program in which Date.now() <what> records in the test and afterwards
      Then both entries were stored, with the time of the machine

      Examples:
        | what          |
        | reads 1969    |
        | reads 100000  |
        | reads nothing |
        | throws        |
