Feature: There is one list of verdicts

  If one reader of a run knows a verdict and another does not, they tell two stories: the verdict file says one thing, and
  the ledger another. So the verdicts are listed once, and all readers take them from that list.

  Rule: All readers of a run say the same of a scenario

    Scenario: Every verdict of the list
      Given runs with every verdict of the list
      Then the ledger says of each scenario what its verdict file says
      And the page says of each scenario what its verdict file says

  Rule: A verdict is seen at a glance

    Scenario: Each verdict of the list has a shape and a colour of its own
      Given runs with every verdict of the list
      Then the page has a shape and a colour for each verdict of the list

  Rule: A verdict is tried

    Scenario: Each verdict of the list is given to a scenario of the suite "verdicts"
      Given the suite "verdicts"
      When Ada runs the suite as it is
      Then each verdict of the list is given to a scenario of its name

  Rule: A verdict is explained

    Scenario: The README has a row for each verdict of the list, and for no other
      Then the table "Verdicts" in the README has a row for each verdict of the list
