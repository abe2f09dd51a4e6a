Feature: The steps of the house take what Cucumber gives

  A regular expression of a step may have a part that can be missing. For most of them Cucumber gives `null` then, and for `(.*)`
  and `([^\s]+)` it gives `undefined`. A step that looks for the other one takes a scenario without the part for one with it, and
  proves nothing.

  Rule: A step says which nothing it is given, and looks for no other

    Scenario: As they are
      When Grace looks through the steps of the house
      Then some have a part that may be missing, and there is nothing to say against them

    Scenario Outline: <what>
      When Grace looks through a step with <pattern>, and the parameter <parameter>, which asks <question>
      Then she objects to the step <that>

      Examples:
        | what                                     | pattern                     | parameter                    | question              | that                                                               |
        | It looks for the wrong nothing           | /^it is( very)? late$/      | part: string \| null         | part === undefined    | that part is null where it is missing, and is compared with undefined |
        | It looks that it is not the wrong one    | /^it is( very)? late$/      | part: string \| null         | undefined !== part    | that part is null where it is missing, and is compared with undefined |
        | Anything may be there                    | /^it is late(?: for (.*))?$/ | part: string \| undefined   | part === null         | that part is undefined where it is missing, and is compared with null |
        | It does not say that it may be missing   | /^it is( very)? late$/      | part: string                 | part.length           | that part is null where it is missing, and its type does not say so |
        | It says the wrong thing                  | /^it is( very)? late$/      | part: string \| undefined    | part?.length          | that part is null where it is missing, and its type does not say so |
        | It says both                             | /^it is( very)? late$/      | part: string \| null \| undefined | part?.length     | that part is null where it is missing, and its type does not say so |
        | It relies on a default                   | /^it is( very)? late$/      | part: string \| null = ''    | part                  | that part has a default, which null does not take                  |
        | Two of three may be missing              | /^(?:it (is)\|they (are)\|who knows)$/ | part: string      | part                  | that part is null where it is missing, and its type does not say so |
        | A part in a part                         | /^it is(?: late( again)?)?$/ | part: string                | part                  | that part is null where it is missing, and its type does not say so |
        | A part of a part is what is given        | /^it is (late( again)?)$/   | part: string                 | part                  | that part is null where it is missing, and its type does not say so |
        | It names no parameter                    | /^it is( very)? late$/      | ...parts: string[]           | parts                 | that it does not name what may be missing                          |
        | Its pattern is somewhere else            | LATE                        | part: string                 | part                  | that it has a pattern that is written elsewhere, so nobody sees what may be missing |

    Scenario Outline: <what> needs no word
      When Grace looks through a step with <pattern>, and the parameter <parameter>, which asks <question>
      Then there is nothing to say against it

      Examples:
        | what                     | pattern                        | parameter                 | question           |
        | What is always there     | /^it is (very \|rather )late$/ | part: string              | part === undefined |
        | A part without a value   | /^it is(?: very)? (late)$/     | part: string              | part               |
        | What is escaped          | /^it is \(?(late)\)?$/         | part: string              | part               |
        | What is in a class       | /^it is (late)[(?]$/           | part: string              | part               |
        | The right nothing        | /^it is( very)? late$/         | part: string \| null      | part === null      |
        | The right nothing of all | /^it is late(?: for (.*))?$/   | part: string \| undefined | part === undefined |

  Rule: Cucumber gives what the rule says

    Scenario: A part is missing
      When Grace waits, and somebody asks
      Then the two missing parts were null and undefined

    Scenario: No part is missing
      When Grace waits for Ada, and somebody asks for her
      Then the two parts were " for Ada" and "for her"
