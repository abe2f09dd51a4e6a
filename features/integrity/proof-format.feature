Feature: The bytes behind a proof

  Somebody who does not trust this package writes a verifier of their own. They need the exact bytes that are hashed and signed. The page of the package
  says them, with an example. These scenarios make the example anew, and go its way without the code of the package.

  Rule: The page says what the log does

    Scenario: The example is what the log makes
      Given the page about the bytes behind a proof
      Then its proof, its checkpoint, its key and its growth are those of the log of the example

    Scenario: A verifier that was written from the page
      Given the page about the bytes behind a proof
      When a verifier that has only the page goes from the entry to the root
      Then each hash on the way is the one that the page shows, 6 in all
      And the last one is the root that the key has signed
      And audit-race/verify believes the proof and the growth as well

  Rule: The page says what holds at the edges

    Scenario Outline: An entry of <time>
      Given the page about the bytes behind a proof
      And a log that has an entry of <time>
      When a verifier that has only the page goes from that entry to the root
      Then it comes to the root of its checkpoint, and audit-race/verify believes the proof as well
      And the page has the hashed text of <time>

      Examples:
        | time                          |
        | 1969-12-31T23:59:59.999Z      |
        | 1970-01-01T00:00:00.000Z      |
        | -000001-01-01T00:00:00.000Z   |

    Scenario: A key whose base64 has a plus of its own
      Given the page about the bytes behind a proof
      When a log signs its checkpoint with a key in whose line there are more than 2 plus signs
      Then a verifier that has only the page finds the signature right, and so does audit-race/verify

    Scenario: The empty log
      Given the page about the bytes behind a proof
      Then the page has the root of the empty log, and every log has grown from it

    Scenario Outline: Growth <what>
      Given the page about the bytes behind a proof
      When audit-race/verify is shown growth <what>
      Then it is refused, as the page says: "<words>"

      Examples:
        | what                                               | words                                        |
        | between two roots of one size                      | both roots must be equal                     |
        | from size 0 with another root                      | its root must be that of the empty log       |
        | from size 0 by a path that is not empty            | a path that is not empty where it must be    |
        | from a larger size                                 | an older size that is larger                 |

    Scenario: A proof for a size of 0, and one in which a member occurs twice
      Given the page about the bytes behind a proof
      Then audit-race/verify refuses both, and the page says so
