import type { bucketFindings as english } from '../en/bucket-findings.ts';
import type { Translated } from '../translated.ts';

/** What a pre-flight says of a bucket, by check. `reason` is the store's own code. */
export const bucketFindings: Translated<typeof english> = {
  region: {
    title: 'リージョン',
    good: '選んだとおり {{region}} にあります。',
    bad: 'バケットは {{chosen}} ではなく {{region}} にあります。',
    unknown: 'バケットの所在を、ストアは示しません。',
  },
  transport: {
    title: '通信経路',
    good: '暗号化されています（TLS）。',
    warn: '暗号化されていません。ネットワーク上で、電話番号を含むエンベロープの内容を見られます。https を使ってください。',
  },
  clock: {
    title: '時計',
    good: 'このコンピューターとストアの時刻は合っています。',
    warn: 'このコンピューターとストアの時刻が {{seconds}} 秒ずれています。15 分を超えると拒否されます。時刻を合わせてください。',
    unknown: 'ストアは時刻を示しません。',
  },
  'public-access': {
    title: 'パブリックアクセス',
    good: 'バケットの設定でブロックされています。',
    warn: 'バケットの設定だけでは、すべてはブロックされません。アカウント側のブロックはここからは確認できません。4 つの設定をすべて有効にしてください。',
    bad: 'バケットポリシーにより公開されています。「パブリックアクセスをすべてブロック」を有効にしてください。',
    unknown: 'ストアは示しません（{{reason}}）。',
  },
  stranger: {
    title: 'キーなしでの読み取り',
    good: 'ストアは拒否しました（ステータス {{status}}）。',
    bad: 'ここにあるものは誰でも読めます。',
    unknown: 'ストアの応答はステータス {{status}} でした。',
  },
  encryption: {
    title: 'ストアでの暗号化',
    good: '試験用のオブジェクトは暗号化されて保存されました（{{algorithm}}）。',
    bad: '試験用のオブジェクトは、指定どおりには暗号化されませんでした。ストアの応答：「{{algorithm}}」。',
    unknown: 'ストアは示しません。音声はいずれにしても封印されていますが、エンベロープは封印されていません。',
  },
  versioning: {
    title: 'バージョン',
    good: '保持されます。上書きや削除されたものも取り戻せます。',
    warn: '保持されません。上書きや削除されたものは失われます。バージョニングを有効にしてください。',
    unknown: 'ストアは示しません（{{reason}}）。',
  },
  'object-lock': {
    title: 'オブジェクトロック',
    good: '有効です。{{days}} 日間は誰も写しを削除できません（{{mode}}）。',
    warn: '無効です。権限のある人は写しを削除できます。',
    unknown: 'ストアは示しません（{{reason}}）。',
  },
  'object-lock-retention': {
    title: 'オブジェクトロック',
    warn: '有効ですが、既定の保持期間がありません。1 つずつロックしない限り、写しはロックされません。',
  },
  expiry: {
    title: '有効期限',
    good: '写しを削除するライフサイクルルールはありません。',
    bad: 'ライフサイクルルール「{{rule}}」が {{days}} 日後に写しを削除します。ルールを外すか、ほかのオブジェクトだけを対象にしてください。',
    unknown: 'ライフサイクルルールを確認できません（{{reason}}）。写しを削除するルールがないことを確かめてください。',
  },
  freezing: {
    title: '保存先の移行',
    bad: 'ライフサイクルルール「{{rule}}」が {{days}} 日後に写しを {{name}} に移します。移されると、読み戻しも再生もできなくなります。',
  },
  'abandoned-uploads': {
    title: '途切れたアップロード',
    good: 'バケットが {{days}} 日後に片付けます。',
    warn: '片付けるライフサイクルルールがありません。Koekura は自分のものを 1 週間後に中止しますが、ルールがあれば、失われたコンピューターのものも片付きます。',
  },
  probe: {
    title: '読み書き',
    good: '試験用のオブジェクトを書き込み、読み戻し、一覧でも確認しました。',
    bad: '試験用のオブジェクトが、書き込んだとおりに読み戻せません（{{reason}}）。',
  },
  'probe-kept': {
    title: '試験用のオブジェクト',
    unknown: 'バケットまたはその履歴に残ります：{{name}}（{{reason}}）。',
  },
  'conditional-writes': {
    title: '上書きの防止',
    good: 'ストアが上書きを拒否します。',
    warn: 'ストアは後からの書き込みを拒否しません（ステータス {{how}}）。そのため Koekura が書き込みの前後に確かめます。2 台のコンピューターから同時に書き込まないでください。',
  },
  checksums: {
    title: 'チェックサム',
    good: 'ストアは受け取ったものを SHA-256 で確認します。',
    unknown: 'ストアは SHA-256 を返しません。写しは MD5、または読み戻しで照合します。',
  },
  'storage-class': {
    title: 'ストレージクラス',
    good: '{{name}}。',
    warn: '試験用のオブジェクトは、選んだクラスではなく {{name}} に置かれました。',
    bad: '{{name}} にあるものは、すぐには読み戻せません。別のクラスを選んでください。',
    unknown: '{{name}} に置かれたかどうかを、ストアは示しません。',
  },
};
