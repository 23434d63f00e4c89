import type { cannotShow as english } from '../en/cannot-show.ts';
import type { Translated } from '../translated.ts';

export const cannotShow: Translated<typeof english> = {
  title: '画面のこの部分を表示できません',
  what: '表示に必要なプログラムを読み込めないか、不具合があります。裏で進んでいる処理はそのまま続き、失われるものはありません。',
  remedy:
    'ウィンドウを読み込み直してください。それでも表示されないときは、Koekura を終了して起動し直し、下に示す内容を管理担当者に伝えてください。',
  reload: 'ウィンドウを読み込み直す',
};
