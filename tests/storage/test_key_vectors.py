# SPDX-License-Identifier: EUPL-1.2
"""docs/security/keys.md is true: each figure made anew from the page, by it and by the program."""

import hmac
import json
import re
import tomllib
import unicodedata
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.storage.clock import system_clock
from app.storage.data.database import Database
from app.storage.data.opening import create_file
from app.storage.errors import DamagedKeyFile
from app.storage.keys import cryptography
from app.storage.keys.keyfile import NAMES
from app.storage.keys.recovery_code import read_code, write_code
from app.storage.keys.slots import unlock, unlock_with_recovery
from app.storage.log.end_mark import fingerprint
from app.storage.log.event_log import Log
from app.storage.migrations import migrate

PAGE = (Path(__file__).parents[2] / "docs/security/keys.md").read_text("utf-8")


def block(comment: str) -> str:
    found = re.search(rf"^<!-- {comment} -->\n```\w+\n(.*?)^```$", PAGE, re.M | re.S)
    assert found
    return found[1]


VECTORS: dict[str, Any] = tomllib.loads(block("vectors"))
KEY_FILE = block("key file")
WAY, CODE, DATA = (VECTORS[name] for name in ("passphrase", "recovery", "data_key"))


def raw(text: str) -> bytes:
    return bytes.fromhex(text)


def hkdf(secret: bytes, salt: bytes, info: bytes) -> bytes:
    """RFC 5869, for one block."""
    extracted = hmac.digest(salt or bytes(32), secret, sha256)
    return hmac.digest(extracted, info + b"\x01", sha256)


def canonical(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode("ascii")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_passphrase_to_key(form: Any) -> None:
    text = unicodedata.normalize(form, WAY["text"])
    cost = cryptography.KeyCost(WAY["memory_kib"], WAY["time"], WAY["parallelism"])
    assert cost == cryptography.REAL
    assert cryptography.passphrase_key(text, raw(WAY["salt"]), cost).hex() == WAY["key"]


def test_passphrase_to_key_without_our_code() -> None:
    made = hash_secret_raw(
        unicodedata.normalize("NFC", WAY["text"]).encode(),
        raw(WAY["salt"]),
        time_cost=WAY["time"],
        memory_cost=WAY["memory_kib"],
        parallelism=WAY["parallelism"],
        hash_len=32,
        type=Type.ID,
    )
    assert made.hex() == WAY["key"]


def test_recovery_code_to_key() -> None:
    secret, salt = raw(CODE["secret"]), raw(CODE["salt"])
    assert read_code(CODE["code"]) == secret
    assert write_code(secret) == CODE["code"]
    assert cryptography.recovery_key(secret, salt).hex() == CODE["key"]
    assert hkdf(secret, salt, b"overblick recovery").hex() == CODE["key"]


@pytest.mark.parametrize("purpose", ["db", "header", "audit"])
def test_keys_for_a_purpose(purpose: Any) -> None:
    itself = raw(DATA["itself"])
    assert cryptography.purpose_key(itself, purpose).hex() == DATA[purpose]
    assert hkdf(itself, b"", b"overblick " + purpose.encode()).hex() == DATA[purpose]


def test_the_slot_opens_and_is_bound() -> None:
    slot = VECTORS["slot"]
    nonce, box, context = raw(slot["nonce"]), raw(slot["box"]), slot["context"].encode()
    assert AESGCM(raw(WAY["key"])).decrypt(nonce, box, context).hex() == DATA["itself"]
    assert (
        cryptography.unwrap(raw(WAY["key"]), cryptography.Wrapped(nonce, box), context)
        is not None
    )
    cheaper = context.replace(b"262144", b"8")
    assert (
        cryptography.unwrap(raw(WAY["key"]), cryptography.Wrapped(nonce, box), cheaper)
        is None
    )


def test_the_sums_of_the_key_file() -> None:
    page = json.loads(KEY_FILE)
    assert sha256(canonical(page["keys"])).hexdigest() == page["sha256"]
    given = page["keys"].pop("mac")
    made = hmac.digest(raw(DATA["header"]), canonical(page["keys"]), sha256)
    assert made.hex() == given
    slot = page["keys"]["slots"][0]
    assert (slot["box"], slot["nonce"]) == (
        VECTORS["slot"]["box"],
        VECTORS["slot"]["nonce"],
    )


def test_the_program_opens_the_key_file(tmp_path: Path) -> None:
    for name in NAMES:
        (tmp_path / name).write_bytes(KEY_FILE.encode("ascii"))
    (by_words,) = unlock(tmp_path, WAY["text"])
    (by_code,) = unlock_with_recovery(tmp_path, CODE["code"])
    assert by_words.data_key.hex() == by_code.data_key.hex() == DATA["itself"]
    for name in NAMES:  # a figure of the page that is wrong would be found
        changed = KEY_FILE.replace("bf4cadac", "bf4cadad")
        (tmp_path / name).write_bytes(changed.encode("ascii"))
    with pytest.raises(DamagedKeyFile):
        list(unlock(tmp_path, WAY["text"]))


def test_the_chain_of_the_log() -> None:
    log, audit = VECTORS["log"], raw(DATA["audit"])
    link = hmac.digest(audit, bytes(32) + log["row"].encode(), sha256)
    assert link.hex() == log["mac"]
    marked = json.loads(log["marked"])
    assert marked == [1, log["mac"], 0, bytes(32).hex(), 1]
    assert hmac.digest(audit, b"ends" + log["marked"].encode(), sha256).hex() == log["end"]


def test_the_signs_that_stand_for_a_log() -> None:
    log = VECTORS["log"]
    digest = sha256(b"overblick end 1 " + raw(log["mac"])).digest()
    bits = f"{int.from_bytes(digest):0256b}"[:80]
    signs = [int(bits[at : at + 5], 2) for at in range(0, 80, 5)]
    written = "".join("0123456789ABCDEFGHJKMNPQRSTVWXYZ"[one] for one in signs)
    assert written == log["fingerprint"].replace("-", "")
    assert fingerprint(1, raw(log["mac"])) == log["fingerprint"]


def test_the_program_finds_that_log_whole(tmp_path: Path) -> None:
    """In a real file under the "db" key of the page."""
    log = VECTORS["log"]
    database = Database(create_file(tmp_path / "data.db", bytearray(raw(DATA["db"]))))
    migrate(database)
    row = (*json.loads(log["row"]), raw(log["mac"]))
    database.run("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
    database.run("INSERT INTO key_file VALUES (1, 1, '')")
    mark = (raw(log["mac"]), bytes(32), raw(log["end"]))
    database.run("INSERT INTO end_mark VALUES (1, 1, ?, 0, ?, 1, ?)", mark)
    for key, broken in ((DATA["audit"], []), (DATA["header"], [1, 2])):
        assert Log(database, bytearray(raw(key)), "", system_clock).broken() == broken
    database.close()
