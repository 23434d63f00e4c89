export const exports = {
  title: 'Export',
};
