Feature: Broken on purpose, and noticed
  `npm run mutants` breaks one promise after another on purpose, which takes minutes. What it would find out too late is seen
  here each time: that the code has moved away from what was to be broken, and whether it would say so of one that survives.

  Rule: What is to be broken is there, once, and so are those who are to notice

    Scenario: As the code is
      When Grace looks for the place and the guards of each mutant
      Then each of them is found

    Scenario Outline: <what>
      When Grace looks for <what>
      Then it is said that <words>

      Examples:
        | what                        | words                                   |
        | a place that is not there   | it no longer applies: "no line of ours" |
        | a place that is there twice | times, in audit/asked-filter.ts        |
        | a guard that is not there   | There is no guard                       |

  Rule: A mutant is dead when somebody notices; one that breaks an essential promise, when two do, one of them quick

    Scenario Outline: <mutant>, and <noticed>
      When the guards of <mutant> have been run, and <noticed>
      Then it is said that <words>

      Examples: dead
        | mutant                         | noticed                       | words       |
        | a mutant                       | one of two scenarios notices  | all is well |
        | an essential mutant            | two notice, one of them quick | all is well |
        | a mutant that changes nothing  | nobody notices                | all is well |
        | a mutant that the canary names | the canary names it           | all is well |

      Examples: not dead enough
        | mutant                        | noticed                           | words                                               |
        | a mutant                      | nobody notices                    | SURVIVES                                            |
        | an essential mutant           | one of two scenarios notices      | only "a scenario" notices                           |
        | an essential mutant           | two notice, neither of them quick | nobody quick notices                                |
        | a mutant that changes nothing | one of two scenarios notices      | is said to change nothing, but "a scenario" notices |

      Examples: worth nothing
        | mutant                         | noticed                       | words                               |
        | a mutant                       | no scenario is found          | no guard was run                    |
        | a mutant                       | the run breaks off            | a guard ended badly                 |
        | a mutant that the canary names | the canary names another part | the canary does not name the plugin |
