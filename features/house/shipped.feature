Feature: What users get with a package

  Who installs one of our packages gets others with it. Their licences bind him, and what is wrong with them is wrong with his
  program. So the check of this repository looks at all of them, and not at what is there for development alone.

  Rule: A licence that is not on our list is refused

    Scenario Outline: <licence>
      Given a shop that gets "stamps" by "ledgers", under the licence <licence>
      When Grace runs "npm run check:licences" on the shop
      Then it fails, and says:
        | stamps 2.0.0 <said>                                                      |
        | It lies in node_modules/stamps, and comes by shop > ledgers > stamps.    |
        | Use another package, or a version with another licence.                  |

      Examples:
        | licence                       | said                                                          |
        | "GPL-3.0-only"                | has the licence "GPL-3.0-only".                               |
        | "(MIT AND AGPL-3.0-or-later)" | has the licence "(MIT AND AGPL-3.0-or-later)".                |
        | "UNLICENSED"                  | has the licence "UNLICENSED".                                 |
        | "SEE LICENSE IN EULA.txt"     | has the licence "SEE LICENSE IN EULA.txt".                    |
        | nothing                       | does not say its licence.                                     |

    Scenario Outline: <licence>, <where>
      Given a shop that gets "stamps" <where>, under the licence <licence>
      When Grace runs "npm run check:licences" on the shop
      Then it passes, and says "The licences of all <count> packages that users get are allowed."

      Examples:
        | licence                 | where                | count |
        | "ISC"                   | by "ledgers"         | 2     |
        | "(MIT OR GPL-3.0-only)" | by "ledgers"         | 2     |
        | "GPL-3.0-only"          | for development only | 1     |

    Scenario: The packages of this repository
      When Grace runs "npm run check:licences" on this repository
      Then it passes

  Rule: A known vulnerability is refused, and what is not known does not count as a success

    Scenario: The registry knows a serious one
      Given a shop that gets "stamps" by "ledgers", under the licence "MIT"
      And a registry that knows a "high" vulnerability of "stamps"
      When Grace runs "npm run check:vulnerabilities" on the shop
      Then it fails, and says:
        | stamps 2.0.0: high: Anybody can read the stamps (https://advisories.example/1) |
        | It lies in node_modules/stamps, and comes by shop > ledgers > stamps.          |
        | Versions <=2.0.0 have it.                                                      |
        | A version without it can be installed                                          |

    Scenario: Of what is there for development alone nobody asks
      Given a shop that gets "stamps" for development only, under the licence "MIT"
      And a registry that knows a "high" vulnerability of "stamps"
      When Grace runs "npm run check:vulnerabilities" on the shop
      Then it passes, and says "The registry knows of no vulnerability in the 1 packages that users get."

    Scenario: The registry knows a slight one
      Given a shop that gets "stamps" by "ledgers", under the licence "MIT"
      And a registry that knows a "low" vulnerability of "stamps"
      When Grace runs "npm run check:vulnerabilities" on the shop
      Then it passes, and says "stamps 2.0.0: low: Anybody can read the stamps"

    Scenario Outline: <why>
      Given a shop that gets "stamps" by "ledgers", under the licence "MIT"
      And <registry>
      When Grace runs "npm run check:vulnerabilities" on the shop
      Then its answer begins with "NOT CHECKED: No registry has answered about known vulnerabilities: <said>"
      And "npm test" would count it neither as passed nor as failed

      Examples:
        | why                                     | registry                                            | said                   |
        | The registry does not take the question | a registry that answers 405                         | 405 Method Not Allowed |
        | The registry has an accident            | a registry that answers 500                         | 500                    |
        | The registry answers something else     | a registry that answers with a page                 | invalid json           |
        | There is no network                     | no registry                                         | request to             |
        | npm was told to stay offline            | no registry, and a setting by which npm asks nobody | request to             |
