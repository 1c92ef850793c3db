# SPDX-License-Identifier: EUPL-1.2
"""B1: a network, a synchronised folder, a roaming profile and a loose disk are told of."""

import sys
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from app.storage.disk.drives import drive
from app.storage.disk.places import (
    Around,
    Mount,
    advice,
    advice_on_copies,
    has_marks,
    judge_copies,
    judge_place,
    look_around,
    mounts_of,
    read_mounts,
)

TABLE = r"""
22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw
30 22 0:40 / /hem rw,relatime shared:9 - nfs4 server:/hem rw,vers=4.2
31 30 253:1 / /hem/anna rw - ext4 /dev/mapper/anna rw
40 22 0:51 / /mnt/gemensam\040mapp rw - cifs //srv/delad rw
41 22 0:52 / /hem/anna/fjärr rw - fuse.sshfs anna@srv: rw
42 22 8:17 / /media/anna/STICKA rw - vfat /dev/sdb1 rw
43 22 8:33 / /mnt/kort rw - exfat /dev/sdc1 rw
44 22 8:49 / /mnt/ntfs rw - fuseblk /dev/sdd1 rw
half a line
""".strip()
HOME = PurePosixPath("/hem/anna")


@pytest.fixture
def linux(tmp_path: Path) -> Around:
    """A computer with all of it; of its disks, sdc comes loose."""
    if (
        sys.platform == "win32"
    ):  # no name has a colon there, and links are for administrators
        (tmp_path / "8-33").mkdir()
        (tmp_path / "8-33" / "removable").write_text("1\n", encoding="utf-8")
        return Around({}, HOME, read_mounts(TABLE.replace("8:33", "8-33"), tmp_path))
    for name, loose in (("8:2", 0), ("8:33", 1), ("8:49", 0)):
        disk = tmp_path / "disks" / name.replace(":", "-")
        (disk / "part").mkdir(parents=True)
        (disk / "removable").write_text(f"{loose}\n", encoding="utf-8")
        (tmp_path / "dev").mkdir(exist_ok=True)
        (tmp_path / "dev" / name).symlink_to(disk / "part")
    return Around({}, HOME, read_mounts(TABLE, tmp_path / "dev"))


def codes(place: PurePath, around: Around) -> list[str]:
    return [one.code for one in judge_place(place, around)]


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("/hem/anna/.local/share/overblick/valv", []),
        ("/hem/bo/.local/share/overblick/valv", ["network"]),
        ("/hem/annabel/valv", ["network"]),  # no part of /hem/anna
        ("/mnt/gemensam mapp/valv", ["network"]),
        ("/hem/anna/fjärr/valv", ["network"]),
        ("/hem/anna/fjärran/valv", []),
        ("/media/anna/STICKA/valv", ["removable"]),
        ("/mnt/kort/valv", ["removable"]),
        ("/mnt/ntfs/valv", []),
        ("/valv", []),
        ("/hem/anna/OneDrive/valv", ["synced"]),
        ("/hem/anna/OneDrive - Sala kommun/Dokument/valv", ["synced"]),
        ("/hem/anna/Dropbox (Privat)/valv", ["synced"]),
        ("/hem/anna/Google Drive/Min enhet/valv", ["synced"]),
        ("/hem/anna/Nextcloud/valv", ["synced"]),
        ("/hem/anna/Library/CloudStorage/OneDrive-Sala/valv", ["synced"]),
        ("/hem/anna/Library/Mobile Documents/com~apple~CloudDocs/valv", ["synced"]),
        ("/hem/bo/Dropbox/valv", ["network", "synced"]),
        ("/hem/anna/onedriver/valv", []),
        ("/hem/anna/Dokument/valv", []),
    ],
)
def test_places_on_linux(linux: Around, place: str, found: list[str]) -> None:
    assert codes(PurePosixPath(place), linux) == found


ENV = {
    "APPDATA": r"C:\Folk\anna\AppData\Roaming",
    "LOCALAPPDATA": r"C:\Folk\anna\AppData\Local",
    "OneDriveCommercial": r"C:\Folk\anna\Kommunens moln",
    "OneDriveConsumer": "",
}
WINDOWS = Around(ENV, PureWindowsPath(r"C:\Folk\anna"), ())


@pytest.mark.parametrize(
    ("place", "found"),
    [
        (r"C:\Folk\anna\AppData\Local\overblick\valv", []),
        (r"c:\folk\ANNA\appdata\roaming\overblick\valv", ["roaming"]),
        (r"C:\Folk\anna\AppData\RoamingLokalt\valv", []),
        (r"C:\Folk\anna\Kommunens moln\Skrivbord\valv", ["synced"]),
        (r"C:\Folk\anna\Kommunens\valv", []),
        (r"\\srv\hem\anna\valv", ["network"]),
        (r"\\?\UNC\srv\hem\valv", ["network"]),
        (r"\\?\C:\valv", []),
        (r"D:\Dropbox\valv", ["synced"]),
    ],
)
def test_places_on_windows_as_far_as_names_tell(place: str, found: list[str]) -> None:
    assert codes(PureWindowsPath(place), WINDOWS) == found


@pytest.mark.parametrize(
    "kind",
    ["nfs", "nfs4", "cifs", "smb3", "smbfs", "davfs", "ceph", "fuse.rclone", "fuse.sshfs",
     "fuse.gvfsd-fuse", "afs"],
)  # fmt: skip
def test_file_systems_of_other_computers(kind: str) -> None:
    around = Around({}, HOME, (Mount(PurePosixPath("/"), kind),))
    assert codes(PurePosixPath("/valv"), around) == ["network"]


@pytest.mark.parametrize(
    "kind", ["ext4", "btrfs", "xfs", "overlay", "tmpfs", "fuseblk", "fuse.gocryptfs", "9p"]
)
def test_file_systems_of_this_one(kind: str) -> None:
    around = Around({}, HOME, (Mount(PurePosixPath("/"), kind),))
    assert codes(PurePosixPath("/valv"), around) == []


def test_what_is_mounted_last_counts() -> None:
    root = PurePosixPath("/")
    around = Around({}, HOME, (Mount(root, "nfs"), Mount(root, "ext4")))
    assert codes(PurePosixPath("/valv"), around) == []


def test_a_server_is_a_good_place_for_copies(linux: Around) -> None:
    def found(place: str) -> list[str]:
        return [one.code for one in judge_copies(PurePosixPath(place), linux)]

    assert found("/mnt/gemensam mapp/kopior") == []
    assert found("/hem/anna/Dropbox/kopior") == ["synced"]
    assert found("/mnt/kort") == ["removable"]


@pytest.mark.parametrize(
    "mark", [".dropbox.cache", ".stfolder", "._sync_abc.db", ".tmp.driveupload"]
)
def test_planted_marks_are_found(tmp_path: Path, mark: str) -> None:
    place = tmp_path / "ny" / "mapp" / "valv"  # not made yet
    assert not has_marks(place)
    (tmp_path / "ny").mkdir()
    (tmp_path / "ny" / mark).mkdir()
    assert has_marks(place)
    assert [one.code for one in advice(place)] == ["synced"]
    assert [one.code for one in advice_on_copies(place)] == ["synced"]
    assert not has_marks(tmp_path / "annan")


def test_a_link_into_such_a_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "länk").symlink_to(tmp_path / "Dropbox")
    assert [one.code for one in advice(tmp_path / "länk" / "valv")] == ["synced"]


def test_this_computer_is_understood() -> None:
    around = look_around()
    if Path("/proc/self/mountinfo").exists():
        points = [one.point for one in around.mounts]
        assert PurePath("/proc") in points  # in a chroot nothing is mounted at /


def test_a_loop_of_links_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert advice(tmp_path / "a" / "valv") == advice(tmp_path)


DRIVES = (drive("C:\\", 3), drive("E:\\", 2), drive("Z:\\", 4), drive("D:\\", 5))


@pytest.mark.parametrize(
    ("place", "vault", "copies"),
    [
        (r"C:\Folk\anna\valv", [], []),
        (r"E:\valv", ["removable"], ["removable"]),
        (r"e:\valv", ["removable"], ["removable"]),
        (r"Z:\gemensam\valv", ["network"], []),
        (r"Z:\OneDrive\valv", ["network", "synced"], ["synced"]),
        (r"F:\valv", [], []),
    ],
)
def test_the_drives_of_windows(place: str, vault: list[str], copies: list[str]) -> None:
    around = WINDOWS._replace(mounts=mounts_of(DRIVES))
    assert codes(PureWindowsPath(place), around) == vault
    assert [one.code for one in judge_copies(PureWindowsPath(place), around)] == copies


@pytest.mark.skipif(sys.platform != "win32", reason="drives have letters there")
def test_this_computers_drives_are_asked() -> None:
    here = {mount.point: mount for mount in look_around().mounts}
    assert not here[PureWindowsPath("C:\\")].removable
