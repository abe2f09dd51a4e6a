Feature: A package is loaded as Node loads it
  Packages are CommonJS, ES modules, JSON, native addons. They begin with a byte order mark, require each other in a circle, or
  fail. To load them anew for each order takes another way than that of Node, and must come to the same.

  Rule: What a package exports, or why it cannot be loaded, is what Node says

    Scenario Outline: a package that <is>
      Given a package that <is>, loaded by Node and by the explorer
      When Ada explores every order
      Then every interleaving is covered and holds

      Examples:
        | is                                          |
        | exports a function                          |
        | begins with the name of its interpreter     |
        | begins with a mark of its byte order        |
        | is a file without an extension              |
        | is a file of an extension that nobody knows |
        | is JSON                                     |
        | is JSON that begins with a mark of its byte order |
        | is JSON with a mistake                      |
        | requires a native addon                     |
        | names itself CommonJS                       |
        | names itself an ES module                   |
        | requires an ES module                       |
        | imports CommonJS                            |
        | imports CommonJS that fails                 |
        | is an ES module by its syntax alone         |
        | is no JavaScript                            |
        | fails when it is loaded                     |
        | is required in a circle                     |
        | is required again after it has failed       |
        | looks at itself                             |
        | requires what Node has                      |
        | requires what is not there                  |
        | is not exported to anybody                  |

  Rule: A file of the project is loaded, too, with whatever stands in for a module

    Scenario Outline: a project that <is>
      Given a loaded project that <is>
      When Ada explores every order
      Then every interleaving is covered and holds

      Examples:
        | is                                                |
        | is given a value                                  |
        | is given a default export                         |
        | is looked up from a URL                           |
        | is looked up from the text of a URL               |
        | is TypeScript                                     |
        | is TypeScript of ES modules                       |
        | is TypeScript of ES modules that import each other |
        | has a TypeScript that only checks                 |
        | has a TypeScript that only checks, and writes JSX |
