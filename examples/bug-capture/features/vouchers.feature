Feature: Vouchers

  A voucher takes something off the price, once.

  Scenario: Ada uses a voucher
    Given the voucher "APPLE" is worth 5 euros
    When Ada uses "APPLE" 1 time
    Then she has saved 5 euros

  # Issue 42: somebody has bought everything with one voucher.
  @tdd_issue @tdd_issue_42 @tdd_expected_fail
  Scenario: Ada uses a voucher twice
    Fails today: Ada has saved 10 euros

    Given the voucher "APPLE" is worth 5 euros
    When Ada uses "APPLE" 2 times
    Then she has saved 5 euros
