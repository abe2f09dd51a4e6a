/** An account with a hundred in it, which callers read and write one after the other. */
export function openAccount(turns) {
  const account = { balance: 100 };
  const read = turns.control('read', () => account.balance);
  const write = turns.control('write', (balance) => {
    account.balance = balance;
  });
  return { account, read, write };
}
