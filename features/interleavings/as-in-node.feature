Feature: What programs do with files, requests and ports ends as in Node
  Programs call Node in many ways: by a URL or by options, with a port as text, without a callback. A controlled module that
  knew only some of them would find errors that no program has, or hide those it has. Node itself says what comes of each.

  Rule: The caller of a controlled function sees and hears what the caller of Node does

    Scenario Outline: a program with files that <does>
      Given a program with files that <does>
      When Ada explores every order
      Then every interleaving is covered and holds

      Examples:
        | does                                         |
        | writes by the URL of a file                  |
        | writes by a path of bytes                    |
        | writes with an encoding                      |
        | writes with the mode of a new file           |
        | writes behind what is there                  |
        | writes a file that must be new               |
        | writes with flags as a number                |
        | writes with options that are null            |
        | writes to a folder that is not there         |
        | writes to no path at all                     |
        | writes into an open file                     |
        | reads an open file                           |
        | hears that an open file is closed            |
        | reads a piece and is given the bytes as well |
        | reads a piece of a file that is closed       |
        | asks by callback whether there is a file     |
        | forgets the callback                         |
        | fails in each way in which a path is told    |
        | reads by a stream with an encoding           |
        | reads by a stream from the second byte on    |
        | reads by a stream what is not there          |
        | looks at what is no function                 |
        | replaces a function of the promises          |

    Scenario Outline: a program with files that now and then <does>
      Given a program with files that <does>
      When Ada explores every order
      Then every interleaving is covered and holds

      Examples:
        | does                                      |
        | asks by a promise whether there is a file |
        | reads and writes pieces by promises       |
        | asks the system for a real path           |
        | writes with each flag                     |
        | writes what is no text                    |
        | writes and appends what comes in pieces   |
        | is aborted before it begins               |
        | copies what its filter wants              |
        | reads lines of an open file               |
        | streams from and to open files            |

    Scenario Outline: a program with requests that <does>
      Given a program with requests that <does>
      When Ada explores every order
      Then every interleaving is covered and holds

      Examples:
        | does                                  |
        | asks by a URL as text                 |
        | asks by a URL and options             |
        | asks by options, by their host name   |
        | asks by options, by their host        |
        | asks by options that name no path     |
        | gets, and need not end                |
        | listens for the answer later          |
        | sends a body in pieces                |
        | sends nothing                         |
        | asks for the head                     |
        | asks for an empty page                |
        | asks for cookies                      |
        | sets headers and takes them back      |
        | looks at a request                    |
        | sets up what nothing comes of         |
        | is told of the connection             |
        | gives up before it has asked          |
        | gives up for a reason                 |
        | gives up when it has asked            |
        | gives up when it has the whole answer |
        | is aborted by a signal                |
        | sets several values of a header       |
        | sets a header to nothing              |
        | asks by options that name no host     |
        | asks where no URL leads               |

    Scenario Outline: a program whose request ends as it <does>
      Given a program with requests that <does>
      When Ada explores every order
      Then every interleaving is covered and holds

      Examples:
        | does                                                   |
        | waits until a request is closed                        |
        | waits until a request is finished with                 |
        | aborts before it has asked                             |
        | aborts when it has asked                               |
        | aborts when the connection is there                    |
        | aborts twice                                           |
        | aborts while it is answered                            |
        | breaks a request off while it is answered              |
        | breaks a request off for a reason while it is answered |
        | breaks an answer off                                   |
        | breaks an answer off for a reason                      |
        | is aborted by a signal for a reason                    |
        | is aborted by a signal while it is answered            |
        | asks with a signal that is aborted already             |
        | asks at an address of the sixth version                |

    Scenario Outline: a program with fetch that <does>
      Given a program with fetch that <does>
      When Ada explores every order
      Then every interleaving is covered and holds

      Examples:
        | does                                  |
        | gets a page                           |
        | gets a page by a URL and by a request |
        | sends forms and bytes                 |
        | follows each kind of redirect         |
        | wants no redirect                     |
        | is led in a circle                    |
        | is aborted before it asks             |
        | asks where no URL leads               |
        | reads what is no JSON                 |

    Scenario Outline: a program with ports that <does>
      Given a program with ports that <does>
      When Ada explores every order
      Then every interleaving is covered and holds

      Examples:
        | does                                |
        | listens at any port, by no argument |
        | listens at any port, by a callback  |
        | listens at any port, by options     |
        | listens at a port given as text     |
        | listens with a backlog              |
        | listens at localhost                |
        | listens at no port there can be     |
        | listens twice                       |
        | listens where somebody listens      |
        | listens again when it is closed     |
        | closes what does not listen         |
        | closes without a callback           |
        | closes by leaving the block         |
        | closes before it listens            |
        | makes servers without new           |

    Scenario Outline: a program with connections that <does>
      Given a program with connections that <does>
      When Ada explores every order
      Then every interleaving is covered and holds

      Examples:
        | does                                                 |
        | waits for its connections to end before it is closed |
        | counts its connections                               |
        | connects by options                                  |
        | connects by port and host, with a callback           |
        | connects by a port given as text                     |
        | connects where nobody listens                        |
        | connects to no port there can be                     |
        | writes before it is connected                        |
        | sets up what nothing comes of                        |
        | breaks off before it is connected                    |
        | breaks a connection off                              |
        | reads to the end on both sides                       |
        | answers whoever has ended                            |
        | breaks off behind what it has written                |
        | breaks off as it writes                              |
        | is broken off and reads nothing                      |

    Scenario Outline: a program with pipes that <does>
      Given a program with pipes that <does>
      When Ada explores every order
      Then every interleaving is covered and holds

      Examples:
        | does                                     |
        | listens at a path                        |
        | listens at a path, with a backlog        |
        | listens at a path, by options            |
        | talks over a pipe                        |
        | talks over a pipe, by options            |
        | listens at a path where somebody listens |
        | connects to a pipe where nobody listens  |
        | says what can be no port                 |

    Scenario Outline: a program with ports taken in the call that <does>
      Given a program with ports taken in the call that <does>
      When Ada explores every order
      Then every interleaving is covered and holds

      Examples:
        | does                            |
        | listens twice                   |
        | listens where somebody listens  |
        | listens again when it is closed |
        | closes before it listens        |
        | closes by leaving the block     |
