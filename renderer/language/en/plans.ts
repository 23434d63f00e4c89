export const plans = {
  title: 'Plan',
};
