# SPDX-License-Identifier: EUPL-1.2
"""The Pythons of the distributions that the package is for, and the wheels that fit them."""

# Of Debian 12, Ubuntu 24.04, Debian 13. The package asks for one of these and no other.
PYTHONS = ("3.11", "3.12", "3.13")
_OLDEST_GLIBC = 36  # 2.36, of Debian 12
_PLATFORMS = (
    *(f"manylinux_2_{minor}_x86_64" for minor in range(_OLDEST_GLIBC, 4, -1)),
    *("manylinux2014_x86_64", "manylinux1_x86_64"),
)


def wheels_for(python: str) -> tuple[str, ...]:
    """The words of pip for the wheels that run on a Python of Debian's."""
    told = ["--only-binary=:all:", "--implementation", "cp", "--python-version", python]
    return (*told, *(word for one in _PLATFORMS for word in ("--platform", one)))


def depends() -> str:
    """How a package asks for these Pythons."""
    after = f"3.{int(PYTHONS[-1].split('.')[1]) + 1}"
    return f"python3 (>= {PYTHONS[0]}), python3 (<< {after})"
