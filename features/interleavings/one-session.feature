Feature: One session, in every order of turns
  Ten callers behind a barrier are one order, and always the same one. Here every order is tried: whenever an engine is
  asked for anything, the explorer alone decides whose turn it is, and whether the store fails. The audit log is the one
  that is published; it is not changed, and knows nothing of it.

  A promise is broken when two engines are open at a time, when one is asked for without need, used after it was closed
  or never closed, when somebody waits for ever, or when an entry that was accepted is neither stored nor given back.

  What the claim rests on: answers come one at a time, and all that follows from one has happened before the next; every
  wait of the audit log is for its store or its clock, both of which are controlled here; a call takes effect when it is
  answered. The first two are checked by each run.

  Rule: As it is, one engine is created, whoever comes first

    Scenario Outline: <callers> callers, each order run
      Given an audit log that <callers> callers share: each asks for the session
      When Grace has them take turns in every order, one by one
      Then every promise is kept in all <interleavings> interleavings
      And <interleavings> of them were run

      Examples:
        | callers | interleavings |
        | 2       | 8             |
        | 3       | 66            |

    Scenario: Ten callers, told apart only once they have started
      Given an audit log that 10 callers share: each asks for the session
      When Grace has them take turns in every order
      Then every promise is kept in all 7388236800 interleavings
      And 2036 of them were run

    Scenario: The picture of two callers who wait for each other
      Given an audit log that 2 callers share: each asks for the session
      When Grace has them take turns in every order
      And Ada draws the interleaving that holds against most preemptions
      Then the picture shows "✓ holds"
      And the picture shows "waits"
      And the picture shows no window and no leak

  Rule: As it was, they leak an engine in all orders but those in which nobody meets anybody

    Scenario: Two callers, and the least that goes wrong
      Given an audit log that 2 callers share: each asks for the session
      And a service as it was
      When Grace has them take turns in every order
      And Ada draws the smallest failing interleaving
      Then a promise is broken in 58 of 60 interleavings
      And the picture shows "A has looked, but not yet set session"
      And the smallest failing interleaving is told as:
        """
        2 callers, each asks for the session; the service as it was, interleaving 01~b27d55
        1. A: starts; sees no session.
        2. B: starts; sees no session.
        3. B: createEngine -> ExploredEngine {capabilities: {…}, life: EngineLife {…}}; creates engine #1.
        4. B: createTables succeeds; sets session = #1; is done.
        5. A: createEngine -> ExploredEngine {capabilities: {…}, life: EngineLife {…}}; creates engine #2.
        6. A: createTables succeeds; sets session = #2; is done.
        engine #1 leaked: nobody can close it.
        Fails: 2 engines were created, and 1 of them can never be closed
        """
      And Ada can replay it

    Scenario: Three callers
      Given an audit log that 3 callers share: each asks for the session
      And a service as it was
      When Grace has them take turns in every order
      Then a promise is broken in 14250 of 14262 interleavings

  Rule: A store that fails at any moment costs no engine

    Scenario Outline: <callers> callers, and a store in which <mishap>
      Given an audit log that <callers> callers share: each asks for the session
      And a store in which, at any call, <mishap>
      When Grace has them take turns in every order
      Then every promise is kept in all <interleavings> interleavings

      Examples:
        | callers | mishap                                                                        | interleavings |
        | 2       | an engine cannot be created or its tables cannot be made                      | 32            |
        | 3       | an engine cannot be created or its tables cannot be made                      | 444           |
        | 3       | an engine cannot be created, its tables cannot be made or it cannot be closed | 912           |
