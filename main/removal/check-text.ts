/** How to check a certificate with nothing but OpenSSL, in both languages, for the file that lies beside it. */
export function checkText(name: string): string {
  return `How to check this certificate / 証明書の確かめ方

${name}.sha256 holds the SHA-256 of the printable certificate and of its JSON; ${name}.sha256.sig is an
Ed25519 signature over that file. In the folder where they lie:

${name}.sha256 には、印刷用の証明書と JSON の SHA-256 が記されています。${name}.sha256.sig は、その
ファイルに対する Ed25519 の署名です。これらのファイルがあるフォルダーで、次のように実行します。

  openssl pkeyutl -verify -rawin -pubin -inkey "${name}.pem" -in "${name}.sha256" -sigfile "${name}.sha256.sig"
  sha256sum -c "${name}.sha256"

(On Windows: certutil -hashfile FILE SHA256, and compare with ${name}.sha256.)

The key in ${name}.pem must be the one that lies in your archives and ledger exports; a key that only comes
with a certificate proves nothing by itself.

${name}.pem の鍵が、保管先や台帳の書き出しにある公開鍵と同じであることを確かめてください。証明書に添えられた
だけの鍵では、証明になりません。
`;
}
