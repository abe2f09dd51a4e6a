Feature: A scenario for each verdict

  Scenario: plain
    Given 10 callers
    When they open the log in a callback
    Then 1 engine is open after an await

  @tdd_issue @tdd_issue_1
  Scenario: holds
    Given 10 callers
    Then 1 engine is open

  @red @tdd_issue @tdd_issue_2
  Scenario: broken
    Then 10 engines are open

  @red @tdd_issue @tdd_issue_2
  Scenario: broken after an await
    Then 10 engines are open after an await

  @red @tdd_issue @tdd_issue_2
  Scenario: broken in a callback
    Then 10 engines are open, says a callback

  @tdd_issue @tdd_issue_3 @tdd_expected_fail
  Scenario: captured
    Fails today: 10 engines are open

    Given 10 callers
    Then 10 engines are open
    And 1 engine is open

  @red @tdd_issue @tdd_issue_4 @tdd_expected_fail
  Scenario: fixed
    Fails today: 10 engines are open

    Given 10 callers
    Then 1 engine is open

  @red @tdd_issue @tdd_issue_5 @tdd_expected_fail
  Scenario: shifted
    Fails today: 10 engines are open

    Given 10 callers
    Then 9 engines are open

  @red @tdd_issue @tdd_issue_6 @tdd_expected_fail
  Scenario: compromised
    Fails today: 10 engines are open

    Given a disk that is full
    Then 10 engines are open

  @red @tdd_issue @tdd_issue_6 @tdd_expected_fail
  Scenario: compromised by a skip
    Fails today: 10 engines are open

    Given a set-up that is left out
    Then 10 engines are open
