export const archives = {
  title: '保管先',
};
