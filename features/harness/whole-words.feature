Feature: A reason is matched by whole words

  `Fails today: 1 engine` is written about one engine. On the day on which eleven are open the bug has changed, and whoever
  wrote the line wants to know. So a reason is looked for word by word, and a part of a word is no word.

  Rule: What is written down is said in whole words, and a number that goes on is another number

    Scenario: Words and numbers, at both ends
      Given a capture for each of these words:
        | reason                    | says                              | verdict  |
        | 1 engine                  | 1 engine is open                  | captured |
        | 1 engine                  | 11 engines are open               | shifted  |
        | 1 engine                  | 1 engines are open                | shifted  |
        | 1 engine                  | 11 engine is open                 | shifted  |
        | engine                    | 11 engines, and 1 engine          | captured |
        | engine                    | an engine_id is lost              | shifted  |
        | engine                    | the engine2 is lost               | shifted  |
        | 5 ms                      | it took 5 ms                      | captured |
        | 5 ms                      | it took 1.5 ms                    | shifted  |
        | 5 ms                      | it took 1,5 ms                    | shifted  |
        | 5 ms                      | it took -5 ms                     | shifted  |
        | 5 ms                      | it took 1-5 ms                    | captured |
        | 287 entries               | 1,287 entries are left            | shifted  |
        | the total is 10           | the total is 10.                  | captured |
        | the total is 10           | the total is 10.5                 | shifted  |
        | the total is 10           | the total is 10,000               | shifted  |
        | the total is 10           | the total is 100                  | shifted  |
        | file 2 of release         | file 2 of release-9               | captured |
        | 10 ENGINES                | 10 engines are open               | shifted  |
      When Ada runs the suite as it is
      Then each is judged as its row says

    Scenario: Any script
      Given a capture for each of these words:
        | reason      | says                  | verdict  |
        | Büro        | das Büro ist leer     | captured |
        | Büro        | das Bürohaus ist leer | shifted  |
        | ro          | das Büro ist leer     | shifted  |
        | Stra        | die Straße fehlt      | shifted  |
        | cafe        | the cafe\u0301 closed | shifted  |
        | caf\u00e9   | the cafe\u0301 closed | captured |
        | ключ        | ключи потеряны        | shifted  |
        | ключ        | потерян ключ          | captured |
        | ٣ أقفال     | ١٣ أقفال              | shifted  |
        | 𝒳 is open   | 𝒳𝒳 is open            | shifted  |
      When Ada runs the suite as it is
      Then each is judged as its row says

    Scenario: Reasons that begin or end with something else than a word
      Given a capture for each of these words:
        | reason              | says                            | verdict  |
        | "engine" is missing | the "engine" is missing         | captured |
        | [1, 2]              | open: [1, 2]                    | captured |
        | [1, 2]              | open:[1, 2]0                    | captured |
        | (2 open)            | engines(2 open)                 | captured |
        | open: 10%           | open: 10%                       | captured |
        | -5 ms               | it took -5 ms                   | captured |
        | $1.*+?^{}()         | the pattern $1.*+?^{}() is left | captured |
        | 10 !== 1            | 10 !== 1                        | captured |
        | 10 !== 1            | 10 !== 11                       | shifted  |
        | …                   | more of it …                    | captured |
      When Ada runs the suite as it is
      Then each is judged as its row says

    Scenario: Line breaks, colours and spaces make no difference
      Given a capture for each of these words:
        | reason              | says                                       | verdict  |
        | 10 engines are open | 10\u000a  engines\u0009are\u000d\u000aopen | captured |
        | 10 engines are open | \u001b[31m10\u001b[39m engines are open    | captured |
        | 10 engines are open | 1\u001b[31m10\u001b[39m engines are open   | shifted  |
        | 10  engines         | 10 engines are open                        | captured |
        | 10 engines          | 10\u00a0engines are open                   | captured |
      When Ada runs the suite as it is
      Then each is judged as its row says

    Scenario: A reason with a column of the row
      Given a capture for each of these words:
        | columns    | reason          | says                | verdict  |
        | count = 1  | <count> engine  | 1 engine is open    | captured |
        | count = 1  | <count> engines | 11 engines are open | shifted  |
        | count = 11 | <count> engines | 11 engines are open | captured |
        | sum = $&   | a sum of <sum>  | a sum of $&         | captured |
      When Ada runs the suite as it is
      Then each is judged as its row says
