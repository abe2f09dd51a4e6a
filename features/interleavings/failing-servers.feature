Feature: A request fails in the words of whoever fails
  What a program writes into its log is what its users see of a failure. So the error of a request names the server and
  the port that Node would name, and what the experiment throws arrives as it was thrown.

  Rule: The error says what Node would say, or what the experiment says

    Scenario Outline: a server that <fails>
      Given a caller who asks a server that <fails>
      When Ada explores every order
      Then at least one interleaving fails with a finding of kind "check"
      And it says '<words>'

      Examples:
        | fails                        | words                                                              |
        | refuses at the port of http  | TypeError: fetch failed: Error: connect ECONNREFUSED 127.0.0.1:80  |
        | refuses at the port of https | Error: connect ECONNREFUSED 127.0.0.1:443                          |
        | refuses at an address of the sixth version | TypeError: fetch failed: Error: connect ECONNREFUSED ::1:4000 |
        | refuses http at an address of the sixth version | Error: connect ECONNREFUSED ::1:80 |
        | fails as nobody knows        | Error: connect ENOLUCK 127.0.0.1:80                                |
        | fails as the experiment says | TypeError: fetch failed: Error: no GET of http://127.0.0.1/page    |
        | resets and answers later     | Error: read ECONNRESET                                             |
        | breaks over fetch            | TypeError: fetch failed: RangeError: no page                       |
        | breaks over http             | RangeError: no page                                                |

  Rule: The story names a request in no more than a line

    Scenario: an address that is too long for a line
      Given a caller who asks a server that has a long address
      When Ada explores every order
      Then at least one interleaving fails with a finding of kind "check"
      And the story of the failing one says "fetch GET 127.0.0.1:4000/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…"

  Rule: A server is gone when its order is over

    Scenario Outline: a clean-up that <does>
      Given a caller whose clean-up <does>
      When Ada explores every order
      Then every interleaving is covered and holds

      Examples:
        | does            |
        | sends a request |
        | reads an answer |
