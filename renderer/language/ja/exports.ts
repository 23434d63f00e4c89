export const exports = {
  title: '書き出し',
};
