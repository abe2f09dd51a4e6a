Feature: The words of the house are written down

  A name is short because its words are explained in one place. That place is features/README.md, and it is of use only as
  long as it knows the words that are really there.

  Rule: Each kind of thing that users meet has its word in the glossary

    Scenario: The public types
      When Grace compares the glossary with the public types of the packages
      Then each type is called by a word that is explained, or that everybody knows
      And no word is in both lists, or twice in one

  Rule: Each word of the glossary is in use

    Scenario: The names in the code
      When Grace looks for each word of the glossary among the names in the code
      Then she finds each of them
