# SPDX-License-Identifier: EUPL-1.2
"""Opening and making vaults, on the vault's thread. Heavy to import: it is brought in late."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.interview.base.library import Library
from app.interview.clients.casework import arrive, settle_in
from app.interview.practice import make_practice, open_practice, practice_vault
from app.report.paper.fonts import Fonts
from app.stewardship.care.colleagues import Colleague, colleagues, known_here
from app.stewardship.care.copying import copy_at_close
from app.stewardship.care.recovery_drill import not_on_paper, on_paper
from app.stewardship.care.salvage_words import is_all_there, lacking_words, pages_words
from app.storage.copies.copy_folders import Copy, list_copies
from app.storage.disk import places
from app.storage.disk.atomic import make_folder, told
from app.storage.disk.lock import last_holder
from app.storage.disk.long_paths import refuse_long, too_long
from app.storage.disk.vault_files import BACKUPS, SET_ASIDE
from app.storage.errors import HeldUnsaved, NotSaved
from app.storage.keys.passphrase import propose
from app.storage.progress import Watch
from app.storage.records import Staff
from app.storage.salvage.restoring import restore
from app.storage.salvage.salvaging import salvage
from app.storage.vault.creating import create_vault
from app.storage.vault.entering import open_vault, open_with_recovery
from app.storage.vault.vault import Vault
from app.swedish_figures import with_noun
from app.ui.door.first_start import Setup
from app.ui.door.restore import WantedCopy
from app.ui.door.salvage import Account
from app.ui.flow.base.context import today
from app.ui.flow.lock.lock_draft import read_draft
from app.ui.flow.lock.locked_vault import LastWork, LockedVault
from app.ui.pieces.day_words import day_and_time, here_and_now
from app.user_error import UserError


@dataclass(frozen=True)
class Entered:
    """An open vault, and who is at work in it.

    Attributes:
        code: the recovery code, shown once after the vault is made.
        said: what to say on the first screen, or "".
        left: what they had in hand when they locked it.
    """

    vault: Vault
    staff: Staff
    fonts: Fonts
    code: str = ""
    said: str = ""
    left: LastWork = field(default_factory=LastWork)


def unlock(folder: Path, passphrase: str, behind: Iterable[LockedVault] = ()) -> Entered:
    """Open a vault by passphrase. Raises what `open_vault` raises.

    Where it is still open behind its lock, it is shut first, or given back to whoever locked
    it; else HeldUnsaved is raised.
    """
    if (held := _held(folder, behind)) is not None:
        return _back(held, passphrase)
    return _entered(open_vault(folder, passphrase, signature=last_holder(folder)))


@dataclass(frozen=True)
class PassphraseOwner:
    """Who the recovery code may make a new passphrase for, and what not to make it of."""

    people: tuple[Colleague, ...]
    known: tuple[str, ...]


def whose(folder: Path, code: str, behind: Iterable[LockedVault] = ()) -> PassphraseOwner:
    """Try the recovery code, and read whose passphrase may be lost. Closes the vault again.

    Raises what `open_with_recovery` raises, and HeldUnsaved: see `unlock`.
    """
    if _held(folder, behind) is not None:
        raise HeldUnsaved
    with open_with_recovery(folder, code) as vault:
        propose()  # brings in what judges passphrases, here rather than in the window
        return PassphraseOwner(colleagues(vault), known_here(vault))


def reset(folder: Path, code: str, signature: str, new: str) -> Entered:
    """Set a new passphrase by the recovery code, and open the vault with it.

    Raises what `open_with_recovery` and `vault.ways.set_by_code` raise.
    """
    with open_with_recovery(folder, code) as vault:
        vault.ways.set_by_code(code, new, signature=signature)
        copy_at_close(vault)  # it opens with the new one; a failure is told on the way in
    return _entered(open_vault(folder, new, signature=signature))


def advice(folder: Path) -> tuple[UserError, ...]:
    """What to know before a vault lies in this folder: first of all whether it can."""
    if (problem := too_long(folder)) is not None:
        return (problem,)
    return tuple(one for one in places.advice(folder) if isinstance(one, UserError))


def create(setup: Setup) -> Entered:
    """Make the first vault. Raises what `create_vault` raises."""
    refuse_long(setup.folder)  # before the folders around it are made
    setup.folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    vault, code = create_vault(setup.folder, setup.passphrase, signature=setup.signature)
    staff = Staff(0, setup.name, setup.signature, setup.trained_on)
    settle_in(vault, staff, municipality=setup.municipality, unit=setup.unit)
    not_on_paper(vault)
    return _entered(vault, code)


def code_is_safe(vault: Vault) -> None:
    """The code of a new vault is on paper; where that cannot be noted a reminder comes."""
    with suppress(NotSaved):
        on_paper(vault)


def practise(
    folder: Path,
    behind: Iterable[LockedVault],
    library: Callable[[], Library],
    *,
    anew: bool = False,
) -> Entered:
    """Open the practice vault, as it was left or made anew."""
    held = _held(practice_vault(folder), behind)
    if held is not None and not anew:
        return _back(held, None)
    if held is not None:
        held.shut()
    make = make_practice if anew else open_practice
    return _entered(make(folder, today(), library()))


def bring_back(folder: Path, wanted: WantedCopy, watch: Watch) -> Entered:
    """Bring a copy back into a closed vault, and open it.

    Raises what `restore` raises; the vault is as it was then.
    """
    copy, by_code = wanted.copy.folder, wanted.by_code
    with _made_for(folder):
        vault = restore(folder, copy, wanted.secret, by_code=by_code, watch=watch)
    when = day_and_time(wanted.copy.made_at, here_and_now())
    text = f"Kopian från {when} är tillbaka."
    if (folder / SET_ASIDE).exists():
        text += " Det som låg i valvet finns i mappen set-aside."
    return replace(_entered(vault), said=text)


@contextmanager
def _made_for(folder: Path) -> Iterator[None]:
    """Around bringing a copy back: the folder is made if need be, and goes if it fails."""
    is_new = not folder.exists()
    try:
        if is_new:
            refuse_long(folder)
            folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            make_folder(folder)
        yield
    except BaseException as error:
        if is_new:
            shutil.rmtree(folder, ignore_errors=True)
        if isinstance(error, OSError):
            raise told(error) from None
        raise


def salvaged(folder: Path, secret: str, out: Path, *, by_code: bool) -> Account:
    """Save what can be read of a damaged vault into a new one.

    Raises what `salvage` raises; the damaged vault is only read.
    """
    done = salvage(folder, secret, out, by_code=by_code)
    clients = with_noun(done.clients, "klient", "klienter")
    interviews = with_noun(done.interviews, "intervju", "intervjuer")
    texts = with_noun(done.texts, "text", "texter")
    lines = [
        f"{clients}, {interviews}, {with_noun(done.answers, 'svar', 'svar')} och {texts}.",
        pages_words(done),
    ]
    if done.holes:
        numbers = ", ".join(map(str, done.holes))
        lines.append(f"De här intervjuerna kan sakna svar eller texter: nummer {numbers}.")
    elif is_all_there(done):
        lines.append("Ingen intervju ser ut att sakna något.")
    lines += lacking_words(done)
    if done.reopened:
        numbers = ", ".join(map(str, done.reopened))
        lines.append(f"De här var signerade och är öppna igen: nummer {numbers}.")
    if not done.log_kept:
        lines.append("Loggen var inte hel, så den börjar om. Den gamla är kvar i filen.")
    return Account(done.folder, tuple(lines))


def free_folder(folder: Path, ending: str = "-räddat") -> Path:
    """A folder that does not exist yet, by the name of a vault: for what is saved of it."""
    out, number = folder.with_name(folder.name + ending), 2
    while out.exists():
        out, number = folder.with_name(f"{folder.name}{ending}-{number}"), number + 1
    return out


def copied(folder: Path) -> str:
    """When the newest verified copy was made, in words, or "" for none: the door shows it."""
    found = good_copies(folder)
    if not found:
        return ""
    return (
        f"Senaste provade säkerhetskopia: {day_and_time(found[0].made_at, here_and_now())}."
    )


def good_copies(folder: Path) -> list[Copy]:
    """The copies of a closed vault that are as they were when verified, the newest first."""
    return [copy for copy in list_copies(folder / BACKUPS) if copy.verified_at]


def _entered(vault: Vault, code: str = "") -> Entered:
    try:
        staff = arrive(vault)
    except NotSaved:  # a full disk keeps nobody from reading
        staff = Staff(0, vault.opened_by, vault.opened_by, None)
    return Entered(vault, staff, Fonts(), code, left=LastWork(read_draft(vault)))


def _held(folder: Path, behind: Iterable[LockedVault]) -> LockedVault | None:
    """The vault if it cannot be shut yet, for the disk still refuses what was left."""
    return next((one for one in behind if one.is_of(folder) and not one.finish()), None)


def _back(held: LockedVault, passphrase: str | None) -> Entered:
    left = held.come_back(passphrase)
    return replace(_entered(held.vault), left=left)
