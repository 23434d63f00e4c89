import { readmeScript } from './readme-script.ts';

/** Lies in every archive. The tests follow its commands as they stand. */
export const archiveReadme = `# An archive of call recordings

日本語は下にあります。

Copies of Twilio call recordings, encrypted, made by Koekura. With OpenSSL (1.1.1 or later), Python (3.9 or later) and the
private key you can open and check everything here. You need neither Koekura nor Twilio.

    koekura-archive.json                       this is an archive, and which
    open-archive.koekura                       the same, for those who have Koekura: a double click opens the archive there
    recordings/account=AC…/year=…/month=…/day=…/
        RE….sealed                             the encrypted sound: AES-256-GCM, 16-byte tag at the end
        RE….json                               its envelope: what opens it, and all that is known of the recording
    manifests/account=AC…/year=…/month=…/
        BATCH.jsonl                            what a batch copied, one line of JSON a recording
        _BATCH.jsonl.KEY.sig                   its signature (Ed25519, 64 bytes)
    keys/KEY.pem                               the public key that made the signatures
    unfinished/                                rests of work that was broken off; nothing there is ever a whole copy

Days and months are UTC. Nothing here is ever changed but envelopes, to which a wrapped key may be added.

## Open a recording

Write the script below into a file:

    sed -n '/^# open.py/,/^# end of open.py/p' README.md > open.py

and give it your private key (PEM, or *.koekura of Koekura's: a recovery kit or a key backup), the envelope, and where
the sound is to go:

    python3 open.py private-key.pem recordings/…/RE….json recording.wav

It checks the SHA-256, unwraps the content key, checks the tag, and only then writes. It takes about half a second for
each MB. Which key an envelope asks for stands in its "wraps": "opens" is what this prints, or "key" a SID of Twilio's:

    openssl pkey -in private-key.pem -pubout -outform DER | openssl dgst -sha256

\`\`\`python
${readmeScript}\`\`\`

## Check that nothing was changed

The signature of one manifest; KEY stands in the signature's name:

    openssl pkeyutl -verify -pubin -inkey keys/KEY.pem -rawin -in BATCH.jsonl -sigfile _BATCH.jsonl.KEY.sig

Every recording that any manifest lists, by its SHA-256; prints what is wrong, or how many are as they were:

    python3 -c '
    import glob, hashlib, json, pathlib
    bad = 0; seen = {}
    for name in glob.glob("manifests/**/*.jsonl", recursive=True):
        for line in open(name, encoding="utf-8"):
            copy = json.loads(line); seen[copy["audio"]] = copy["sha256"]
    for audio, sha256 in seen.items():
        path = pathlib.Path(audio)
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
            bad += 1; print("WRONG", audio)
    print(len(seen) - bad, "as they were,", bad, "wrong")
    '

The public key lies beside what it signed, so whoever could write here could exchange both. Compare it with the one in
an exported ledger, or in another archive of the same Koekura.

The whole form is described in docs/archive-format.md of Koekura.

# 通話録音の保管先

Koekura が作成した Twilio の通話録音の写しです。すべて暗号化されています。OpenSSL（1.1.1 以降）、Python（3.9 以降）、
秘密鍵があれば、Koekura も Twilio も使わずに開いて確かめられます。配置は上の図のとおりです。年月日は UTC です。

## 録音を開く

上の Python スクリプトをファイルに書き出し、

    sed -n '/^# open.py/,/^# end of open.py/p' README.md > open.py

秘密鍵（PEM、または Koekura の鍵のバックアップ *.koekura）、エンベロープ（RE….json）、出力先を渡します。

    python3 open.py private-key.pem recordings/…/RE….json recording.wav

SHA-256 を照合し、コンテンツ鍵を取り出し、認証タグを確かめてから書き出します。1 MB あたり約 0.5 秒かかります。
必要な鍵はエンベロープの "wraps" にあります。"opens" は次のコマンドが表示する値、"key" は Twilio の SID です。

    openssl pkey -in private-key.pem -pubout -outform DER | openssl dgst -sha256

## 変わっていないことを確かめる

マニフェスト（manifests）の署名は次のように確かめます。KEY は署名のファイル名にあります。

    openssl pkeyutl -verify -pubin -inkey keys/KEY.pem -rawin -in BATCH.jsonl -sigfile _BATCH.jsonl.KEY.sig

マニフェストにある録音は、上の python3 -c のコマンドで SHA-256 を照合できます。公開鍵は署名と同じ場所にあるため、ここに書き込める
人は両方を差し替えられます。書き出した台帳や、同じ Koekura の別の保管先にある公開鍵と見比べてください。
`;
