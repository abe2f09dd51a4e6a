Feature: A crash of the product is no claim, wherever the product is

  Products check themselves with assertions, too. One that fails in there is a crash, and no `Then` has claimed anything.
  `productFolders` says where the product is; whose assertion it was is read from the stack. The verdict must not depend on
  where somebody has checked the project out, nor on how a stack writes the name of a file.

  Rule: Wherever the files are, in CommonJS and in ES modules

    Scenario: Folders with all kinds of names
      Given captures that call the product in "src" of these folders:
        | folder       |
        | plain        |
        | esm my süite |
        | 100% done    |
        | %20          |
        | a#b          |
        | a (copy)     |
        | what?        |
        | 1:2:3        |
        | at (x:1:2)   |
        | файлы        |
        | 🍏           |
      When Ada runs the suite as it is
      Then the captures of each folder are judged as its row says
        | folder       | src/crash.cjs | src/crash.mjs | features/claim.cjs | features/claim.mjs |
        | plain        | compromised   | compromised   | captured           | captured           |
        | esm my süite | compromised   | compromised   | captured           | captured           |
        | 100% done    | compromised   | compromised   | captured           | captured           |
        | %20          | compromised   | compromised   | captured           | captured           |
        | a#b          | compromised   | compromised   | captured           | captured           |
        | a (copy)     | compromised   | compromised   | captured           | captured           |
        | what?        | compromised   | compromised   | captured           | captured           |
        | 1:2:3        | compromised   | compromised   | captured           | captured           |
        | at (x:1:2)   | compromised   | compromised   | captured           | captured           |
        | файлы        | compromised   | compromised   | captured           | captured           |
        | 🍏           | compromised   | compromised   | captured           | captured           |

    Scenario: A whole project in such a folder
      Given a suite of ES modules in the folder "esm my süite, 100% #1 (copy)"
      When Ada runs the suite as it is
      Then "the product asserts something of its own" is shown as failed and judged compromised

  Rule: However a stack writes the name of a file

    Scenario: Frames of Node, of Windows and of bundlers
      When Ada looks for the product in these stacks:
        | folder               | frame                                                                          | product |
        | /app/src             | open (/app/src/engine.js:1:2)                                                  | yes     |
        | /app/src             | /app/src/engine.js:1:2                                                         | yes     |
        | /app/src             | async open (/app/src/engine.js:1:2)                                            | yes     |
        | /app/src             | async /app/src/engine.js:1:2                                                   | yes     |
        | /app/src             | new Engine (/app/src/engine.js:1:2)                                            | yes     |
        | /app/src             | Object.<anonymous> (/app/src/engine.js:1:2)                                    | yes     |
        | /app/src             | Engine.open [as create] (/app/src/engine.js:1:2)                               | yes     |
        | /app/src             | Engine.open (now) (/app/src/engine.js:1:2)                                     | yes     |
        | /app/src             | async Promise.all (index 0)                                                    | no      |
        | /app/src             | Array.map (<anonymous>)                                                        | no      |
        | /app/src             | <anonymous>                                                                    | no      |
        | /app/src             | eval (eval at open (/app/src/engine.js:1:2), <anonymous>:3:4)                  | yes     |
        | /app/src             | eval (eval at open (eval at a (/app/src/a.js:1:2), <anonymous>:1:1), <a>:3:4)  | yes     |
        | /app/src             | eval (eval at open (file:///app/src/engine.js:1:2), <anonymous>:3:4)           | yes     |
        | /app/src             | eval (eval at open (/app/steps.js:1:2), <anonymous>:3:4)                       | no      |
        | /app/src             | open (/app/src-of-suite/engine.js:1:2)                                         | no      |
        | /app/src             | open (/home/app/src/engine.js:1:2)                                             | no      |
        | /app/src             | open (/app/src/node_modules/chai/index.js:1:2)                                 | no      |
        | /app/src             | open (file:///app/src/engine.mjs:1:2)                                          | yes     |
        | /app/src             | open (file:///app/src/engine.mjs?update=1:1:2)                                 | yes     |
        | /app/src             | open (file://localhost/app/src/engine.mjs:1:2)                                 | yes     |
        | /app/100%            | open (file:///app/100%/engine.mjs:1:2)                                         | yes     |
        | /app/a b             | open (file:///app/a%20b/engine.mjs:1:2)                                        | yes     |
        | /app/a%20b           | open (/app/a%20b/engine.js:1:2)                                                | yes     |
        | /app/a b             | open (/app/a%20b/engine.js:1:2)                                                | no      |
        | /app/süd             | open (file:///app/su%CC%88d/engine.mjs:1:2)                                    | yes     |
        | /app/src             | open (webpack-internal:///./src/engine.js:1:2)                                 | yes     |
        | /app/src             | open (webpack-internal:///(rsc)/./src/engine.js:1:2)                           | yes     |
        | /app/src             | open (webpack://shop/./src/engine.ts?0f3a:1:2)                                 | yes     |
        | /app/src             | open (webpack://shop/src/engine.ts:1:2)                                        | yes     |
        | /app/src             | open (webpack-internal:///./features/steps.js:1:2)                             | no      |
        | /app/src             | open (webpack-internal:///./node_modules/chai/src/index.js:1:2)                | no      |
        | C:\\app\\src         | open (C:\\app\\src\\engine.js:1:2)                                             | yes     |
        | C:\\app\\src         | open (c:\\app\\src\\engine.js:1:2)                                             | yes     |
        | c:\\app\\src         | C:\\app\\src\\engine.js:1:2                                                    | yes     |
        | C:\\app\\src         | open (file:///C:/app/src/engine.mjs:1:2)                                       | yes     |
        | C:\\app\\src         | open (file:///c:/app/src/engine.mjs:1:2)                                       | yes     |
        | C:\\my app\\src      | open (file:///C:/my%20app/src/engine.mjs:1:2)                                  | yes     |
        | C:\\app\\src         | open (D:\\app\\src\\engine.js:1:2)                                             | no      |
        | \\\\server\\app\\src | open (\\\\server\\app\\src\\engine.js:1:2)                                     | yes     |
        | \\\\server\\app\\src | open (file://server/app/src/engine.mjs:1:2)                                    | yes     |
        | \\\\server\\app\\src | open (\\\\?\\UNC\\server\\app\\src\\engine.js:1:2)                             | yes     |
        | C:\\app\\src         | open (\\\\?\\C:\\app\\src\\engine.js:1:2)                                      | yes     |
        | C:\\Program (x86)\\a | open (C:\\Program (x86)\\a\\engine.js:1:2)                                     | yes     |
        | C:\\app\\src         | eval (eval at open (C:\\app\\src\\engine.js:1:2), <anonymous>:3:4)             | yes     |
      Then she finds it where the table says so

  Rule: Where nobody can tell, nothing is claimed

    Scenario: Stacks without a frame of the project
      Given a suite with { productFolders: ['features'] } that throws each of these:
        | thrown                                                       | verdict     |
        | Error.stackTraceLimit = 0; throw claim()                     | compromised |
        | Error.stackTraceLimit = 2; throw inLibrary()            | compromised |
        | Error.stackTraceLimit = 10; throw Object.assign(claim(), { stack: '' }) | compromised |
        | throw Object.assign(claim(), { stack: 'found 10' })          | compromised |
      When Ada runs the suite as it is
      Then each is judged as its row says
      And each is advised: To do:    this stack names no file of the project, so nobody can tell whether the product threw the assertion. Keep Error.stackTraceLimit at 10 or more, and do not change the stack; or say that there is no product here (productFolders: []).

    Scenario: Stacks with such a frame
      Given a suite with { productFolders: ['features'] } that throws each of these:
        | thrown                                            | verdict  |
        | Error.stackTraceLimit = 2; throw claim()          | captured |
        | Error.stackTraceLimit = 3; throw inLibrary()      | captured |
        | Error.stackTraceLimit = 10; throw inLibrary()     | captured |
      When Ada runs the suite as it is
      Then each is judged as its row says

    Scenario Outline: Without a product: <options>
      Given a suite with <options> that throws each of these:
        | thrown                                    | verdict  |
        | Error.stackTraceLimit = 0; throw claim()  | captured |
        | Error.stackTraceLimit = 10; throw claim() | captured |
      When Ada runs the suite as it is
      Then each is judged as its row says

      # Of a default that is not there nobody can throw.
      Examples:
        | options                |
        | { productFolders: [] } |
        | {}                     |

  Rule: Where the option says that the product is

    Scenario: A product in node_modules, and one that is a link
      Given a suite whose product is installed as "node_modules/shop" and linked as "node_modules/linked"
      When Ada runs the suite as it is
      Then its captures are judged so:
        | file                                             | verdict     |
        | node_modules/shop/index.cjs                      | compromised |
        | node_modules/shop/modules.mjs                    | compromised |
        | node_modules/shop/calls-library.cjs              | compromised |
        | node_modules/shop/node_modules/library/index.cjs | captured    |
        | node_modules/library/index.cjs                   | captured    |
        | node_modules/linked/index.cjs                    | compromised |

    Scenario Outline: A folder that is not there: <folders> in <where>
      Given a suite with the productFolders <folders> in <where>
      When Ada runs the suite as it is
      Then the run in that folder fails, and tells: <message>

      Examples:
        | folders                | where             | message                                                                        |
        | ["scr"]                | its configuration | productFolders names "scr", and <folder>/scr is no folder. Did you mean "src"? |
        | ["src", "src/nowhere"] | its configuration | productFolders names "src/nowhere", and <folder>/src/nowhere is no folder.     |
        | ["src/index.cjs"]      | its configuration | productFolders names "src/index.cjs", and <folder>/src/index.cjs is no folder. |
        | [""]                   | its configuration | productFolders is a list of folders, such as ["src"], not [""]. productFolders[0] is "". |
        | ["scr"]                | its support file  | productFolders names "scr", and <folder>/scr is no folder. Did you mean "src"? |
