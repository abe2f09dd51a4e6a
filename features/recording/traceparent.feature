Feature: The trace of a request

  A request that went through several services has one trace id, in the header `traceparent` of W3C Trace Context. Whoever sends
  the header may be anybody, so it is believed only where it is written as the standard says, and ignored everywhere else.

  Rule: The trace id of a header that keeps to the standard is that of the entry

    Scenario Outline: <what>
      Given an audit log as it comes
      When Ada records an entry in the context { traceparent: <header> }
      Then its traceId is kept as 4bf92f3577b34da6a3ce929d0e0e4736

      Examples:
        | what                             | header                                                        |
        | as it is mostly                  | '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'     |
        | not sampled                      | '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00'     |
        | with flags that nobody knows     | '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-ff'     |
        | of a later version               | 'cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'     |
        | of a later version, with more    | 'cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what the future will be like' |
        | of a later version, with a dash  | '01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-'    |
        | as a list of one                 | ['00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01']   |

    Scenario: A trace id beside it
      Given an audit log as it comes
      When Ada records an entry in the context { traceId: 'own', traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' }
      Then its traceId is kept as own

  Rule: Any other header is ignored, and the rest of the context holds

    Scenario Outline: <what>
      Given an audit log as it comes
      When Ada records an entry in the context { actor: 'ada', traceparent: <header> }
      Then the entry says who was at work: { actor: 'ada' }

      Examples:
        | what                               | header                                                              |
        | nothing                            | undefined                                                           |
        | empty                              | ''                                                                  |
        | no header at all                   | []                                                                  |
        | two headers                        | ['00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'] |
        | two headers, joined by Node        | '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01, 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' |
        | large letters                      | '00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01'           |
        | a large letter in the parent       | '00-4bf92f3577b34da6a3ce929d0e0e4736-00F067aa0ba902b7-01'           |
        | no hexadecimal digit               | '00-4bf92f3577b34da6a3ce929d0e0e473g-00f067aa0ba902b7-01'           |
        | a trace of nothing but zeros       | '00-00000000000000000000000000000000-00f067aa0ba902b7-01'           |
        | a parent of nothing but zeros      | '00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01'           |
        | the version that is none           | 'ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'           |
        | a version in large letters         | 'CC-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'           |
        | version 00 with more               | '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what'      |
        | version 00 with a dash             | '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-'          |
        | a later version, with more and no dash | 'cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01.what'  |
        | a trace that is too short          | '00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01'            |
        | a trace that is too long           | '00-4bf92f3577b34da6a3ce929d0e0e47361-00f067aa0ba902b7-01'          |
        | no flags                           | '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7'              |
        | flags of one digit                 | '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1'            |
        | a space before it                  | ' 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'          |
        | a line feed behind it              | '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\x0a'       |
        | digits of another script           | '00-４bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'           |
        | very long                          | 'cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-' + 'x'.repeat(1000) |

    Scenario: The trace of the context around it
      Given an audit log as it comes
      When Ada records an entry in the context { traceId: 'around' }, and within it in { traceparent: 'malformed' }
      Then its traceId is kept as around
