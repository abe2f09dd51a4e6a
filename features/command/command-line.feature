Feature: A command that can be talked to

  The command is typed by people and called by scripts. People want to be told what they may have meant; scripts want an exit code
  that means one thing, and output that does not change its looks with the weather.

  Rule: A call that makes no sense says what would

    Scenario Outline: "<call>"
      When Ada calls "<call>"
      Then the command ends with 2, complaining: <complaint>

      Examples:
        | call                             | complaint                                                                 |
        | capture-bugs tgas                  | unknown command 'tgas' (Did you mean tags?)                               |
        | capture-bugs tags --formta json    | unknown option '--formta' (Did you mean --format?)                        |
        | capture-bugs tags --format yaml    | argument 'yaml' is invalid. Allowed choices are text, json, github, markdown. |
        | capture-bugs promote --dry-rum     | unknown option '--dry-rum' (Did you mean --dry-run?)                          |
        | capture-bugs promote               | Say what is to be promoted: either places, such as features/session.feature:12, or --issue <issue>. |
        | capture-bugs promote a.feature:3 --issue 7 --issue SHOP-8 | A promotion is about places or about issues, not both: leave out either a.feature:3 or --issue 7 --issue SHOP-8. |
        | capture-bugs promote a.feature     | "a.feature" names no line; write file:line, such as features/session.feature:12. |
        | capture-bugs document              | missing required argument 'messages'                                      |
        | capture-bugs document a --shards no | argument 'no' is invalid. It is a whole number from 1, such as 3.        |
        | capture-bugs document a --tags (   | The tag expression "(" cannot be used                                    |
        | capture-bugs                       | Usage: capture-bugs                                                         |

  Rule: Help is no mistake

    Scenario Outline: "<call>"
      When Ada calls "<call>"
      Then the command ends with 0, saying: <words>

      Examples:
        | call                      | words                                    |
        | capture-bugs --help         | Usage: capture-bugs [options] [command]    |
        | capture-bugs tags --help    | Usage: capture-bugs tags [options] [paths...] |
        | capture-bugs promote --help | Usage: capture-bugs promote [options] [places...] |
        | capture-bugs document --help | Usage: capture-bugs document [options] <messages...> |
        | capture-bugs quarantine --help | Usage: capture-bugs quarantine [options] [places...] |
        | capture-bugs --help         | Exit codes: 0 all is well; 1 a rule is broken, a promotion refused, a run red or incomplete, or a quarantined bug not captured; 2 the command failed. |

    Scenario: The version is that of the package
      When Ada calls "capture-bugs --version"
      Then the command ends with 0, saying the version of the package

  Rule: Colour is for people

    Scenario Outline: The report goes to <output>
      Given a suite with the features "features/one.feature", "else/two.feature"
      When Ada calls "capture-bugs tags" with <output> for its words
      Then the report has <colours>

      Examples:
        | output                        | colours    |
        | a terminal                    | colours    |
        | a terminal, and NO_COLOR is 1 | no colours |
        | a terminal, and NO_COLOR is "" | colours   |
        | a pipe                        | no colours |

  Rule: What cannot go on says so, and ends

    Scenario: Cucumber is not installed
      Given a folder in which no Cucumber is installed
      When Cucumber is looked for from there
      Then the search fails: Cucumber is not installed: "@cucumber/cucumber" was not found from

    # npm looks for a version that fits, and pnpm takes the newest.
    Scenario: Cucumber is made for another Node
      Given a folder with Cucumber "99.0.0", which needs Node ">=99"
      When Cucumber is looked for from there
      Then the search is refused in the words:
        """
        Cucumber 99.0.0 cannot run on Node <this one>: it needs Node >=99.
          To do: use one of these versions of Node, or on Node 20: npm install --save-dev @cucumber/cucumber@12
        """

    Scenario: Nobody reads the output any more
      When Ada closes the pipe before "capture-bugs tags --rules" writes into it
      Then the command ends with 0, without a word of complaint
