export const batches = {
  title: '一括処理',
};
