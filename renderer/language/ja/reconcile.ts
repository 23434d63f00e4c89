export const reconcile = {
  title: '照合',
};
