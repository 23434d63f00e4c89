/** What the printed sheet of a kit says, in its two languages. */
const en = {
  title: 'Recovery kit',
  secret: 'This sheet holds nothing secret. Keep it with the kit. Never write the passphrase on it.',
  kit: 'Kit',
  made: 'Made (UTC)',
  by: 'By (user on machine)',
  file: 'File: bytes, and SHA-256',
  ledger: 'Ledger in it: entries, and hash of the last',
  signing: 'Public key that signs the ledger (Ed25519)',
  none: 'none',
  keys: 'Private keys in it',
  missing: 'Keys that are NOT in it, because their private half was lost when it was made',
  keyHeads: ['Name', 'Bits', 'Fingerprint (SHA-256 of the public half)'],
  accounts: 'Accounts in it, without their logins',
  accountHeads: ['Name', 'Account SID', 'Region'],
  archives: 'Archives it knows the places of, without their access keys',
  archiveHeads: ['Name', 'Place'],
  also: 'It also holds',
  counts: {
    pairing: 'key pairings',
    hold: 'holds',
    held: 'held recordings',
    copy: 'copies in archives',
    batch: 'open batches',
  },
  byHand: 'To be filled in by hand',
  lines: [
    'The kit lies at (two places, not in one building):',
    'The passphrase is kept by (not with the kit):',
    'May be opened by:',
  ],
  drills: 'Drills (every 90 days): date, who, result',
  restore: 'On a new machine',
  steps: [
    'Install Koekura and start it. Do not connect an account yet.',
    'Open “Recovery”, choose “Restore from a kit…”, the file, and enter the passphrase.',
    'Compare the kit’s name and date with this sheet. Read what is in it. Then choose “Restore”.',
    'Do what is then listed as left to do: logins of the accounts, access keys of buckets, folders that lie elsewhere now.',
    'Choose “Drill…”, to see that archived recordings open.',
  ],
  without: 'Without Koekura',
  withoutWords:
    'Every archive holds a README.md that says how to open its recordings with Python, OpenSSL and this kit. Docs/recovery.md of Koekura says it step by step, also for archives without one.',
} as const;

type Words = { readonly [Name in keyof typeof en]: Widened<(typeof en)[Name]> };
type Widened<Of> = Of extends string
  ? string
  : Of extends readonly string[]
    ? readonly string[]
    : { readonly [Name in keyof Of]: string };

const ja: Words = {
  title: '復旧キット',
  secret:
    'この用紙に秘密の情報はありません。キットと一緒に保管してください。パスフレーズは決して書き込まないでください。',
  kit: 'キット',
  made: '作成日時（UTC）',
  by: '作成者（ユーザーとコンピューター）',
  file: 'ファイル：バイト数と SHA-256',
  ledger: '収録した台帳：項目数と最後のハッシュ',
  signing: '台帳に署名する公開鍵（Ed25519）',
  none: 'なし',
  keys: '収録した秘密鍵',
  missing: '作成時に秘密鍵が失われていたため、収録されていない鍵',
  keyHeads: ['名前', 'ビット', 'フィンガープリント（公開鍵の SHA-256）'],
  accounts: '収録したアカウント（ログイン情報は含みません）',
  accountHeads: ['名前', 'アカウント SID', 'リージョン'],
  archives: '場所を記録した保管先（アクセスキーは含みません）',
  archiveHeads: ['名前', '場所'],
  also: 'その他の収録内容',
  counts: { pairing: '鍵の対応', hold: '保全', held: '保全中の録音', copy: '保管先の写し', batch: '未完了の一括処理' },
  byHand: '手書きで記入',
  lines: [
    'キットの保管場所（別々の建物に二か所）：',
    'パスフレーズの保管者（キットとは別の場所）：',
    '開封してよい人：',
  ],
  drills: '訓練（90 日ごと）：日付、実施者、結果',
  restore: '新しいコンピューターで復旧するには',
  steps: [
    'Koekura をインストールして起動します。アカウントはまだ接続しません。',
    '「復旧」を開き、「キットから復元…」を選んでファイルを指定し、パスフレーズを入力します。',
    'キットの番号と日付をこの用紙と見比べ、内容を確かめてから「復元」を選びます。',
    '残りの作業として表示されたことを行います。アカウントのログイン、バケットのアクセスキー、場所が変わったフォルダーなどです。',
    '「訓練…」を選び、保管した録音が開けることを確かめます。',
  ],
  without: 'Koekura を使わずに開くには',
  withoutWords:
    '各保管先の README.md に、Python、OpenSSL、このキットで録音を開く方法があります。README.md がない場合も含め、手順は Koekura の docs/recovery.md にあります。',
};

export const kitSheetWords = (language: 'en' | 'ja'): Words => (language === 'ja' ? ja : en);
