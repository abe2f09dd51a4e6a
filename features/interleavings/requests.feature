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
