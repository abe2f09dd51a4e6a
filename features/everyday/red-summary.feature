Feature: The last words

  Somebody looks at a red run for its last lines. They name what is red: where it is, what it is called, and the first line of
  each error.

  Rule: The last words of a red run name each scenario that is red

    Scenario: A shop of which much is red
      Given the messages of the run of a shop have been summed up
      Then its last words are:
        """

        Red:
          features/buying/basket.feature:17  A gift
              a step is undefined
          features/buying/hostile.feature:8  <img src=x onerror=owned()>' onmouseover='owned()
              Error: </pre><script>owned()</script> ]]> <img src=x onerror=owned()>
          features/paying/cards.feature:36  A price of 0.10
              AssertionError [ERR_ASSERTION]: 0.1 was charged, not 0.2

        11 passed, 3 failed, 4 skipped
        """

    Scenario: A scenario that was tried again
      Given the messages of the public run "retry" have been summed up
      Then its last words are:
        """

        Red:
          samples/retry/retry.feature  Test cases won't retry after failing more than the --retry limit
              Exception in step

        4 passed, 1 failed
        """

    Scenario: A hook around the run
      Given the messages of the public run "global-hooks-afterall-error" have been summed up
      And the run itself is red
      Then its last words are:
        """

        Red:
          around the run
              AfterAll hook went wrong
          npm run features
              It ended with 1.

        1 passed, 1 failed
        """

    Scenario: Nothing is red
      Given the messages of the public run "minimal" have been summed up
      Then its last words are:
        """
        2 passed, 0 failed
        """

  Rule: They name each gate that is red

    Scenario: Style is red, and everything else green
      Given the messages of the public run "minimal" have been summed up
      And the gate "style" is red, and its first words are "Unsafe fix: remove it"
      Then its last words are:
        """

        Red:
          npm run check:style
              Unsafe fix: remove it

        2 passed, 1 failed
        """

    Scenario: The run is red, and no scenario says why
      Given the messages of the public run "minimal" have been summed up
      And the run itself is red
      Then its last words are:
        """

        Red:
          npm run features
              It ended with 1.

        1 passed, 1 failed
        """
