Feature: Verifying a part of a log, and giving up

  A log of years is not verified as a whole each night. It is enough to look into what is new, and whoever waits for it sees how far
  it is, and may go.

  Background:
    Given a log in a file with a batch of 16400 entries, and one of 9 of a year later

  Rule: Only the batches of a time are looked into, and the chain as a whole

    Scenario Outline: <who> verifies <what>
      When <who> verifies <what>
      Then <entries> entries were looked into, of all batches, and the last progress says so

      Examples:
        | who                   | what                      | entries |
        | the service           | everything                | 16409   |
        | the service           | what is of a year later   | 9       |
        | the service           | what was before           | 16400   |
        | who opens it to read  | everything                | 16409   |
        | who opens it to read  | what is of a year later   | 9       |
        | who opens it to read  | what was before           | 16400   |

  Rule: Who gives up is told at once, and the log goes on

    Scenario Outline: <who> gives up half-way
      When <who> verifies everything, and gives up at the first progress
      Then the call is rejected with the reason, and the next one looks into 16409 entries

      Examples:
        | who                   |
        | the service           |
        | who opens it to read  |

    Scenario Outline: <who> gives up, and what was told of the progress never ends
      When <who> verifies everything, and gives up at the first progress, which never ends
      Then the call is rejected with the reason, and the next one looks into 16409 entries

      Examples:
        | who                   |
        | the service           |
        | who opens it to read  |

    Scenario Outline: Nobody wants to know any more, while the store <looks>
      When nobody wants to know any more, while the store <looks>
      Then the store lets go of it half-way

      Examples:
        | looks                                 |
        | counts its indexes                    |
        | follows its indexes to each entry     |
        | reads the links of the whole chain    |
