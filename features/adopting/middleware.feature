Feature: Ten lines for a web server

  What takes requests in is the place to say who is at work. The folder `examples` has the lines for Express, Fastify and node:http. They are
  tried as they are, as servers that listen, because what clients send is what nobody expects.

  Rule: Every entry of a request says whose request it was

    Scenario Outline: A hundred requests at a time to <server>
      Given the example <server>, which listens
      When 100 users ask it at the same time, each with a body, an agent and a trace of its own
      Then each of the 200 entries says who asked, with what, in which trace, and from where
      And the 2 entries of each request have a correlation id of their own

      Examples:
        | server    |
        | express   |
        | fastify   |
        | node-http |

  Rule: Whatever a client sends, it is answered, and the entry says of it what can be said

    Scenario Outline: What a hostile client sends to <server>
      Given the example <server>, which listens
      When somebody asks it once with each of these headers:
        | headers                                                                                       | kept                                            |
        | ''                                                                                            | {}                                              |
        | 'User-Agent:'                                                                                 | {}                                              |
        | 'User-Agent: ' + 'x'.repeat(10000)                                                            | { userAgent: 'x'.repeat(1000) }                 |
        | 'User-Agent: a\tb'                                                                            | { userAgent: 'a\x5cu0009b' }                    |
        | 'User-Agent: \xe4\x85\xff'                                                                    | { userAgent: '\xe4\x5cu0085\xff' }              |
        | 'User-Agent: curl https://a.example/?token=x'                                                 | { userAgent: 'curl https://a.example/?token=[redacted]' } |
        | 'User-Agent: one\x0d\x0aUser-Agent: two'                                                      | { userAgent: 'one' }                            |
        | 'traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'                        | { traceId: '4bf92f3577b34da6a3ce929d0e0e4736' } |
        | 'Traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01 '                       | { traceId: '4bf92f3577b34da6a3ce929d0e0e4736' } |
        | 'traceparent: 00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01'                        | {}                                              |
        | 'traceparent: 00-00000000000000000000000000000000-00f067aa0ba902b7-01'                        | {}                                              |
        | 'traceparent: ' + '0'.repeat(9000)                                                            | {}                                              |
        | 'traceparent:'                                                                                | {}                                              |
        | 'traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\x0d\x0atraceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' | {} |
        | 'X-Forwarded-For: 6.6.6.6'                                                                    | {}                                              |
        | 'Forwarded: for=6.6.6.6'                                                                      | {}                                              |
        | 'Authorization: Bearer ada'                                                                   | { actor: 'ada' }                                |
        | 'Authorization: Bearer ' + 'x'.repeat(5000)                                                   | {}                                              |
        | 'Authorization: Bearer ada\x0d\x0aAuthorization: Bearer root'                                 | { actor: 'ada' }                                |
        | '__proto__: x\x0d\x0aconstructor: y'                                                          | {}                                              |
      Then each is answered, and its entry says that and no more, but from where it came

      Examples:
        | server    |
        | express   |
        | fastify   |
        | node-http |

    Scenario Outline: A request to <server> comes over a Unix socket
      Given the lines of docs/context.md for <server>, in a server that listens on a Unix socket
      When somebody asks that server
      Then the answer is 200, and its entry says no address

      Examples:
        | server    |
        | Express   |
        | Fastify   |
        | node:http |

  Rule: What hears of a request later is in its context, too

    # Node has the socket call the listeners of a request and of its answer, and the socket serves many requests.
    Scenario Outline: <what>, which <server> gets
      Given the lines of docs/context.md for <server>, in a server that records what the listeners of its requests hear
      When that server gets <what>
      Then each entry says whose request it was<who>: <heard>

      Examples:
        | server                      | what                           | who                | heard |
        | Express                     | a body in three pieces         | , and who asked    | /1 request.data 3 times, /1 request.end, /1 response.finish, /1 response.close |
        | Express                     | two requests on one connection | , and who asked    | /1 request.end, /1 response.close, /2 request.end, /2 response.close |
        | Express                     | two requests in one packet     | , and who asked    | /1 request.end, /1 response.finish, /2 request.end, /2 response.finish |
        | Express                     | a client that goes away        | , and who asked    | /1 request.data, /1 request.error, /1 request.close, /1 response.close |
        | Express with express.json() | a body that comes late         | , and who asked    | /1 response.finish, /1 response.close |
        | Fastify                     | a body in three pieces         |                    | /1 request.data 3 times, /1 request.end, /1 response.finish, /1 response.close |
        | Fastify                     | two requests on one connection |                    | /1 request.end, /1 response.close, /2 request.end, /2 response.close |
        | Fastify                     | two requests in one packet     |                    | /1 request.end, /1 response.finish, /2 request.end, /2 response.finish |
        | Fastify                     | a client that goes away        |                    | /1 request.data, /1 request.error, /1 request.close, /1 response.close |
        | node:http                   | a body in three pieces         |                    | /1 request.data 3 times, /1 request.end, /1 response.finish, /1 response.close |
        | node:http                   | two requests on one connection |                    | /1 request.end, /1 response.close, /2 request.end, /2 response.close |
        | node:http                   | two requests in one packet     |                    | /1 request.end, /1 response.finish, /2 request.end, /2 response.finish |
        | node:http                   | a client that goes away        |                    | /1 request.data, /1 request.error, /1 request.close, /1 response.close |
        | node:http2                  | a stream of HTTP/2             |                    | /1 request.data 3 times, /1 request.end, /1 response.finish, /1 response.close |
