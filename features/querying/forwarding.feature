Feature: Sending entries on

  A program that follows the log runs for months, and is stopped and started now and then. The one in the README is where others
  begin, so it has to be right.

  Rule: The program of the page about following prints each entry once, over all of its lives

    Scenario: It waits for entries, is stopped, and goes on later
      Given a program that is the page's word for word, beside a log with the entries 1 to 3
      When it runs, the entries 4 and 5 come, it is told to stop, 6 and 7 come, and it runs again for a while
      Then it has printed the entries 1 to 7, once each
      And it has ended well each time
