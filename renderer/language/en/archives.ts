export const archives = {
  title: 'Archives',
};
