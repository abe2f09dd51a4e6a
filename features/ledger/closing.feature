Feature: A change that closes an issue has fixed it

  The text of a commit or pull request is a promise: `Fixes #991` closes the issue when it is merged. If a scenario of that
  issue is still expected to fail, the promise is not kept, and the run says so before the merge.

  Rule: A change does not close an issue of which a scenario is expected to fail

    Scenario: The text of the change stands in CAPTURE_BUGS_CLOSES
      When Grace runs the suite of issues without the plugin, for a change that closes issue 1
      Then "captured" is refused at issues.feature:3:27 because "The change says that it closes #1, but the scenario still expects to fail."
      And "captured too" is shown as skipped and judged captured

  Rule: What closes an issue is what its tracker takes for closing it, or says so in other words

    Scenario Outline: "<text>" closes <issues>
      Given a change that says "<text>"
      Then it closes <issues>

      Examples: each keyword, in any case
        | text           | issues |
        | close #1       | 1      |
        | closes #2      | 2      |
        | Closed #3      | 3      |
        | fix #4         | 4      |
        | FIXES #5       | 5      |
        | fixed #6       | 6      |
        | resolve #7     | 7      |
        | Resolves: #8   | 8      |
        | resolved:#9    | 9      |
        | closing #10    | 10     |
        | Fixing #11     | 11     |
        | resolving #12  | 12     |
        | Implements #13 | 13     |
        | implemented #14 | 14    |

      Examples: several
        | text                                | issues   |
        | Fixes #3, fixes #1 and resolves #2  | 1, 2, 3  |
        | Closes #1, #2, and #3               | 1, 2, 3  |
        | Closes #1 and #2 & #3; see #4       | 1, 2, 3  |
        | ISSUES CLOSED: #1095, #991          | 991, 1095 |
        | Issue closed: #991                  | 991      |
        | Fixes #7\n\nFixes #7                | 7        |
        | Fixes #7 #8                         | 7, 8     |
        | Fixes issue #7                      | 7        |
        | Closes issues #7, #8 and issue #9   | 7, 8, 9  |

      Examples: in Markdown
        | text                                              | issues              |
        | Fixes **SHOP-12**                                 | SHOP-12             |
        | Fixes *#7*, __#8__ and _PROJ_9_                   | 7, 8, PROJ_9        |
        | **Fixes** #7                                      | 7                   |
        | **Closes:** PROJ_7 and PROJ_8                     | PROJ_7, PROJ_8      |
        | Fixes ***#7***                                    | 7                   |
        | Fixes:\n- #7\n- SHOP-12, #8: and why             | 7, 8, SHOP-12       |
        | Closes:\n\n* issue #7\n* **#8**\n\nSee #9         | 7, 8                |
        | Resolves:\n1. #7\n2. the second\n3. #8            | 7, 8                |
        | Fixes:\n- #7\n\n- see #8\nthen #9               | 7                   |

      Examples: trackers read no word before the keyword
        | text                | issues |
        | Does not fix #7     | 7      |
        | This won't close #8 | 8      |

      Examples: of this tracker and of others; the issue link says https://tracker.example/acme/shop/issues/{issue}
        | text                                                   | issues  |
        | Fixes acme/shop#1                                      | 1       |
        | Fixes https://tracker.example/acme/shop/issues/2       | 2       |
        | Fixes acme/shop#1, https://tracker.example/acme/shop/issues/2 | 1, 2 |
        | Fixes other/shop#3                                     | nothing |
        | Fixes https://tracker.example/acme/shopping/issues/4   | nothing |

      Examples: keys of other trackers
        | text                                          | issues                       |
        | Fixes SHOP-123                                | SHOP-123                     |
        | Closes: SHOP-124, SHOP-123                    | SHOP-123, SHOP-124           |
        | Closes PROJ-7                                 | PROJ-7                       |
        | resolves PROJ_7 and SHOP-10 & SHOP-9; SHOP-8  | PROJ_7, SHOP-9, SHOP-10      |
        | fixes shop-123.                               | SHOP-123                     |
        | Fixes #991, SHOP-123                          | 991, SHOP-123                |
        | Fixes #SHOP-123                               | SHOP-123                     |
        | ISSUES CLOSED: SHOP-123, #7                   | 7, SHOP-123                  |
        | Fixes SHOP-1.\nSHOP-2 is open                 | SHOP-1                       |
        | Fixes (SHOP-1)                                | nothing                      |
        | Closes [SHOP-1](https://x.example/y), SHOP-2  | SHOP-1, SHOP-2               |
        | Fixes GH-10                                   | 10, GH-10                    |
        | Fixes https://tracker.example/acme/shop/issues/SHOP-5, #6 | 6, SHOP-5        |
        | Fixes https://tracker.example/acme/shop/issues/SHOP-5#c-7 | SHOP-5           |
        | Fixes https://elsewhere.example/browse/SHOP-5 | nothing                      |

      Examples: none
        | text                                  | issues  |
        | #1                                    | nothing |
        | See #1                                | nothing |
        | Fixes the bug of #1                   | nothing |
        | Fixes\n- #1                           | nothing |
        | The fix is part of:\n- #1             | nothing |
        | Fixes issues of #1                    | nothing |
        | Closes issue 1                        | nothing |
        | Fixes 2 * #1 * 3                      | nothing |
        | prefixes #1                           | nothing |
        | auto-close #1                         | nothing |
        | fixes #0                              | nothing |
        | fixes #1st                            | nothing |
        | fixes 1                               | nothing |
        | SHOP-123                              | nothing |
        | See SHOP-123                          | nothing |
        | Prefixes SHOP-123                     | nothing |
        | Fixes SHOP-123abc                     | nothing |
        | Fixes SHOP-123-related tests          | nothing |
        | Fixes XSHOP-123x and others           | nothing |
        | Fixes SHOP-123/SHOP-124               | nothing |
        | Fixes the bug of SHOP-123             | nothing |
        | Fixes a SHOP-123                      | nothing |
        | Write `Fixes SHOP-123` to close it    | nothing |
        | Write `Fixes #1` to close an issue    | nothing |
        | <!-- Fixes #1 -->                     | nothing |
        | ```\nFixes #1\n```                    | nothing |
