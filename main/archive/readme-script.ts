/** The script of the README: Python's standard library and the openssl command, nothing else. */
export const readmeScript = `# open.py: python3 open.py PRIVATE-KEY ENVELOPE.json OUT.wav
import base64, getpass, gzip, hashlib, hmac, json, os, pathlib, subprocess, sys, tempfile, unicodedata


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


def private_keys(path, folder):
    # A recovery kit (docs/kit-format.md) and a key backup (docs/key-backup-format.md) of Koekura's are opened with their
    # passphrase; a PEM file is used as it is.
    data = pathlib.Path(path).read_bytes()
    kind, body = data[:12], data[:-32]
    if kind not in (b"KOEKURA KIT\\n", b"KOEKURA KEY\\n"):
        return [path]
    if hashlib.sha256(body).digest() != data[-32:] or body[12] != 1:
        sys.exit("the file is damaged, or of a newer version")
    n, r, p = 1 << body[13], body[14], body[15]
    typed = os.environ.get("KEY_PASSPHRASE") or getpass.getpass("Passphrase: ")
    passphrase = unicodedata.normalize("NFC", typed).encode()
    keys = hashlib.scrypt(passphrase, salt=body[16:32], n=n, r=r, p=p, dklen=64, maxmem=256 * n * r)
    if not hmac.compare_digest(hmac.new(keys[32:], body[:32], "sha256").digest(), body[32:64]):
        sys.exit("another passphrase")
    if kind == b"KOEKURA KEY\\n":
        start = 78 + int.from_bytes(body[76:78], "big")
        ders = [decrypt(keys[:32], body[64:76], body[:start], body[start:])]
    else:
        start = 66 + int.from_bytes(body[64:66], "big")
        end = start + 4 + int.from_bytes(body[start:start + 4], "big")
        iv = bytes(11) + bytes([end == len(body)])
        lines = gzip.decompress(decrypt(keys[:32], iv, body[:start], body[start + 4:end])).splitlines()
        found = [value for kind, value in map(json.loads, lines) if kind == "key"]
        ders = [base64.b64decode(value["privateHalf"]) for value in found]
    pems = [pathlib.Path(folder, "key%d.pem" % number) for number in range(len(ders))]
    for pem, der in zip(pems, ders):
        pem.touch(0o600)
        pem.write_bytes(openssl("pkey", "-inform", "DER", data=der))
    return [str(pem) for pem in pems]


def main(key_path, envelope_path, out):
    envelope = json.loads(pathlib.Path(envelope_path).read_text("utf-8"))
    if (envelope["format"], envelope["version"]) != ("koekura-archive-envelope", 1):
        sys.exit("this is no envelope, or of a newer version")
    audio = envelope["audio"]
    sealed = pathlib.Path(envelope_path).with_suffix(".sealed").read_bytes()
    if hashlib.sha256(sealed).hexdigest() != audio["sha256"]:
        sys.exit("the sealed sound is not what was archived: its SHA-256 differs")
    with tempfile.TemporaryDirectory() as folder:
        keys = private_keys(key_path, folder)
        for key, wrap in ((key, wrap) for wrap in envelope["wraps"] for key in keys):
            unwrapped = subprocess.run(["openssl", "pkeyutl", "-decrypt", "-inkey", key, "-pkeyopt", "rsa_padding_mode:oaep",
                                        "-pkeyopt", "rsa_oaep_md:sha256", "-pkeyopt", "rsa_mgf1_md:sha256"],
                                       input=base64.b64decode(wrap["encryptedContentKey"]), capture_output=True)
            if unwrapped.returncode == 0 and len(unwrapped.stdout) == 32:
                plain = decrypt(unwrapped.stdout, base64.b64decode(audio["iv"]), b"", sealed)
                return pathlib.Path(out).write_bytes(plain)
    sys.exit("no key in it opens any of: " + ", ".join(wrap["key"] for wrap in envelope["wraps"]))


main(*sys.argv[1:])
# end of open.py
`;
