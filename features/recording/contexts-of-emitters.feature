Feature: The context in which an emitter calls

  Frameworks hand a request on as they like: to two logs of one program, behind a Proxy, as an object that inherits from it. Each of
  these must hear of its events in the context that was given for it last, or somebody is recorded as having done what another did.

  Rule: An emitter has the last context that each log has given it

    Scenario Outline: <emitter>
      Given an audit log as it comes, and another
      When both record where <emitter> calls them
      Then the entries of the one are of the actors <ours>, and those of the other of the actors <theirs>

      Examples:
        | emitter                                                | ours       | theirs |
        | an emitter that was given to one log and then the other | ada       | eve    |
        | an emitter that was given to one log twice             | grace      | nobody |
        | an emitter and then its Proxy                          | grace      | nobody |
        | a Proxy and then its emitter                           | grace      | nobody |
        | a Proxy that binds methods, given twice                | grace      | nobody |
        | an emitter, and then one that inherits from it         | grace, ada | nobody, nobody |
        | an emitter whose own emit was deleted in between       | grace      | nobody |
        | an emitter whose emit a spy has put back in between    | grace      | nobody |
        | an emitter of which another is refused in the same call | nobody    | nobody |

  Rule: Whatever its method emit is, it is called as before

    Scenario Outline: A method emit that <is>
      Given an audit log as it comes, and another
      When an emitter whose emit <is> calls Ada
      Then the entries of the one are of the actors ada, and those of the other of the actors
      And its emit has given "<given>"

      Examples:
        | is                                | given             |
        | gives a promise                   | a promise of done |
        | is a property of its own          | done              |
        | cannot be written                 | done              |
        | can be written and not configured | done              |
        | is made by a getter               | done              |
