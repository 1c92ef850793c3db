# SPDX-License-Identifier: EUPL-1.2
"""`overblick vault rotate`, `backup`, `restore`, `check`: what keeps a vault sound."""

import argparse
from pathlib import Path

from app.cli.parser import ASKED, BadCommand, Commands
from app.cli.terminal import Terminal
from app.stewardship.care.copying import second_place
from app.stewardship.care.salvage_words import lacking_words, pages_words, wrong_words
from app.stewardship.log.log_end import compared_words, log_end
from app.storage.copies.copy_folders import Copy
from app.storage.disk.places import advice_on_copies
from app.storage.disk.vault_files import BACKUPS
from app.storage.salvage.restoring import restore
from app.storage.salvage.salvaging import salvage
from app.storage.vault.entering import open_vault
from app.storage.vault.vault import Vault
from app.swedish_figures import spaced

_DIGITS = 16  # of an event's number, at most


def add_commands(commands: Commands) -> None:
    """Puts the commands under `vault`."""
    text = (
        "Byt datanyckel, när någon har slutat eller en dator är borta. Kommandot frågar efter "
        "din lösenfras och dina kollegors. Den som inte skriver sin kan inte öppna valvet "
        "efteråt. I ett skript läses de från standard in, en på varje rad, din egen först. "
        "Återställningskoden byts och visas en enda gång."
    )
    commands.add("rotate", text, "Byt datanyckel.", run=rotate_command).as_json()
    text = f"Ta en säkerhetskopia och prova den. {ASKED}"
    backup = commands.add(
        "backup", text, "Ta eller visa säkerhetskopior.", run=backup_command
    )
    backup.as_json()
    backup.option("--to", "PLATS", "lägg kopian i den mappen också", Path)
    backup.flag("--list", "visa de kopior som finns, och ta ingen ny")
    text = (
        "Hämta tillbaka en säkerhetskopia. Det som ligger i valvet läggs undan i "
        f"mappen set-aside. Inget tas bort. {ASKED}"
    )
    restoring = commands.add(
        "restore", text, "Hämta tillbaka en säkerhetskopia.", run=restore_command
    )
    restoring.as_json()
    restoring.word("copy", "KOPIA", "kopians namn i valvet, eller dess mapp")
    text = (
        "Rädda det som går att läsa ur ett skadat valv till ett nytt, som öppnas med samma "
        f"lösenfraser. Det skadade valvet ändras inte. {ASKED}"
    )
    salvaging = commands.add("salvage", text, "Rädda ett skadat valv.", run=salvage_command)
    salvaging.as_json()
    salvaging.word("out", "NY", "mappen för det nya valvet")
    salvaging.flag("--code", "öppna med återställningskoden i stället för lösenfrasen")
    text = f"Gå igenom hela valvet: varje sida, signerade intervjuer och loggen. {ASKED}"
    check = commands.add("check", text, "Gå igenom hela valvet.", run=check_command)
    check.as_json()
    check.options.add_argument(
        "--paper",
        nargs=2,
        metavar=("NUMMER", "TECKEN"),
        help="jämför loggen med numret och tecknen på ett papper",
    )


def rotate_command(args: argparse.Namespace, terminal: Terminal) -> None:
    """Exchanges the data key, prints the new recovery code, and backs up."""
    own = terminal.passphrase()
    with open_vault(args.folder, own) as vault:
        colleagues = _ways(vault) - {vault.opened_by}
        others = terminal.more_passphrases(sorted(colleagues))
        code = vault.data_key.exchange(own, others=others)
        gone = colleagues - _ways(vault)
        if args.json:
            terminal.say_json({"recovery_code": code})
        else:
            terminal.say(f"Datanyckeln är bytt. Ny återställningskod: {code}")
            terminal.say("Skriv ut koden och lås in den. Den gamla gäller inte längre.")
        vault.copies.make()
    if gone:
        terminal.complain(f"Kan inte längre öppna valvet: {', '.join(sorted(gone))}.")


def _ways(vault: Vault) -> set[str]:
    """The signatures of those who have a passphrase."""
    return {way.signature for way in vault.ways.all() if way.kind == "passphrase"}


def backup_command(args: argparse.Namespace, terminal: Terminal) -> None:
    """Backs up, or prints the copies that there are."""
    with open_vault(args.folder, terminal.passphrase()) as vault:
        made: list[Copy] = []
        if not args.list:
            made.append(vault.copies.make())
            if args.to is not None:
                is_chosen = args.to.absolute() == second_place(vault)
                made.append(vault.copies.put(args.to, is_chosen=is_chosen))
                for advice in advice_on_copies(args.to):
                    terminal.complain(f"Varning: {advice.what} {advice.remedy}")
        shown = made or vault.copies.all()
    if args.json:
        terminal.say_json([_as_json(copy) for copy in shown])
        return
    for copy in shown:
        tried = f"provad {copy.verified_at}" if copy.verified_at else "skadad"
        terminal.say(f"{copy.folder.name}\t{tried}\t{copy.folder.parent}")


def restore_command(args: argparse.Namespace, terminal: Terminal) -> None:
    """Brings a copy back."""
    own = args.folder / BACKUPS / args.copy
    copy = own if args.copy.name == str(args.copy) and own.is_dir() else args.copy
    restore(args.folder, copy, terminal.passphrase()).close()
    if args.json:
        terminal.say_json({"restored": copy.name})
    else:
        terminal.say(f"Säkerhetskopian {copy.name} är tillbaka i valvet.")
        terminal.say("Det som låg där förut finns kvar i mappen set-aside.")


def salvage_command(args: argparse.Namespace, terminal: Terminal) -> None:
    """Saves what is readable into a new vault, and tells what may be missing."""
    secret = terminal.recovery_code() if args.code else terminal.passphrase()
    done = salvage(args.folder, secret, args.out, by_code=args.code)
    if args.json:
        terminal.say_json({**done._asdict(), "folder": str(done.folder)})
        return
    terminal.say(
        f"Räddat: klienter {spaced(done.clients)}, intervjuer {spaced(done.interviews)}, "
        f"svar {spaced(done.answers)}, texter {spaced(done.texts)}."
    )
    terminal.say(pages_words(done))
    for interview in done.holes:
        was_signed = interview in done.reopened
        signed = " Den var signerad, och är öppen igen." if was_signed else ""
        terminal.say(f"Intervju {interview} kan sakna svar eller texter.{signed}")
    for sentence in lacking_words(done):
        terminal.say(sentence)
    if not done.log_kept:
        terminal.say("Loggen var inte hel, så den börjar om. Den gamla är kvar i filen.")
    terminal.say("Spara det skadade valvet: en kopia kan ha det som saknas här.")


def check_command(args: argparse.Namespace, terminal: Terminal) -> int:
    """Looks through the whole vault: 1 if anything is not as it must be."""
    number, signs = _on_paper(args.paper)
    with open_vault(args.folder, terminal.passphrase()) as vault:
        findings = vault.soundness.check()
        end = log_end(vault)
        fits = number is None or vault.log.fits_paper(number, signs)
    if args.json:
        told = findings._asdict() | {"end": end._asdict()}
        terminal.say_json(told if number is None else told | {"paper": fits})
    for word in wrong_words(findings):
        terminal.complain(word)
    if number is not None and not (fits and args.json):
        say = terminal.say if fits else terminal.complain
        say(compared_words(fits=fits, number=number))
    if findings.is_sound and not args.json:
        terminal.say(
            "Valvet är helt: filen, de signerade intervjuerna, loggen och protokollen."
        )
        terminal.say(f"Loggen slutar vid {end.words}.")
    return 0 if findings.is_sound and fits else 1


def _on_paper(given: list[str] | None) -> tuple[int | None, str]:
    if given is None:
        return None, ""
    number, signs = given
    if not (number.isdecimal() and len(number) < _DIGITS):
        raise BadCommand("NUMMER är händelsens nummer på papperet, till exempel 1234.")
    return int(number), signs


def _as_json(copy: Copy) -> dict[str, str | int | None]:
    return {
        "name": copy.folder.name,
        "folder": str(copy.folder),
        "made_at": copy.made_at,
        "verified_at": copy.verified_at,
        "size": copy.size,
    }
