import type { reconcile as english } from '../en/reconcile.ts';
import type { Translated } from '../translated.ts';

export const reconcile: Translated<typeof english> = {
  title: '照合',
  intro: 'Twilio にある録音、保管先にある写し、Koekura で消去した録音の記録を突き合わせます。何も変更しません。',
  archive: '保管先',
  allArchives: 'すべての保管先',
  fresh: '先に Twilio からすべてを読み直す',
  freshHint:
    '読み直さない場合は、最後に読み込んだ内容と照合します。Koekura の外で消去された録音は、すべてを読み直したときにだけ分かります。',
  compare: '照合する',
  cancel: '中止',
  step: {
    'asking-twilio': 'Twilio から読み込み中：{{done}} 件',
    listing: '保管先の一覧を取得中：{{done}} ファイル',
    comparing: '照合中：{{total}} 件中 {{done}} 件',
  },
  none: 'まだ照合していません',
  noneWhatToDo: '保管先を選び（または「すべての保管先」のまま）、「照合する」を押してください。',
  madeAt: '{{time}} に照合しました。',
  twilioAsOf: 'Twilio の内容は {{time}} 時点のものです。',
  twilioUnknown: 'Twilio からの読み込みがまだ完了していません。',
  agreeing: '一致 {{number}} 件',
  allAgree: 'すべて一致しています',
  saveReport: '報告書を保存…',
  saved: '保存しました。',
  show: '表示',
  hide: '隠す',
  account: 'アカウント',
  recording: '録音',
  plan: { archive: '保管…', export: '書き出し…', remove: '消去…', evacuate: '退避…' },
  group: {
    lost: {
      title: 'Twilio にも保管先にもない',
      meaning: 'Twilio にはもうなく、正常な写しも見つかりません。ほかの保管先やバックアップを確認してください。',
    },
    'removed-still-there': {
      title: '消去したのに Twilio にある',
      meaning: 'Koekura で消去しましたが、その後も Twilio に表示されています。保存と課金が続いています。',
    },
    'copy-missing': {
      title: '写しがなくなっている',
      meaning: '写しの記録はありますが、保管先に見当たりません。移動または削除された可能性があります。',
    },
    'copy-altered': {
      title: '写しが変わっている',
      meaning: '読み戻したときと大きさや状態が違います。開けるかどうか、保管先を読み戻して確かめてください。',
    },
    'removed-elsewhere': {
      title: 'Koekura の外で消去された',
      meaning: 'Twilio にはもうありませんが、Koekura が消去したものではありません。保管先に写しがあります。',
    },
    'not-archived': {
      title: '保管されていない',
      meaning: 'Twilio にありますが、照合した保管先に正常な写しがありません。',
    },
    'still-billed': {
      title: '保管済みだが、課金が続いている',
      meaning: '全体を読み戻して確かめた写しがありますが、Twilio にも残り、課金が続いています。',
    },
    'copy-unknown': {
      title: '記録にない写し',
      meaning:
        '保管先にありますが、このコンピューターには記録がありません。別のコンピューターで作られた可能性があります。「一覧に取り込む」と一覧に加わります。',
    },
  },
};
