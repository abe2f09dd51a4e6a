@postgres
Feature: Several processes prune one log

  Every machine of a service may prune the log that all of them share, at the same hour. What they are told has to be true, and
  the log says once that pruning has begun.

  Rule: Whoever prunes beside another deletes what the other leaves, and is told how much

    @tdd_issue @tdd_issue_15
    Scenario: Two processes prune at the same moment

      "None" means that nothing is left to delete, and pruning ends there. Both choose the same oldest rows; whoever comes
      second finds them gone, and is told "none" while half of them are left.

      Given a PostgreSQL database with a log of 10 rows
      And Ada's process has deleted the 4 oldest rows, and is about to commit
      When Grace's process deletes the 4 oldest, and Ada's commits as soon as the server has Grace's wait for it
      Then the log has told Grace that 4 were deleted
      And the log holds the last 2 rows

    @tdd_issue @tdd_issue_15
    Scenario: Two processes begin to prune, and only one may say so

      Who notes that pruning has begun looks first whether another has. What is not committed yet, nobody sees.

      Given a PostgreSQL database with a log of 10 rows
      And Ada's process has deleted the 4 oldest rows, has noted that pruning has begun, and is about to commit
      When Grace's process deletes 4 others and notes so, unless another has, and Ada's commits as soon as it is done or waits
      Then 1 process has said that pruning has begun
