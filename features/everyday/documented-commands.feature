Feature: The commands are listed where a newcomer looks

  A command that is in no list is found by nobody, and one that is only in the list costs a newcomer her trust.

  Rule: CONTRIBUTING lists each command that there is, and no other

    Scenario: The table and package.json
      When Grace compares the table of commands in CONTRIBUTING.md with the scripts of package.json
      Then no script is missing in the table
      And no command of the table is missing among the scripts
