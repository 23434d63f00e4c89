/** The few words main says itself: titles of the system's own dialogs. Everything else is worded in the window. */
const titles = {
  en: {
    chooseKey: 'Choose a private key',
    chooseBackup: 'Choose a key backup',
    savePublicHalf: 'Save the public half',
    saveBackup: 'Save the key backup',
    saveLedger: 'Export the ledger',
    chooseArchive: 'Choose a folder for the archive',
    saveReport: 'Save the report',
    chooseExportFolder: 'Choose a folder to export to',
    savePlan: 'Save the plan',
    saveCertificate: 'Save the certificate of removal',
    saveKit: 'Save the recovery kit',
    chooseKit: 'Choose a recovery kit or a key backup',
    saveSheet: 'Save the sheet of the kit',
    saveUpdate: 'Save the newer version',
    openLock: 'open Koekura',
  },
  ja: {
    chooseKey: '秘密鍵を選択',
    chooseBackup: '鍵のバックアップを選択',
    savePublicHalf: '公開鍵を保存',
    saveBackup: '鍵のバックアップを保存',
    saveLedger: '台帳を書き出し',
    chooseArchive: '保管先のフォルダーを選択',
    saveReport: '報告書を保存',
    chooseExportFolder: '書き出し先のフォルダーを選択',
    savePlan: '計画を保存',
    saveCertificate: '消去証明書を保存',
    saveKit: '復旧キットを保存',
    chooseKit: '復旧キットまたは鍵のバックアップを選択',
    saveSheet: 'キットの用紙を保存',
    saveUpdate: '新しいバージョンを保存',
    openLock: 'Koekura のロックを解除',
  },
} as const;

export type DialogTitles = (typeof titles)['en' | 'ja'];

export function dialogTitles(language: 'en' | 'ja'): DialogTitles {
  return titles[language];
}
