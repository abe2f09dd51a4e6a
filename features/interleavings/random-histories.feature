Feature: Long histories, at random
  Exhaustion reaches a few callers and a few calls. What needs forty calls to go wrong is looked for at random: records,
  reads, pruning and closing, with a store that stumbles in between, each held against a model that is no more than a
  list. The seed stands here, so that a history that goes wrong does so again; and it is told in as few calls as possible.

  Rule: After every call, the audit log holds and says what a list would

    Scenario: As it is
      Given the audit log and the list
      When Grace runs 300 random histories of the seed 991
      Then the log and the list agree in all 300

    Scenario: A store that loses an entry of every batch of three
      Given the audit log and the list, and a store that loses an entry of every batch of 3
      When Grace runs 300 random histories of the seed 991
      Then they disagree after no more than 4 calls
