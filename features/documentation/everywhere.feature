Feature: Read anywhere
  A page is read on a phone on the way home, on paper in an audit, in the artifacts of a build server that lets no style in, and
  in languages that begin at the right. It must not need the screen that it was made on.

  Rule: No screen and no theme makes it hard to read

    @browser
    Scenario Outline: <page>, on every screen and in every light
      When Ada reads <page> at 390, 720, 768 and 1440 wide, in light, dark and forced colours
      Then axe finds nothing in any of them
      And nothing is wider than the window in any of them
      And no word is broken in any of them

      Examples:
        | page                       |
        | the page of a shop         |
        | a page from everywhere     |

  Rule: A build server that lets no style, script or picture in shows all of it

    @browser
    Scenario: Under the default policy of Jenkins
      Given Ada reads a page from everywhere under the policy of Jenkins
      Then each badge is as large as a letter, and apart from what it stands beside
      And she sees "All is well beside a film"

    # In its sandbox axe never comes to an end, because no timer rings there.
    @browser
    Scenario: Nobody is shut out under that policy
      Given Ada reads a page from everywhere under the policy of Jenkins, without its sandbox
      Then axe finds nothing against WCAG 2.2 AA

  Rule: On paper and in high contrast nothing is told by a colour or a background

    @browser
    Scenario: Each sheet says what it is of
      Given Ada reads a page from everywhere
      Then each sheet has "Everywhere", "commit 99684bcacf01", "https://github.com/cucumber-ltd/shouty.rb/actions/runs/154666429" and its number

    @browser
    Scenario Outline: What is done and what is not, <where>
      Given Ada reads the page of a shop, <where>
      Then what is done differs from what is not without its background

      Examples:
        | where               |
        | on paper            |
        | in forced colours   |

    # Chromium prints it for this, and says on which sheet each part begins and ends.
    @browser
    Scenario Outline: Where sheets end, in <page>
      Given Ada reads <page>
      When she prints it with the first sheet filled to 4 different heights
      Then no heading stays behind where a sheet ends
      And no place of a scenario stands alone where a sheet begins
      And no short table is cut, and no row

      Examples:
        | page                       |
        | the page of a shop         |
        | a page from everywhere     |
        | the page of the run in "features/documentation/fixtures/others/cucumber-ruby.ndjson" |

    @browser
    Scenario: A long text is cut, and it says where its end is
      Given Ada reads the page of a run that attaches a text of 20000 lines, and one of 120
      When she prints all of it
      Then she has no more than 8 sheets
      And on paper she reads "19,960 more lines are not printed: they are in this place of the page, on a screen."
      And on paper she reads line 120 of the short text, and not line 20000 of the long one

    @browser
    Scenario: A sheet has room for three scenarios, each with a table, and more
      Given Ada reads the page of a run of 100 scenarios, each of which has a table
      When she prints all of it
      Then she has no more than 31 sheets

    @browser
    Scenario Outline: Words and colours of <page>, printed by somebody who likes it dark
      Given Ada reads <page>
      When she looks at it as it is printed, though she likes it dark
      Then axe finds nothing in any of them
      And no word is broken in any of them
      And nothing is wider than the window in any of them
      And it is dark on light

      Examples:
        | page                       |
        | the page of a shop         |
        | a page from everywhere     |

  Rule: What a suite attaches plays, and keeps its shape

    @browser
    Scenario: A sound, a film, a drawing and a long error
      Given Ada reads a page from everywhere
      Then the sound plays, and the film may
      And the drawing is 80 wide and 40 high
      And of the error 40 lines are shown, and 260 are folded
      And nothing is left of the link of a terminal
      And the page has asked for nothing, and complained of nothing

  Rule: A language that is written from right to left begins at the right

    @browser
    Scenario: A feature in Arabic
      Given Ada reads a page from everywhere
      Then the keywords of "عربي" stand at the right of their steps

  Rule: A chapter is called by what differs, however an implementation writes addresses

    Scenario Outline: <one>
      When the page of features at "<one>" and "<other>" is written
      Then its chapters are "<chapters>"

      Examples:
        | one                                   | other                                  | chapters                 |
        | C:\work\shop\features\buying\a.feature | C:\work\shop\features\paying\b.feature | Buying, Paying          |
        | D:\work\shop\buying\a.feature          | D:\work\shop\paying\b.feature          | Buying, Paying          |
        | features\buying\a.feature              | features\b.feature                     | Features, Buying |
        | file:///Users/A.H/git/shop/buying/a.feature | file:///Users/A.H/git/shop/paying/b.feature | Buying, Paying |
        | file:///C:/my%20shop/features/buying/a.feature | file:/C:/my%20shop/features/b.feature | Features, Buying |
        | file:///home/100%/buying/a.feature      | file:///home/100%/paying/b.feature     | Buying, Paying          |
        | classpath:com/acme/buying/a.feature     | classpath:/com/acme/b.feature          | Com / acme, Com / acme / buying |
        | ../shop/a.feature                       | a.feature                              | Features, Shop          |
        | /srv/shop/a.feature                     | /srv/shop/b.feature                    | Features                |
