import type { reconcile as english } from '../en/reconcile.ts';
import type { Translated } from '../translated.ts';

export const reconcile: Translated<typeof english> = {
  title: '照合',
  intro: 'Twilio にある録音、保管先にある写し、このプログラムで消去した記録を突き合わせます。何も変更しません。',
  archive: '保管先',
  allArchives: 'すべての保管先',
  fresh: '先に Twilio からすべてを読み直す',
  freshHint:
    '読み直さない場合は、最後に読み込んだ内容と照合します。ほかで消去された録音は、すべてを読み直すと分かります。',
  compare: '照合する',
  cancel: '取り消し',
  step: {
    'asking-twilio': 'Twilio から読み込み中: {{done}} 件',
    listing: '保管先の一覧を取得中: {{done}} ファイル',
    comparing: '照合中: {{total}} 件中 {{done}} 件',
  },
  none: 'まだ照合していません',
  noneWhatToDo: '保管先を選ぶか、すべての保管先のまま照合してください。',
  madeAt: '{{time}} に照合しました。',
  twilioAsOf: 'Twilio の内容は {{time}} 時点のものです。',
  twilioUnknown: 'Twilio からの読み込みがまだ完了していません。',
  agreeing: '一致 {{number}} 件',
  allAgree: 'すべて一致しています',
  saveReport: '報告書を保存…',
  saved: '保存しました。',
  show: '表示',
  hide: '隠す',
  recording: '録音',
  plan: { archive: '保管…', export: '書き出し…', remove: '消去…', evacuate: '保管して消去…' },
  group: {
    lost: {
      title: 'Twilio になく、保管先にもない',
      meaning: 'Twilio にはもうなく、正常な写しも見つかりません。ほかの保管先やバックアップを確認してください。',
    },
    'removed-still-there': {
      title: '消去したのに Twilio にある',
      meaning: 'このプログラムで消去しましたが、その後も Twilio に表示されています。保存と課金が続いています。',
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
      title: 'ほかで消去された',
      meaning: 'Twilio にはもうありませんが、このプログラムによる消去ではありません。保管先に写しがあります。',
    },
    'not-archived': {
      title: '保管していない',
      meaning: 'Twilio にありますが、照合した保管先に正常な写しがありません。',
    },
    'still-billed': {
      title: '保管済みで、課金が続いている',
      meaning: '写しは全体を読み戻して確認済みですが、Twilio にも残っていて課金されています。',
    },
    'copy-unknown': {
      title: 'ここでは未知の写し',
      meaning:
        '保管先にありますが、記録がありません。別の端末で作られた可能性があります。保管先を開くと一覧に加わります。',
    },
  },
};
