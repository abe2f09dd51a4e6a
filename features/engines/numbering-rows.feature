Feature: Numbers of rows

  A log that is followed, exported or proved needs an order that no clock decides. Each row has a number in the order of storing, and
  each batch is noted with the numbers of its rows.

  Rule: A number is given once, and the rows of a batch have numbers without a gap

    Scenario: Batches, a row that is there already, and rows that are stored at an exit
      Given an open store
      When the writer "ada" stores 3 rows, then the last of them again with 1 more, and 2 rows are stored at an exit
      Then the batches are noted as "1+3 ada 1, 4+1 ada 2, 5+2 nobody"
      And the rows have the numbers 1 to 6

    # That it has gone has a number, too.
    Scenario: All of it was pruned
      Given an open store
      When the writer "ada" stores 3 rows, then the last of them again with 1 more, and 2 rows are stored at an exit
      And all rows are pruned, and the writer "grace" stores 1 row
      Then the batches are noted as "7+1 nobody, 8+1 grace 1"
      And the rows have the numbers 8 to 8
