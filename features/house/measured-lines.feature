Feature: The coverage is reported in a minute

  Each thread and each program of a run writes down what it has run of all that it had loaded: thousands of files, most of which
  say the same. They are made fewer before they are read.

  Rule: The report is the same as without that

    Scenario: Programs that run the same, others, and nothing of it
      Given a shop of three programs, one of them run three times, and a file that a killed one has left
      When the coverage of these runs is made compact
      Then the report names the same lines, branches and counts as before
      And nothing is kept but what is below "src", each different coverage once or twice

  Rule: No thread and no program writes down source maps, which c8 finds on the disk

    Scenario: A program that starts a thread, measured as in a run and by Node alone
      Given a shop whose files have source maps
      When its program runs measured as in a run, and measured by Node alone
      Then only Node alone has written down source maps
      And both have written down the same coverage of each file, twice
