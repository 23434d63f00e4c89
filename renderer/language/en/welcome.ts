export const welcome = {
  title: 'Koekura',
  kana: '声蔵',
  what: 'A storehouse for recorded voices: find any call of your Twilio accounts and hear it, encrypted or not.',
  promise: 'Private keys stay on this computer, and decrypted sound is written to a disk only where you export it.',
  connect: 'Connect a Twilio account',
  connectHint: 'You need its Account SID and an API key.',
  restore: 'Restore from a recovery kit',
  restoreHint: 'After another computer was lost: before an account is connected.',
  lookAround: 'Look around with the demo account',
  lookAroundHint: 'Some hundreds of made-up calls on this computer. Nothing leaves it.',
};
