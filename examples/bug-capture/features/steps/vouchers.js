const assert = require('node:assert/strict');
const { Given, Then, When } = require('@cucumber/cucumber');
const { Vouchers } = require('../../src/vouchers');

Given('the voucher {string} is worth {int} euros', function (code, value) {
  this.vouchers = new Vouchers();
  this.vouchers.issue(code, value);
});

When('Ada uses {string} {int} time(s)', function (code, times) {
  const saved = Array.from({ length: times }, () => this.vouchers.redeem(code));
  this.saved = saved.reduce((sum, one) => sum + one, 0);
});

Then('she has saved {int} euros', function (expected) {
  assert.ok(this.saved === expected, `Ada has saved ${this.saved} euros`);
});
