Feature: Checking proofs elsewhere

  Whoever checks a proof has no reason to install a database for it, or to trust what else a package brings along.

  Rule: A proof is checked where there is no log, no driver and no other package

    Scenario Outline: A program <how>
      Given a log with batches of 5 and 5 entries
      When an auditor runs a program <how>, beside nothing but this package or its bundle
      Then the program accepts a proof, and refuses one that was changed

      Examples:
        | how                                              |
        | in CommonJS, as it is                            |
        | in ES modules, as it is                          |
        | in a bundle of ES modules                        |
        | in a bundle of CommonJS                          |
        | in a small bundle of its CommonJS               |
