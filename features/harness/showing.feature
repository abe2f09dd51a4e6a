Feature: One run that shows the plain failures

  A capture is shown as skipped, with one line of what it said. Whoever sits down to fix the bug wants more: the step that fails
  and the stack of its failure, as any other scenario shows them. `CAPTURE_BUGS_SHOW=1` gives one run of that, and takes no tag
  out of any file.

  Rule: A capture fails and passes like any other scenario, and is not judged

    Scenario Outline: Ada runs a suite <how>
      Given the suite "verdicts"
      When Ada runs the suite <how>
      Then the run ends red
      And "captured" fails plainly: AssertionError: 10 engines are open, not 1
      And "shifted" fails plainly: AssertionError: 9 engines are open, not 1
      And "compromised" fails plainly: Error: no space left on device
      But "fixed" is shown as passed and not judged
      And "holds" is shown as passed and judged holds
      And "broken" is shown as failed and judged broken

      Examples:
        | how                                        |
        | with CAPTURE_BUGS_SHOW=1                   |
        | with CAPTURE_BUGS_SHOW=1, in two processes |
        | with CAPTURE_BUGS_SHOW=1 and no plugin     |

    Scenario: Where all captures pass, so does the run
      Given the suite "verdicts"
      When Ada runs the suite with CAPTURE_BUGS_SHOW=1, of what is fixed
      Then the run ends green
      And "fixed" is shown as passed and not judged

    Scenario: A tag that breaks a rule is still refused
      Given the suite "tags"
      When Ada runs the suite with CAPTURE_BUGS_SHOW=1
      Then "expected fail" is refused at combinations.feature:18:3 because "@tdd_expected_fail needs @tdd_issue and @tdd_issue_<N> beside it: together they say which issue it is."

    Scenario: Another value is a slip
      Given the suite "verdicts"
      When Ada runs the suite with CAPTURE_BUGS_SHOW=true
      Then the run fails, and tells:
        """
        CAPTURE_BUGS_SHOW is "true"; write 1, or leave it out.
        """

  Rule: The run says that it has shown, and nothing is kept of it

    Scenario: Below the run, and beside the feature on GitHub Actions
      Given the suite "verdicts"
      When Ada runs the suite with CAPTURE_BUGS_SHOW=1, on GitHub Actions
      Then below the run stands:
        """

        Shown and not judged, because CAPTURE_BUGS_SHOW is 1; the run records nothing about them:

          captures.feature:4  #991  captured
            failed: 10 engines are open, not 1 10 !== 1
          captures.feature:10  #991  fixed
            passed: the bug looks fixed
          captures.feature:16  #991  shifted
            failed: 9 engines are open, not 1 9 !== 1
          captures.feature:22  #991  compromised
            failed: no space left on device
          guards.feature:12  #990  captured as well
            failed: open engines: 1, 2, 3, 4, 5, 6, 7, 8
        """
      And GitHub is told:
        """
        ::error file=captures.feature,line=4,col=3,title=shown%3A #991 captured::failed: 10 engines are open, not 1 10 !== 1
        ::notice file=captures.feature,line=10,col=3,title=shown%3A #991 fixed::passed: the bug looks fixed
        """

    Scenario: Ledger, history and reports
      When Grace runs the suite of issues with CAPTURE_BUGS_SHOW=1, and has it recorded
      Then the ledger of that run says "shown" of "captured" and "captured too", and leaves their issues as if they were not run
      And its history tells of the issues 2, 7, 80 alone
      And its page and its Markdown count 2 scenarios as shown, and its JUnit report has their failures
      And it lists "captured" to be run again
