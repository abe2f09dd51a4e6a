Feature: Pruning rows

  What is older than it has to be kept is deleted, a batch at a time, so that nobody has to wait for a long deletion. What
  is younger is never touched.

  Rule: The oldest rows go first, never more than the batch holds, and none but those before the place that was named

    Scenario Outline: At most <limit> of the rows before the <place>th of 10
      Given an open store with 10 rows
      When Grace prunes at most <limit> rows before the <place>th
      Then she is told that <pruned> rows are gone
      And the rows <first> to 10 are left

      Examples:
        | limit | place | pruned | first |
        | 3     | 8     | 3      | 4     |
        | 100   | 8     | 7      | 8     |
        | 100   | 1     | 0      | 1     |

    Scenario: Rows of the same millisecond
      Given an open store with 4 rows of the same millisecond
      When Grace prunes at most 100 rows before the 3rd
      Then she is told that 2 rows are gone
      And the rows 3 to 4 are left

  # Each start of each program is a writer, and the store keeps the last batch of each.
  Rule: A writer of whom nothing is left is forgotten, so that the store does not grow by those who once wrote in it

    Scenario: Two writers, of whom one has stored nothing since
      Given an open store with 10 rows, of which one writer stored the first 5 and another the rest
      When Grace prunes at most 100 rows before the 6th
      Then the store knows 1 writer
      And who is known goes on with the next batch

    Scenario: A batch is pruned, and more is to go
      Given an open store with 10 rows, of which one writer stored the first 5 and another the rest
      When Grace prunes at most 4 rows before the 6th
      Then the store knows 2 writers

  Rule: Others go on storing meanwhile

    Scenario: Grace prunes while Ada stores
      Given an open store with 3000 rows
      When Grace prunes all of them in batches of 200 while Ada stores 3000 younger rows
      Then the rows 3001 to 6000 are left
