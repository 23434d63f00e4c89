/**
 * What checks an exported ledger without us: Python 3 and nothing else, Ed25519 (RFC 8032) included, because the openssl
 * of some systems cannot check it. It is written beside each export; docs/ledger-format.md says what it checks.
 */
export const checkerScript = String.raw`#!/usr/bin/env python3
"""Checks a ledger exported by Koekura. Needs Python 3.6 or later and nothing else.

    python3 NAME.check.py NAME.jsonl [--key HEX]

The signature is read from NAME.signature.json beside this file.
--key is the public half you trust, from elsewhere: a manifest in an archive, an earlier export.
Ends with 0 when everything fits, 1 when something does not, 2 when it cannot be read.
"""
import argparse, hashlib, json, os, sys

P = 2 ** 255 - 19
L = 2 ** 252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
I = pow(2, (P - 1) // 4, P)


def recover(y, sign):
    if y >= P:
        return None
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * I % P
    if (x * x - x2) % P or (x == 0 and sign):
        return None
    return x if x & 1 == sign else P - x


def point(raw):
    n = int.from_bytes(raw, "little")
    y = n & ((1 << 255) - 1)
    x = recover(y, n >> 255)
    return None if x is None else (x, y, 1, x * y % P)


def add(a, b):
    A, B = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    C, E = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = B - A, E - C, E + C, B + A
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(n, a):
    q = (0, 1, 1, 0)
    while n:
        if n & 1:
            q = add(q, a)
        a = add(a, a)
        n >>= 1
    return q


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE_X = recover(BASE_Y, 0)
BASE = (BASE_X, BASE_Y, 1, BASE_X * BASE_Y % P)


def signed_by(key, message, signature):
    if len(key) != 32 or len(signature) != 64:
        return False
    a, r = point(key), point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    u, v = times(s, BASE), add(r, times(k, a))
    return (u[0] * v[2] - v[0] * u[2]) % P == 0 and (u[1] * v[2] - v[1] * u[2]) % P == 0


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


class Misfit(Exception):
    pass


def head_fits(at):
    said = {"format": "koekura-ledger-head-1", "head": at["head"], "number": at["number"], "signedAt": at["signedAt"]}
    return signed_by(bytes.fromhex(at["publicKey"]), canonical(said), bytes.fromhex(at["signature"]))


def walk(path, heads):
    """Every line against the one before; gives the number of entries, the last hash and the file's own."""
    head, number, whole = bytes(32), 0, hashlib.sha256()
    with open(path, "rb") as lines:
        for line in lines:
            number += 1
            whole.update(line)
            if not (line.startswith(b'{"entry":') and line.endswith(b'"}\n') and line[-76:-67] == b',"hash":"'):
                raise Misfit("line %d is not an entry with its hash" % number)
            entry, said = line[9:-76], line[-67:-3].decode("ascii", "replace")
            head = hashlib.sha256(head + entry).digest()
            if head.hex() != said:
                raise Misfit("line %d does not fit the one before: it was altered, moved, or one before it is missing" % number)
            try:
                named = json.loads(entry.decode("utf-8")).get("number")
            except (ValueError, AttributeError):
                raise Misfit("line %d is not JSON" % number)
            if named != number:
                raise Misfit("line %d calls itself entry %s" % (number, named))
            if number in heads and heads[number] != head.hex():
                raise Misfit("entry %d is not the one that was signed" % number)
    return number, head.hex(), whole.hexdigest()


def signature_of(path):
    """The signature of the same name as this checker, or else as the export."""
    own = __file__[: -len(".check.py")] + ".signature.json"
    if __file__.endswith(".check.py") and os.path.exists(own):
        return own
    return (path[: -len(".jsonl")] if path.endswith(".jsonl") else path) + ".signature.json"


def check(path, trusted):
    with open(signature_of(path), encoding="utf-8") as file:
        told = json.load(file)
    heads = {at["number"]: at["head"] for at in told["checkpoints"]}
    entries, head, sha256 = walk(path, heads)
    if entries != told["entries"] or head != told["head"]:
        raise Misfit("there are %d entries, but %d were exported: the end is missing, or something was added" % (entries, told["entries"]))
    if sha256 != told["sha256"]:
        raise Misfit("the file is not the one that was signed")
    for at in told["checkpoints"]:
        if at["number"] > entries:
            raise Misfit("entry %d was signed and is not there" % at["number"])
        if not head_fits(at):
            raise Misfit("the signature of entry %d does not fit" % at["number"])
    print("%d entries fit, each to the one before." % entries)
    print("%d signed heads fit." % len(told["checkpoints"]))
    if told["signature"] is None:
        print("The export itself is NOT signed: the key was not at hand.")
        if trusted:
            raise Misfit("it is not signed by the key you trust")
        return
    signed = {name: told[name] for name in ("entries", "format", "head", "publicKey", "sha256", "signedAt")}
    if not signed_by(bytes.fromhex(told["publicKey"]), canonical(signed), bytes.fromhex(told["signature"])):
        raise Misfit("the signature of the export does not fit")
    if trusted and trusted.lower() != told["publicKey"]:
        raise Misfit("it is signed by %s, not by the key you trust" % told["publicKey"])
    print("Signed by %s." % told["publicKey"])
    if not trusted:
        print("Compare this key with one you have from elsewhere: a manifest in an archive, an earlier export.")


def main():
    asked = argparse.ArgumentParser(description="Checks a ledger exported by Koekura.")
    asked.add_argument("export", help="NAME.jsonl")
    asked.add_argument("--key", help="the public half you trust: 64 hexadecimal digits")
    given = asked.parse_args()
    try:
        check(given.export, given.key)
    except Misfit as misfit:
        print("NOT WHOLE: %s." % misfit, file=sys.stderr)
        return 1
    except (OSError, KeyError, TypeError, ValueError) as error:
        print("It cannot be read: %s" % error, file=sys.stderr)
        return 2
    print("Everything fits.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
`;
