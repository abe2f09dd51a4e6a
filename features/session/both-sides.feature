Feature: Can the scenario of #991 fail?

  A scenario that guards a fix for ever is worth as much as its power to fail. So the one that captured #991 is run on
  both sides: against the service as it was, which shares every line with today's except the lock, and against today's.
  A bug that shows in nine runs of ten would be luck; this one must show in all of them.

  Rule: Against the service as it was, the scenario fails every time

    Scenario Outline: The scenario <as written>
      Given the scenario of #991 <as written>
      When it is run 10 times against the service as it was
      Then the verdict is "<verdict>" 10 times out of 10, because "10 engines were created for 10 callers"

      Examples:
        | as written                     | verdict  |
        | as it captured the bug         | captured |
        | as it guards the fix           | broken   |

  Rule: Against the service as it is, the scenario holds, and a tag that was left on is found out

    Scenario: The scenario as it guards the fix
      Given the scenario of #991 as it guards the fix
      When it is run 10 times against the service as it is
      Then the verdict is "holds" 10 times out of 10

    Scenario: The scenario as it captured the bug
      Given the scenario of #991 as it captured the bug
      When it is run 1 time against the service as it is
      Then the verdict is "fixed" 1 time out of 1
      And the message says to remove @tdd_expected_fail from the line on which it stands
