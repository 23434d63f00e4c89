export const holds = {
  title: '保全',
};
