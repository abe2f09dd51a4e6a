Feature: A guide can be followed to the letter

  A guide that nobody follows is soon wrong, and the first to notice is a newcomer, who thinks that the fault is hers. So each
  guide in docs about adding something is followed in a copy of this repository, block by block.

  Rule: A guide promises what it gives, and names the files that change

    Scenario Outline: <guide>
      Given a copy of this repository that git knows
      When Grace follows the guide "<guide>" to its first commands
      And she follows it to its next commands, if there are any
      And she follows it to its next commands, if there are any
      Then each command of the guide has ended well
      And the files that she has changed are those that the guide names

      Examples:
        | guide                     |
        | docs/adding-an-engine.md  |
        | docs/adding-a-verdict.md  |
        | docs/adding-a-tag-rule.md |
