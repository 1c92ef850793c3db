# SPDX-License-Identifier: EUPL-1.2
"""Signs the starters and the MSI with the owner's certificate, by osslsigncode."""

from collections.abc import Sequence
from pathlib import Path

from installer.commands import Failed, run

DEBIAN = ("osslsigncode",)
_TOLD = ("-n", "Overblick", "-h", "sha256")


def sign(file: Path, certificate: Sequence[str]) -> None:
    """Sign a file in place.

    Args:
        file: a program or an MSI.
        certificate: words of `osslsigncode sign` that name certificate and key, such as
            `-certs mine.pem -key mine.key`, or `-pkcs11module`; and a time stamp, `-ts ADDRESS`.
    """
    signed = file.with_name(f"{file.name}.signed")
    signed.unlink(missing_ok=True)
    run("osslsigncode", "sign", *certificate, *_TOLD, "-in", file, "-out", signed)
    signed.replace(file)


def verify(file: Path, authority: Path) -> None:
    """Hold a signed file against a certificate.

    Raises:
        Failed: it is not signed by that, or was changed afterwards.
    """
    said = run("osslsigncode", "verify", "-CAfile", authority, "-in", file, allowed=(0, 1))
    if "Signature verification: ok" not in said:
        raise Failed(f"{file.name} is not signed by {authority.name}: {said[-600:]}")
