Feature: Words of others in our messages

  What an archive, a key or a database says comes into the middle of our messages. Nobody knows whether it ends in a full stop itself: a
  message with two of them looks as if something were missing.

  Rule: A sentence that ends in the words of somebody else has one stop

    Scenario Outline: <who> says something that ends in "<end>"
      When <who> fails, and says "The archive is not there<end>"
      Then the message has "The archive is not there<ours> " in it, and goes on

      Examples:
        | who                    | end  | ours |
        | the archive            |      | .    |
        | the archive            | .    | .    |
        | the archive            | ?    | ?    |
        | the archive            | !    | !    |
        | the archive            | :    | .    |
        | the archive            | ;    | .    |
        | who keeps a checkpoint | .    | .    |
        | who signs              | .    | .    |
        | a server               | ?    | ?    |
        | a file                 | !    | !    |
        | a file                 | .    | .    |
        | a suite's isAssertion  | .    | .    |

    Scenario: Somebody fails without a word
      When the archive fails, and says ""
      Then the message has "archive() failed for 1 entry: it gave no reason. " in it, and goes on

    Scenario: An experiment whose setup says something that ends in a colon
      When an experiment fails, and says "The archive is not there:"
      Then the message ends in "its setup failed: The archive is not there."
