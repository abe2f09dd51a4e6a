/** The vouchers of a shop: each is worth something, once. */
exports.Vouchers = class Vouchers {
  #values = new Map();

  issue(code, value) {
    this.#values.set(code, value);
  }

  /** What a voucher is worth; nothing where there is none of that code. */
  redeem(code) {
    return this.#values.get(code) ?? 0;
  }
};
