export const reconcile = {
  title: 'Reconcile',
};
