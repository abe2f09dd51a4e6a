Feature: Requests need no adapter
  Two requests may be answered in any order, and a body arrives later than its head. A `fetch` under control is one line,
  which also says what the server would answer.

  Rule: Each request is an operation of the order, and each look at a body another

    Scenario: each caller fetches a token of its own
      Given callers who each fetch a token
      When Ada explores every order
      Then at least one interleaving fails with a finding of kind "check"
      And it says '2 tokens were made'

    Scenario: callers share one request
      Given callers who share the token that is fetched
      When Ada explores every order
      Then every interleaving is covered and holds

    Scenario: the answer that arrives last is not that of the last request
      Given callers who show the answer that arrives last
      When Ada explores every order
      Then at least one interleaving fails with a finding of kind "check"
      And it says '"a" is shown'

    Scenario: requests of node:http
      Given callers who each get a page with http
      When Ada explores every order
      Then at least one interleaving fails with a finding of kind "check"
      And it says "'201 POST Ada 2'"
      And at least one interleaving holds

    Scenario: a body that is read as a stream arrives in pieces
      Given callers who write what they stream to one place
      When Ada explores every order
      Then at least one interleaving fails with a finding of kind "check"
      And it says "'one one twotwo'"
      And at least one interleaving holds

  Rule: A body is used as one of the platform

    Scenario Outline: <a body>
      Given callers who have <a body>
      When Ada explores every order
      Then every interleaving is covered and holds

      Examples:
        | a body                                   |
        | one body that is read twice              |
        | one body that is read twice at once      |
        | one body that is read in two ways        |
        | one body that is asked whether it is read |
        | one body that is cloned and read         |
        | one body that is read and cloned         |
        | one body that is read in pieces          |
        | one body that is read into a buffer of the reader |
        | one body that is read to its end into buffers |
        | one body that is locked                  |
        | one body that is cancelled               |
        | one body that is cancelled by its reader |
        | one body that is handed on               |
        | one body that is looked at twice         |
        | no body that is read twice               |
        | no body that is looked at                |

  Rule: An abort ends a request and the reading of its body

    Scenario: a request is aborted by the next one
      Given callers who abort the request before
      When Ada explores every order
      Then every interleaving is covered and holds

    Scenario: nobody waits for the server
      Given callers who no longer wait for an answer
      When Ada explores every order
      Then every interleaving is covered and holds

  Rule: A request that fails says what Node would say

    Scenario Outline: <error>
      Given callers who <ask>
      When Ada explores every order
      Then at least one interleaving fails with a finding of kind "check"
      And it says '<error>'

      Examples:
        | ask                                     | error                                                          |
        | ask a server that may be gone           | TypeError: fetch failed: Error: connect ECONNREFUSED 127.0.0.1:4000 |
        | ask a server with http that may be gone | Error: read ECONNRESET                                         |
