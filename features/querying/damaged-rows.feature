Feature: Rows that are not ours

  A log is read by people who must be able to rely on it. Whatever a store gives back is checked before anybody sees it,
  and half an entry is never shown as a whole one.

  Rule: A row that is damaged is refused, with what was found and what was expected

    Scenario Outline: The store gives back <answer>
      Given a store that gives back <answer>
      When Grace asks for all entries
      Then she is told that the store is damaged, because of "<reason>"

      Examples:
        | answer                                            | reason                                     |
        | 42                                                | gave back 42 (number) where rows was expected       |
        | [42]                                              | gave back 42 (number) where a row was expected      |
        | [,]                                               | gave back undefined where a row was expected        |
        | [(({ proxy, revoke }) => (revoke(), proxy))(Proxy.revocable([], {}))] | where rows was expected         |
        | [new Proxy([], { get() { throw 1; } })]           | where rows was expected                             |
        | [[1, 0, "a", null, null, null, null, null, null, null, null, null, null, null]]       | where text in id was expected, in an entry of 1970-01-01T00:00:00.000Z. |
        | [["x", "noon", "a", null, null, null, null, null, null, null, null, null, null, null]] | where milliseconds in time was expected, in the entry "x". |
        | [["x", 0.5, "a", null, null, null, null, null, null, null, null, null, null, null]]   | gave back 0.5 (number) where milliseconds in time   |
        | [["x", 0n, "a", null, null, null, null, null, null, null, null, null, null, null]]    | gave back 0n (bigint) where milliseconds in time |
        | [["x", 8640000000000001, "a", null, null, null, null, null, null, null, null, null, null, null]] | where milliseconds in time was expected |
        | [["x", 0, "a", null, null, null, null, null, null, null, null, null, 0.5, null]]     | gave back 0.5 (number) where milliseconds in occurred_at |
        | [["x", 0, "a", null, null, null, null, null, null, null, null, 7, null, null]]        | gave back 7 (number) where text in traceId          |
        | [["x", 0, "a", null, null, null, null, null]]                                         | where text in                              |
        | [["x", 0, null, null, null, null, null, null, null, null, null, null, null, null]]    | to see what is not as it was stored        |
        | [["x", 0, "a", 7, null, null, null, null, null, null, null, null, null, null]]        | gave back 7 (number) where text in actor was expected, in the entry "x" of 1970-01-01T00:00:00.000Z. |
        | [["x", 0, "a", null, null, null, null, null, null, null, null, null, null, "{"]]      | where JSON in details was expected, in the entry "x" of 1970-01-01T00:00:00.000Z. |
        | [[1, 0.5, "a", null, null, null, null, null, null, null, null, null, null, null]]     | where text in id was expected, in an entry. |

  Rule: Other answers are checked, too, before anybody is told of them

    Scenario Outline: Asked to <call>, its store answers <answer>
      Given a store that answers <answer> where it is asked to <call>
      When Grace asks the log to <question>
      Then she is told that the store is damaged, because of "<reason>"

      Examples:
        | call    | question            | answer      | reason                                       |
        | count   | count               | '5'         | gave back "5" (text) where a number of entries was expected |
        | count   | count               | undefined   | where a number of entries was expected       |
        | count   | count               | NaN         | where a number of entries was expected       |
        | count   | count               | { evil: 1 } | where a number of entries was expected       |
        | count   | say what would go   | -1   | where a number of entries was expected       |
        | prune   | prune               | NaN         | where a number of entries was expected       |
        | reclaim | prune               | null        | freedBytes is undefined                      |
        | compact | compact             | undefined   | freedBytes is undefined                      |
