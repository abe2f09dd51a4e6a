Feature: Ports need no adapter
  Whoever looks for a free port and listens there later has a race with everybody else. `node:net` with ports in memory
  shows it without a port of the machine.

  Rule: To listen, to connect, to send and to close are operations of the order

    Scenario: somebody else takes the port that was free
      Given callers who look for a free port and listen there
      When Ada explores every order
      Then at least one interleaving fails with a finding of kind "check"
      And it says 'Error: listen EADDRINUSE: address already in use :::3000'

    Scenario: each caller listens at a port of its own
      Given callers who listen at any free port
      When Ada explores every order
      Then every interleaving is covered and holds

    Scenario: a client calls before the server listens
      Given callers who connect to somebody who may not listen yet
      When Ada explores every order
      Then at least one interleaving fails with a finding of kind "check"
      And it says 'Error: connect ECONNREFUSED 127.0.0.1:4000'
      And at least one interleaving holds
