Feature: Each order has a package of its own
  A package keeps things in variables of its modules, and takes functions from Node when it is loaded. Loaded once for all
  orders, it would remember the order before. So each order loads it anew, with the modules that the experiment hands in.

  Rule: A package is new in each order, and so is all that it loads

    Scenario Outline: a package that counts <where>
      Given a package that counts <where>
      When two callers use it in every order
      Then every interleaving is covered and holds

      Examples:
        | where                                        |
        | in a variable, as CommonJS                   |
        | in a variable, as an ES module               |
        | in an ES module that names its work          |
        | in a package that it requires                |
        | in a package of CommonJS that it imports     |
        | in a package of ES modules that it imports   |
        | in a JSON file that it requires              |
        | in TypeScript that it requires               |
        | on what it has required once more            |

  Rule: What stands in for a module is what a package gets wherever it asks

    Scenario Outline: a package that asks for <what>
      Given a package that asks for <what>
      When two callers use it in every order
      Then every interleaving is covered and holds

      Examples:
        | what                                                     |
        | a built-in module when it is loaded, as CommonJS         |
        | a built-in module when it is used, as CommonJS           |
        | a built-in module as an ES module                        |
        | a built-in module in a package that it requires          |
        | a built-in module in CommonJS that it imports            |
        | the promises of a built-in module, as CommonJS           |
        | the promises of a built-in module, as an ES module       |
        | a package that is not installed, as CommonJS             |
        | a package that is not installed, as an ES module         |
        | a file of its own, as CommonJS                           |
        | a file of its own, as an ES module                       |

  Rule: What is replaced for an order is put back when it ends

    Scenario Outline: <case>
      Given a package that changes the process, in an order <that ends>
      When two callers use it in every order
      Then the exploration ends with "<words>"
      And the process is as it was before

      Examples:
        | case                  | that ends            | words                         |
        | an order that holds   | that holds           | none fails                    |
        | an order that fails   | that fails           | all fail                      |
        | a setup that fails    | whose setup fails    | its setup failed: no luck     |
        | a clean-up that fails | whose clean-up fails | its cleanUp failed: no luck   |

  Rule: A module that is not there is an experiment that cannot be explored

    Scenario: a package is misspelt
      Given a package that is misspelt
      When two callers use it in every order
      Then the search is refused as "EXPERIMENT", saying "Cannot find module 'pakcage'"

    Scenario Outline: a package in TypeScript, in a project that has <what>
      Given a package in TypeScript, in a project that has <what>
      When two callers use it in every order
      Then the search is refused as "EXPERIMENT", saying "nobody can make JavaScript of it: <reason>, and esbuild is not there"

      Examples:
        | what                     | reason                                                         |
        | nothing to make it of    | typescript is not there                                        |
        | typescript 7             | typescript 7.0.2 has no transpileModule, as that up to version 6 has |

