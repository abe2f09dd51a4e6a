Feature: A test of a race to copy

  Somebody who writes a first exploration copies one that works. The folder `examples` has one for node:test: a cache with a race, and its repair.

  Rule: The example that people copy finds its race, and tells when the repair is gone

    Scenario: As it is
      Given the example of the explorer in a project of its own
      When Ada runs the example
      Then 3 tests pass, 0 fail, and she reads:
        """
        ℹ 3 of 20 orders fail.
        ℹ a rename while somebody reads, interleaving 001~f9267a
        1. reader: starts.
        2. reader: select(1) takes effect -> "Ada".
        3. writer: starts.
        4. writer: update(1, "Grace") takes effect.
        5. writer: the answer of update arrives; is done.
        6. reader: the answer of select arrives: "Ada"; is done.
        Fails: 'Ada' !== 'Grace'
        """
      And the README tells how many of its orders fail
      And the page "longer-test" shows it, line for line

    Scenario: Without the repair
      Given the example of the explorer in a project of its own
      And its test of the repaired cache takes the cache as it was
      When Ada runs the example
      Then 2 tests pass, 1 fails, and she reads:
        """
        AssertionError [ERR_ASSERTION]: 'Ada' !== 'Grace' (3 of 20 orders fail)
        """
