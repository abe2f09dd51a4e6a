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

    Scenario: An apostrophe in a word
      Given a capture for each of these words:
        | reason        | says                        | verdict  |
        | the door can  | the door can't be opened    | shifted  |
        | the door can  | the door can’t be opened    | shifted  |
        | the door can  | the door can be opened      | captured |
        | t be opened   | the door can't be opened    | shifted  |
        | user          | user’s basket is empty      | shifted  |
        | user          | the user's basket is empty  | shifted  |
        | user          | the 'user' is missing       | captured |
        | user          | the ’user’, is missing      | captured |
        | users         | the users' basket is empty  | captured |
        | 'user'        | the 'user' is missing       | captured |
        | the year 1990 | the year 1990's end         | shifted  |
      When Ada runs the suite as it is
      Then each is judged as its row says

    Scenario: Numbers that go on
      Given a capture for each of these words:
        | reason           | says                         | verdict  |
        | 5 ms             | it took 1e-5 ms              | shifted  |
        | 5 ms             | it took 1E+5 ms              | shifted  |
        | 5 ms             | it took .5 ms                | shifted  |
        | 5 ms             | it took -.5 ms               | shifted  |
        | 5 ms             | waited...5 ms                | captured |
        | 5                | found ["a",5]                | captured |
        | 5 ms             | it took 1/5 ms               | shifted  |
        | took 1           | it took 1/5 ms               | shifted  |
        | 5 ms             | it took –5 ms                | shifted  |
        | 5 ms             | it took \u22125 ms           | shifted  |
        | 5 ms             | it took 3–5 ms               | captured |
        | 5 ms             | it took – 5 ms               | captured |
        | 5 ms             | it took +5 ms                | captured |
        | -5 ms            | it took 3-5 ms               | shifted  |
        | -5 ms            | it took 1e-5 ms              | shifted  |
        | -5 ms            | it took (-5 ms)              | captured |
        | +5 ms            | it took 3+5 ms               | shifted  |
        | .5 ms            | it took 1.5 ms               | shifted  |
        | .5 ms            | it took .5 ms                | captured |
        | 5 apples         | 5٫5 apples                   | shifted  |
        | apples: 5        | apples: 5٫5                  | shifted  |
        | at 5             | it opens at 5:30             | shifted  |
        | 30               | it opens at 5:30             | shifted  |
        | at 5             | it opens at 5: the door      | captured |
        | at 5:            | it opens at 5:30             | shifted  |
        | the score is 2   | the score is 2:1             | shifted  |
        | 127.0.0.1        | 127.0.0.1:8080 is taken      | captured |
        | 8080             | 127.0.0.1:8080 is taken      | captured |
        | the total is 10. | the total is 10.5            | shifted  |
        | $5               | it costs US$5                | shifted  |
        | $5               | it costs -$5                 | shifted  |
        | $5               | it costs $5.                 | captured |
        | $5               | it costs $50                 | shifted  |
        | #1               | issue #11 is open            | shifted  |
        | #1               | issue #1 is open             | captured |
      When Ada runs the suite as it is
      Then each is judged as its row says

    Scenario: Numbers whose digits are in groups
      Given a capture for each of these words:
        | reason         | says                       | verdict  |
        | 234 engines    | 1 234 engines              | shifted  |
        | 234 engines    | 1\u00a0234 engines         | shifted  |
        | 234 engines    | 1\u202f234 engines         | shifted  |
        | 234 engines    | 1\u2009234 engines         | shifted  |
        | 567 engines    | 1 234 567 engines          | shifted  |
        | 1 234          | 1 234 567 engines          | shifted  |
        | 1 000          | 1 000 000 engines          | shifted  |
        | found 5        | found 5 000 engines        | shifted  |
        | found 5        | found -5 000 engines       | shifted  |
        | found 5 000    | found 5 000 engines        | captured |
        | found 5 000    | found 5\u202f000 engines   | captured |
        | 234 engines    | found 1\u000a234 engines   | captured |
        | 234 engines    | in 2026 234 engines        | captured |
        | 234 engines    | engine 0 234 engines       | captured |
        | 34 engines     | in room 1 34 engines       | captured |
        | 200 OK         | HTTP/1.1 200 OK            | captured |
        | 200 OK         | HTTP/2 200 OK              | captured |
        | 234 engines    | on 2026-11-26 234 engines  | captured |
        | 234 engines    | at 10:30 234 engines       | captured |
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
