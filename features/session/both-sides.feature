Feature: Can the scenario of #991 fail?

  A scenario that guards a fix for ever is worth as much as its power to fail. So the one that captured #991 is run on
  both sides: against the service as it was, which shares every line with today's except the lock, and against today's.
  A bug that shows in two runs of three would be luck; this one must show in all of them. That it does so in whichever
  order ten callers take turns is shown beside it, in the chapter "Every order of turns".

  Rule: Against the service as it was, the scenario fails every time

    Scenario: Three times as it captured the bug, and three times as it guards the fix
      Given 3 copies of the scenario of #991 as it captured the bug
      And 3 copies of the scenario of #991 as it guards the fix
      When they are run against the service as it was
      Then the verdict on all 3 that captured the bug is "captured"
      And the verdict on all 3 that guard the fix is "broken"
      And each of them says "10 engines were created for 10 callers"

  Rule: Against the service as it is, the scenario holds, and a tag that was left on is found out

    Scenario: Three times as it guards the fix, and once as it captured the bug
      Given 3 copies of the scenario of #991 as it guards the fix
      And 1 copy of the scenario of #991 as it captured the bug
      When they are run against the service as it is
      Then the verdict on all 3 that guard the fix is "holds"
      And the verdict on the 1 that captured the bug is "fixed"
      And the message says to remove @tdd_expected_fail from the line on which it stands
