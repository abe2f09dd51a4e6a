Feature: Nothing in the messages is lost
  A page that leaves something out decides for its reader what matters. So every field of the messages of Cucumber is on
  it, or on a list of those that are left out, each with its reason.

  Rule: A field of the messages is on the page, or is left out for a reason

    Scenario: Without a field the page is another one
      Given the messages of a run that has every field
      When each field is taken away in turn
      Then the page is another one, but for those that are left out for a reason
      And no field is left out twice, and each has its reason

  Rule: A message that lacks something, or is of a kind that nobody knows, is no error

    Scenario Outline: Each field is <value>
      Given the messages of a run that has every field
      When each field is made <value> in turn
      Then each time there is a run to read, of which everything is there

      Examples:
        | value    |
        | null     |
        | -1       |
        | "words"  |
        | [null]   |
        | {"a":{}} |

  Rule: Why a run went wrong is said in full

    Scenario: A run that failed by itself
      Given the messages of a run that has every field
      When the page is written, with links to its source
      Then the page says:
        | The run itself failed: RunError: message-of-run                                            |
        | features/poem.feature could not be read. message-of-parser                                 |
        | No parameter type is called "airport". The step definition {airport} is closed needs it.   |
        | Hook before the run name-of-run-hook steps/orders.js:31:1 failed                            |
        | RunHookError: message-of-run-hook                                                          |

    Scenario: Hooks and steps in the order in which they ran
      Given the messages of a run that has every field
      When the page is written, with links to its source
      Then the scenario "orders/refund/name-of-scenario" says "Before name-of-hook steps/orders.js:32:1 failed 1.0 s message-of-hook Given text-of-run-step"
      And the scenario "orders/refund/name-of-scenario" says "After a step steps/orders.js:33:1 failed message-of-step-hook When-word text-of-second-step"

    Scenario: The definitions that an ambiguous step matches, and what to begin a missing one with
      Given the messages of a run that has every field
      When the page is written, with links to its source
      Then the page says:
        | It matches 3 definitions: first-{word} steps/orders.js:11:1                                  |
        | /^second-.*$/ com.acme.Orders.second(java.lang.String)                                     |
        | third com.acme.Third.third(Third.java)                                                     |
        | To begin its definition (language-of-snippet) code-of-snippet()                            |

  Rule: A place in the source is a link, where the suite says where its source can be read

    Scenario Outline: <what>
      Given the messages of a run that has every field
      When the page is written, with links to its source
      Then the page links to "https://git.example/shop/blob/c0ffee1/<path>"

      Examples:
        | what                   | path                                |
        | a scenario             | features/orders/refund.feature#L55  |
        | a feature              | features/orders/refund.feature#L2   |
        | a hook                 | steps/orders.js#L32                 |
        | a definition of a step | steps/orders.js#L11                 |

    Scenario Outline: <text> at commit <commit>
      When Ada asks where "<text>" is by "<template>", at commit "<commit>"
      Then she is led to "<address>"

      Examples: what is in the repository
        | text                     | commit | template                              | address                            |
        | features/a.feature:7     | c0ffee | https://x.example/{commit}/{uri}#L{line} | https://x.example/c0ffee/features/a.feature#L7 |
        | ./features/a b#.feature:7 |       | https://x.example/{uri}               | https://x.example/features/a%20b%23.feature |
        | features\\ü\\a.feature:7 |        | https://x.example/{uri}?l={line}      | https://x.example/features/%C3%BC/a.feature?l=7 |

      Examples: what is not, or nobody knows where
        | text                     | commit | template                              | address |
        | features/a.feature:7     |        | https://x.example/{commit}/{uri}      | nowhere |
        | /home/ada/a.feature:7    | c0ffee | https://x.example/{uri}               | nowhere |
        | C:/shop/a.feature:7      | c0ffee | https://x.example/{uri}               | nowhere |
        | file:///shop/a.feature:7 | c0ffee | https://x.example/{uri}               | nowhere |
        | classpath:acme/a.feature:7 | c0ffee | https://x.example/{uri}             | nowhere |
        | ../other/a.feature:7     | c0ffee | https://x.example/{uri}               | nowhere |
