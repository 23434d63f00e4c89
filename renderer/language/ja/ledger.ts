export const ledger = {
  title: '台帳',
};
