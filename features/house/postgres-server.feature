Feature: PostgreSQL in the tests

  Scenarios are tried on a real server, which nobody has to install or to start: its programs come with the other packages, and
  it lives as long as the run. Whoever has a server can name it in PG_URL.

  Rule: Each scenario has a database of its own

    @postgres
    Scenario: Ada and Grace work at the same time
      Given a database of Ada, and one of Grace
      When Ada makes a table in hers
      Then Grace finds no table in hers

    @postgres_server
    Scenario: Somebody else has started the server
      Given somebody else has started a server, and PG_URL names it
      When Ada is given a database
      Then it is on the server of somebody else
      And nothing is left there when Ada has dropped it

  Rule: A server ends with the process that has started it, however that ends

    @postgres_server
    Scenario Outline: <who> has started it, and the process is killed
      Given a process of <who> has started a server
      When the process is killed
      Then its server ends, and the folder of it is removed

      Examples:
        | who                      |
        | who runs the tests       |
        | somebody who is not root |

  Rule: A scenario may end a server of its own as it likes

    @postgres_server
    Scenario: No script of a package was run, and the packages are in a folder that is closed to others
      Given the programs of a server, without links, in a folder that is closed to others
      When a server is started from them, stopped, started, killed and started again
      Then it still has what was stored before

  Rule: Scenarios that cannot run are counted, and the last words say why

    Scenario: The programs cannot run on this machine
      Given a suite of three scenarios, of which one needs PostgreSQL and one a server of its own
      When it is run where the programs of a server cannot run
      Then one scenario is run
      And the last words of its run begin with "2 scenarios of PostgreSQL did NOT run, because"

    Scenario Outline: The last words of npm test, with <browser>
      Given a run that has left out a scenario of the browser, one with a mount, and two of PostgreSQL because "there is no memory."
      Then its last words with <browser>, where nobody may mount, say:
        | <others>                                                           |
        | 1 scenarios were NOT run: they need a mount of their own, and "unshare -rm" fails here. |
        | 2 scenarios of PostgreSQL did NOT run, because there is no memory. |

      Examples:
        | browser    | others                                                                                                          |
        | a browser  | 1 scenarios were NOT run: a filter left them out.                                                               |
        | no browser | 1 scenarios were NOT run: they need Chromium, and there is none. Install it, or say where it is in CHROME_PATH. |
