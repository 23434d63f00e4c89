/** The script of the README: Python's standard library and the openssl command, nothing else. */
export const readmeScript = `# open.py: python3 open.py PRIVATE-KEY ENVELOPE.json OUT.wav
import base64, getpass, hashlib, hmac, json, os, pathlib, subprocess, sys, tempfile, unicodedata


def openssl(*words, data=b""):
    return subprocess.run(["openssl", *words], input=data, stdout=subprocess.PIPE, check=True).stdout


def gcm_tag(key, iv, extra, ciphertext):
    # NIST SP 800-38D: GHASH by tables, one for each of the sixteen bytes of a block.
    h, mask = (openssl("enc", "-aes-256-ecb", "-nopad", "-K", key.hex(), data=block)
               for block in (bytes(16), iv + b"\\0\\0\\0\\1"))
    power, powers = int.from_bytes(h, "big"), []
    for _ in range(128):
        powers.append(power)
        power = power >> 1 ^ (0xE1 << 120 if power & 1 else 0)
    tables = []
    for place in range(16):
        table = [0] * 256
        for bit in range(8):
            for low in range(1 << bit):
                table[1 << bit | low] = powers[8 * place + 7 - bit] ^ table[low]
        tables.append(table)
    sum = 0
    for text in (extra, ciphertext):
        for at in range(0, len(text), 16):
            sum ^= int.from_bytes(text[at:at + 16].ljust(16, b"\\0"), "big")
            total = 0
            for table, byte in zip(tables, sum.to_bytes(16, "big")):
                total ^= table[byte]
            sum = total
    sum ^= len(extra) * 8 << 64 | len(ciphertext) * 8
    total = 0
    for table, byte in zip(tables, sum.to_bytes(16, "big")):
        total ^= table[byte]
    return (total ^ int.from_bytes(mask, "big")).to_bytes(16, "big")


def decrypt(key, iv, extra, sealed):
    ciphertext, tag = sealed[:-16], sealed[-16:]
    if not hmac.compare_digest(gcm_tag(key, iv, extra, ciphertext), tag):
        sys.exit("the tag does not fit: wrong key, or altered")
    return openssl("enc", "-d", "-aes-256-ctr", "-K", key.hex(), "-iv", (iv + b"\\0\\0\\0\\2").hex(), data=ciphertext)


def private_key(path, folder):
    # A key backup of Koekura's (docs/key-backup-format.md) is opened with its passphrase; a PEM file is used as it is.
    data = pathlib.Path(path).read_bytes()
    if not data.startswith(b"KOEKURA KEY\\n"):
        return path
    body = data[:-32]
    if hashlib.sha256(body).digest() != data[-32:] or body[12] != 1:
        sys.exit("the key backup is damaged, or of a newer version")
    n, r, p = 1 << body[13], body[14], body[15]
    typed = os.environ.get("KEY_PASSPHRASE") or getpass.getpass("Passphrase of the key backup: ")
    passphrase = unicodedata.normalize("NFC", typed).encode()
    keys = hashlib.scrypt(passphrase, salt=body[16:32], n=n, r=r, p=p, dklen=64, maxmem=256 * n * r)
    if not hmac.compare_digest(hmac.new(keys[32:], body[:32], "sha256").digest(), body[32:64]):
        sys.exit("another passphrase")
    start = 78 + int.from_bytes(body[76:78], "big")
    pem = pathlib.Path(folder, "key.pem")
    pem.touch(0o600)
    der = decrypt(keys[:32], body[64:76], body[:start], body[start:])
    pem.write_bytes(openssl("pkey", "-inform", "DER", data=der))
    return str(pem)


def main(key_path, envelope_path, out):
    envelope = json.loads(pathlib.Path(envelope_path).read_text("utf-8"))
    if (envelope["format"], envelope["version"]) != ("koekura-archive-envelope", 1):
        sys.exit("this is no envelope, or of a newer version")
    audio = envelope["audio"]
    sealed = pathlib.Path(envelope_path).with_suffix(".sealed").read_bytes()
    if hashlib.sha256(sealed).hexdigest() != audio["sha256"]:
        sys.exit("the sealed sound is not what was archived: its SHA-256 differs")
    with tempfile.TemporaryDirectory() as folder:
        key = private_key(key_path, folder)
        for wrap in envelope["wraps"]:
            try:
                content_key = openssl("pkeyutl", "-decrypt", "-inkey", key, "-pkeyopt", "rsa_padding_mode:oaep",
                                      "-pkeyopt", "rsa_oaep_md:sha256", "-pkeyopt", "rsa_mgf1_md:sha256",
                                      data=base64.b64decode(wrap["encryptedContentKey"]))
            except subprocess.CalledProcessError:
                continue
            if len(content_key) == 32:
                plain = decrypt(content_key, base64.b64decode(audio["iv"]), b"", sealed)
                return pathlib.Path(out).write_bytes(plain)
    sys.exit("this key opens none of: " + ", ".join(wrap["key"] for wrap in envelope["wraps"]))


main(*sys.argv[1:])
# end of open.py
`;
