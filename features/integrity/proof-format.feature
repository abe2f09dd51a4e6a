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
