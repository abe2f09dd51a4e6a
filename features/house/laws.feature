Feature: The plan of the house is law
  The plan in CONTRIBUTING shows the rooms of each package, floor by floor, and arrows that point down. A plan that nobody
  checks is soon no longer true, and a law that has never refused anything may not be able to. So each law is broken once,
  in a copy of this repository.

  Rule: Each law refuses what it forbids

    Scenario: An import against each law
      Given a copy of this repository with an import against each law
      When Grace checks the layers of the copy
      Then each law has refused the import against it
      And no other import was refused

  Rule: The rooms of the law are those of the house, floor by floor

    Scenario: As they are
      When Grace holds the rooms of "audit-log" against the house
      Then there is nothing to say against them

    Scenario Outline: <fault>
      When Grace holds the rooms of "audit-log" against the house, <fault>
      Then it is said that <words>

      Examples:
        | fault                                 | words                                       |
        | with a cellar that nobody has built   | audit-log has no room "cellar"              |
        | without the room that is called queue | audit-log/queue/recorder.ts lies in no room |
        | with an arrow from domain to audit    | audit-log/domain reaches up to audit        |

  Rule: The plan in CONTRIBUTING shows each room

    Scenario: The plan and the law
      When Grace looks for each room of the law in the plan of CONTRIBUTING.md
      Then the plan shows each of them
