export const plans = {
  title: '計画',
};
