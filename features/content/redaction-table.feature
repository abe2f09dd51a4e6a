Feature: What is hidden, and what is shown

  What is hidden by default is a help, and no guarantee: a list of names and shapes. A team can only decide what it has to
  add when it can look up what is there. So the list is a table of cases, these scenarios run it, and the page in the
  package is made of it.

  Rule: Every case of the table is kept as the table says

    Scenario Outline: <cases>
      Given an audit log as it comes
      When Ada records every case of <cases>
      Then each of them is kept as the table says

      Examples:
        | cases      |
        | hiddenKeys |
        | shownKeys  |
        | structures |
        | texts      |

    # The items of a longer list are looked at together, with the texts before them.
    Scenario: Every text of the table among the items of a long list
      Given an audit log as it comes
      When Ada records every case of texts in a list of 17 items
      Then each of them is kept as the table says

    Scenario: A text that is hidden already
      Given an audit log as it comes
      When Ada records what was kept of the texts
      Then each of them is kept as it is

    Scenario: How many cases there are
      When Grace counts the cases of the table
      Then there are at least 120 of them, and none stands there twice

  Rule: More words than there is room for are refused, and hide nothing less in silence

    Scenario Outline: <words> more words
      When Grace has <words> more words looked for
      Then she hears that there is no room for them

      Examples:
        | words |
        | 50    |
        | 1000  |

  Rule: The page in the package says what the table says

    Scenario: The page of the package
      When Grace compares the page with the table
      Then it is the page that "npm run redaction" makes of it

  Rule: The documentation of the option tells every name

    Scenario: The names that are hidden by default
      When Grace compares the documentation of "redact" with the names that are hidden
      Then it tells all of them in their order, and no other
