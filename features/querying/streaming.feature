Feature: Streaming the log

  An export, a search through years, a copy to another system: whoever needs all entries cannot hold all of them. A stream
  holds one page at a time, however long the log is, and asks for the next only when somebody reads it.

  Rule: Every entry comes once, newest first, and one page is held at a time

    # 500 entries and the one that tells whether another page follows.
    Scenario Outline: A log of <count> entries
      Given a log of <count> entries
      When Grace streams the log to its end
      Then she has read the entries <count> to 1
      And the store was asked for <pages> pages of at most 501 entries

      Examples:
        | count | pages |
        | 1200  | 3     |
        | 1000  | 2     |
        | 1     | 1     |

    Scenario: Nobody has recorded anything
      Given a log of 0 entries
      When Grace streams the log to its end
      Then she has read nothing

    Scenario: The stream is asked for somebody who did nothing
      Given a log of 10 entries
      When Grace streams the entries of nobody to their end
      Then she has read nothing

    Scenario: Grace streams what somebody did, over several pages
      Given an older entry of Grace
      And a log of 700 entries
      When Grace streams the entries of ada to their end
      Then she has read the entries 700 to 1

  Rule: What nobody reads is not asked for

    Scenario: Grace asks for a page and does not say how large
      Given a log of 150 entries
      When Grace asks for a page
      Then she has read the entries 150 to 51

    Scenario: Grace has found what she was looking for
      Given a log of 1200 entries
      When Grace streams the log until she finds entry 1190
      Then she has read the entries 1200 to 1190
      And the store was asked for 1 page of at most 501 entries

  Rule: A stream shows the log as it was when it began, and ends with it

    Scenario: Entries are recorded meanwhile
      Given a log of 1200 entries
      And the newest 10 of them read by Grace
      When Ada records 5 more entries, and Grace reads on
      Then she has read the entries 1200 to 1

    Scenario: The log is closed meanwhile
      Given a log of 1200 entries
      And the newest 10 of them read by Grace
      When the log is closed, and Grace reads on
      Then Grace is told that the log was closed
      And she has read the entries 1200 to 701

  Rule: A question that makes no sense is refused before anything is read

    Scenario Outline: <question>
      Given a log of 10 entries
      When Grace streams the entries with <question>
      Then the question is refused because of its <field>: "<message>"

      Examples:
        | question               | field  | message                     |
        | { "acter": "ada" }     | acter  | Did you mean "actor"        |
        | { "limit": 5 }         | limit  | "limit" is no field of a filter  |
        | { "cursor": "page 2" } | cursor | "cursor" is no field of a filter |
