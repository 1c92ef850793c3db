# SPDX-License-Identifier: EUPL-1.2
"""The parts of packing that need no Windows: fetching, sums, licences, icon, starters, signing."""

import datetime as dt
import hashlib
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from PySide6.QtGui import QImage

from installer.commands import Failed, run
from installer.fetched import holds
from installer.licences import gather_licences
from installer.linux import program
from installer.places import ROOT
from installer.sbom import LOCK, locked
from installer.source import read_version, version
from installer.sums import write_sums
from installer.tools import missing
from installer.windows import inventory
from installer.windows.embedded import check_signature
from installer.windows.icon import SIZES, make_icon
from installer.windows.signing import sign, verify
from installer.windows.starters import STARTERS, make_starters

needs_osslsigncode = pytest.mark.skipif(
    shutil.which("osslsigncode") is None, reason="osslsigncode is not installed"
)
needs_compiler = pytest.mark.skipif(
    shutil.which("x86_64-w64-mingw32-gcc") is None, reason="no compiler for Windows here"
)


@pytest.mark.parametrize("lock", [inventory.LOCK, program.LOCK])
def test_a_package_has_the_versions_that_run_elsewhere(lock):
    def pins(lock: Path) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for name, number, _, _ in locked(lock.read_text("utf-8")):
            found.setdefault(name, set()).add(number)
        return found

    here, there = pins(LOCK), pins(lock)
    assert len(there) > 20
    for name, numbers in there.items():
        assert numbers <= here[name], f"{name}: just lock"


def test_what_is_fetched_is_held_against_the_lock(tmp_path):
    lock, place = tmp_path / "lock.txt", tmp_path / "fetched"
    place.mkdir()
    sums = [hashlib.sha256(word).hexdigest() for word in (b"one", b"two")]
    lock.write_text(
        "".join(f"p{n}==1 \\\n    --hash=sha256:{s}\n" for n, s in enumerate(sums)),
        encoding="utf-8",
    )
    assert not holds(tmp_path / "nothing", lock)
    (place / "p0.whl").write_bytes(b"one")
    assert not holds(place, lock)
    (place / "p1.whl").write_bytes(b"two")
    assert holds(place, lock)
    (place / "p1.whl").write_bytes(b"twO")
    assert not holds(place, lock)


def test_sums_are_such_as_sha256sum_reads(tmp_path):
    (tmp_path / "a.msi").write_bytes(b"a")
    (tmp_path / "b.txt").write_bytes(b"b")
    line = f"{hashlib.sha256(b'a').hexdigest()}  a.msi\n"
    assert write_sums(tmp_path, ("*.msi",)).read_text(encoding="utf-8") == line


def test_the_version_is_of_three_numbers():
    assert version().count(".") == 2
    with pytest.raises(Failed):
        read_version('__version__ = "0.2"\n')


@pytest.mark.skipif(shutil.which("dpkg-query") is None, reason="no Debian")
def test_a_missing_package_of_the_system_is_named():
    names = ("dpkg", "awk", "no-such-package-anywhere")  # another one provides awk
    assert missing(names) == ["no-such-package-anywhere"]


def test_a_command_that_fails_says_what_it_said():
    program = "import sys; print('out'); sys.stderr.write('err'); sys.exit(3)"
    with pytest.raises(Failed, match=r"ended with 3(?s:.)*out(?s:.)*err"):
        run(sys.executable, "-c", program)
    assert run(sys.executable, "-c", program, allowed=(3,)) == "out\n"


def test_a_command_is_not_waited_for_by_what_it_leaves_running():
    program = (
        "import subprocess as s, sys; print('out', flush=True)\n"
        "s.Popen([sys.executable, '-c', 'import time; time.sleep(8)'])"
    )
    assert run(sys.executable, "-c", program, within=7.5) == "out\n"


def test_a_command_that_never_ends_is_ended():
    with pytest.raises(Failed, match="did not end"):
        run(sys.executable, "-c", "import time; time.sleep(30)", within=0.2)


def test_the_icon_has_every_size(tmp_path):
    icon = tmp_path / "overblick.ico"
    make_icon(ROOT / "resources" / "icons" / "overblick.svg", icon)
    content = icon.read_bytes()
    assert struct.unpack_from("<HHH", content) == (0, 1, len(SIZES))
    for number, size in enumerate(SIZES):
        length, place = struct.unpack_from("<II", content, 6 + 16 * number + 8)
        image = QImage.fromData(content[place : place + length])
        assert image.width() == image.height() == size
        assert image.pixelColor(0, 0).alpha() == 0
        assert image.pixelColor(size // 8, size // 2).name() == "#0b5d5e"
        colours = {image.pixel(x, y) for x in range(size) for y in range(size)}
        assert len(colours) > 5


def test_every_package_has_its_licence(tmp_path):
    lib, out = tmp_path / "lib", tmp_path / "licences"
    python = {"python": tmp_path / "LICENSE.txt"}
    python["python"].write_text("of Python", encoding="utf-8")
    bidi = lib / "python_bidi-1.dist-info"
    bidi.mkdir(parents=True)
    (bidi / "COPYING").write_text("of bidi", encoding="utf-8")
    (lib / "shiboken6-6.dist-info").mkdir()
    gather_licences(lib, out, python)
    assert (out / "python_bidi" / "COPYING").read_text(encoding="utf-8") == "of bidi"
    assert {one.name for one in (out / "shiboken6").iterdir()} == {
        "LGPL-3.0.txt",
        "GPL-3.0.txt",
    }
    shutil.rmtree(out)
    (lib / "unknown-1.dist-info").mkdir()
    with pytest.raises(Failed, match="unknown"):
        gather_licences(lib, out, python)


@needs_compiler
def test_starters_are_the_same_each_time_and_bear_icon_version_and_manifest(tmp_path):
    icon = tmp_path / "overblick.ico"
    make_icon(ROOT / "resources" / "icons" / "overblick.svg", icon)
    made = []
    for number in ("one", "two"):
        folder = tmp_path / number
        folder.mkdir()
        make_starters(folder, tmp_path, icon=icon, version="0.1.7")
        made.append([(folder / one.name).read_bytes() for one in STARTERS])
    assert made[0] == made[1]
    for content in made[0]:
        assert "Överblick".encode("utf-16-le") in content
        assert "0.1.7".encode("utf-16-le") in content
        assert b"PerMonitorV2" in content
        assert b"longPathAware" in content
        assert "IDI_ICON1".encode("utf-16-le") in content
    kinds = [
        struct.unpack_from("<H", one, struct.unpack_from("<I", one, 60)[0] + 92)[0]
        for one in made[0]
    ]
    assert kinds == [2, 3]  # a window, a console


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A self-made certificate for signing programs; its key lies beside it."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Provkommunen")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=9))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(
            x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CODE_SIGNING]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    (tmp_path / "mine.pem").write_bytes(made.public_bytes(pem))
    plain = serialization.NoEncryption()
    shape = serialization.PrivateFormat.PKCS8
    (tmp_path / "mine.key").write_bytes(key.private_bytes(pem, shape, plain))
    return tmp_path / "mine.pem"


@needs_osslsigncode
@needs_compiler
def test_a_program_is_signed_and_a_change_after_it_is_seen(tmp_path, certificate):
    source, program = tmp_path / "a.c", tmp_path / "a.exe"
    source.write_text("int main(void) { return 0; }", encoding="utf-8")
    compiled = ["x86_64-w64-mingw32-gcc", "-o", str(program), str(source)]
    subprocess.run(compiled, check=True)
    with pytest.raises(Failed):
        verify(program, certificate)
    sign(
        program, ["-certs", str(certificate), "-key", str(certificate.with_suffix(".key"))]
    )
    verify(program, certificate)
    with pytest.raises(Failed, match="not by those who make Python"):
        check_signature(program)
    content = bytearray(program.read_bytes())
    content[1500] ^= 1
    program.write_bytes(content)
    with pytest.raises(Failed):
        verify(program, certificate)
    with pytest.raises(Failed, match="not as it was signed"):
        check_signature(program)


@needs_osslsigncode
@pytest.mark.skipif(shutil.which("wixl") is None, reason="wixl is not installed")
def test_an_msi_is_signed(tmp_path, certificate):
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / "a.txt").write_text("a", encoding="utf-8")
    page = tmp_path / "a.wxs"
    page.write_text(
        '<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi"><Product Id="*" Name="A" '
        'Language="1053" Version="1.0.0" Manufacturer="A" UpgradeCode="6f4b1f0e-8f0a-5c0b-9a44-2b1f6d1f7c31">'
        '<Package/><Media Id="1" Cabinet="a.cab" EmbedCab="yes"/>'
        '<Directory Id="TARGETDIR" Name="SourceDir"><Component Id="c" Guid="*">'
        '<File Id="f" Source="p/a.txt" KeyPath="yes"/></Component></Directory>'
        '<Feature Id="A" Level="1"><ComponentRef Id="c"/></Feature></Product></Wix>',
        encoding="utf-8",
    )
    made = tmp_path / "a.msi"
    subprocess.run(["wixl", "-o", str(made), str(page)], cwd=tmp_path, check=True)
    sign(made, ["-certs", str(certificate), "-key", str(certificate.with_suffix(".key"))])
    verify(made, certificate)
