# SPDX-License-Identifier: EUPL-1.2
"""`overblick retention`: who is to be deleted, what keeps them, the decision, the protocol."""

import argparse
from pathlib import Path

from app.cli.parser import ASKED, BadCommand, Commands
from app.cli.terminal import Terminal, save
from app.forms.days import read_day
from app.report.paper.fonts import Fonts
from app.report.paper.pdf import write_pdf
from app.report.paper.plain_paper import layout_plain, plain_text
from app.stewardship.gallring.protocol import outcomes, protocol, protocol_data, state_words
from app.stewardship.gallring.retention_list import (
    DueClient,
    advice,
    carry_out,
    decide,
    place_hold,
    retention_list,
)
from app.stewardship.gallring.retention_rules import by_hand, shipped_retention
from app.stewardship.log.audit import note_record
from app.stewardship.log.log_words import PROTOCOL
from app.storage.log.events import Event
from app.storage.records import Disposal
from app.storage.vault.entering import open_vault
from app.storage.vault.vault import Vault
from app.swedish_figures import spaced
from app.user_error import UserError

_DECISION = "beslutets nummer: se overblick retention list"


class NotFound(UserError):
    """There is no client, hold or decision with the number that was asked for."""

    what = "Det numret finns inte, eller är redan avslutat."
    remedy = "Se numren med ”overblick retention list MAPP”. Inget har ändrats."


def add_commands(groups: Commands) -> None:
    """Puts `retention` and all under it among the commands."""
    text = (
        "Gallring: vilka klienter som ska tas bort, skäl att vänta, beslut och protokoll."
    )
    commands = groups.group("retention", text, closing=ASKED)
    listing = commands.add("list", "Visa vilka klienter som ska gallras.", run=list_command)
    listing.as_json()
    _add_holds(commands)
    _add_steps(commands)
    text = "Skriv ut gallringsprotokollet för ett beslut. Där står inga namn eller personnummer."
    paper = commands.add("protocol", text, run=protocol_command)
    paper.word("disposal", "BESLUT", _DECISION, int)
    paper.option("--pdf", "UT.pdf", "skriv en PDF i stället", Path)
    paper.as_json()


def _add_holds(commands: Commands) -> None:
    reasons = {reason.code: reason.label for reason in by_hand(shipped_retention())}
    message = ", ".join(f"{code} ({label.lower()})" for code, label in reasons.items())
    text = "Spara ett skäl att vänta med att gallra en klient."
    hold = commands.add("hold", text, run=hold_command)
    hold.word("client", "KLIENT", "klientens nummer: se overblick retention list", int)
    hold.word("reason", "SKÄL", message, str, choices=list(reasons))
    until = "sista dagen det gäller, högst tio år fram; annars tills vidare"
    hold.option("--until", "ÅÅÅÅ-MM-DD", until)
    release = commands.add("release", "Häv ett skäl att vänta.", run=release_command)
    release.word("hold", "NUMMER", "skälets nummer: se overblick retention list", int)


def _add_steps(commands: Commands) -> None:
    text = "Besluta att klienter ska gallras. Inget tas bort förrän beslutet genomförs."
    decision = commands.add("decide", text, run=decide_command)
    numbers = "klienternas nummer: se overblick retention list"
    decision.word("clients", "KLIENT", numbers, int, nargs="+")
    taking_back = commands.add("withdraw", "Ta tillbaka ett beslut.", run=withdraw_command)
    taking_back.word("disposal", "BESLUT", _DECISION, int)
    text = (
        "Genomför ett beslut om gallring. Utan --for-good visas bara vad som skulle tas "
        "bort. Det som har gallrats går inte att få tillbaka."
    )
    carrying = commands.add("carry-out", text, run=carry_out_command)
    carrying.word("disposal", "BESLUT", _DECISION, int)
    carrying.flag("--for-good", "ta bort på riktigt, för alltid")


def list_command(args: argparse.Namespace, terminal: Terminal) -> None:
    """Prints who is due, who is kept and why, and what waits to be carried out."""
    rules = shipped_retention()
    with open_vault(args.folder, terminal.passphrase()) as vault:
        found = retention_list(vault, rules, terminal.today)
    if args.json:
        terminal.say_json(
            {
                "rules": rules.name,
                "due": [_as_json(each) for each in found.due],
                "held": [_as_json(each) for each in found.held],
                "coming_this_year": found.coming,
                "decided": found.decided._asdict() if found.decided else None,
                "past": [each._asdict() for each in found.past],
                "out_of_reach": [str(each) for each in found.out_of_reach],
            }
        )
        return
    terminal.say(f"Regler: {rules.title}, version {rules.name}")
    for each in found.due:
        terminal.say(_line(each, "ska gallras"))
    for each in found.held:
        terminal.say(_line(each, "väntar"))
        for keeping in each.keeping:
            terminal.say(f"\t{keeping.id or '-'}\t{keeping.label}")
    if found.decided:
        terminal.say(f"Beslut {found.decided.id}: {state_words(found.decided)}.")
    for each in found.decided_clients:
        terminal.say(_line(each, "beslutad"))
    terminal.say(f"Ytterligare {found.coming} till årets slut.")
    for path in found.out_of_reach:
        terminal.complain(f"Kan innehålla det som har gallrats: {path.name}")


def hold_command(args: argparse.Namespace, terminal: Terminal) -> None:
    """Places a hold."""
    try:
        until = read_day(args.until) if args.until else None
    except ValueError:
        raise BadCommand("--until ska vara en dag, skriven ÅÅÅÅ-MM-DD.") from None
    with open_vault(args.folder, terminal.passphrase()) as vault:
        try:
            place_hold(
                vault,
                shipped_retention(),
                args.client,
                args.reason,
                by=vault.opened_by,
                today=terminal.today,
                until=until,
            )
        except LookupError:
            raise NotFound from None
    terminal.say("Klienten gallras inte så länge skälet gäller.")


def release_command(args: argparse.Namespace, terminal: Terminal) -> None:
    """Lifts a hold."""
    with open_vault(args.folder, terminal.passphrase()) as vault:
        try:
            vault.holds.lift(args.hold, by=vault.opened_by)
        except LookupError:
            raise NotFound from None
    terminal.say("Skälet att vänta är hävt.")


def decide_command(args: argparse.Namespace, terminal: Terminal) -> None:
    """The first step: writes down who is to go."""
    with open_vault(args.folder, terminal.passphrase()) as vault:
        new = decide(
            vault, shipped_retention(), args.clients, terminal.today, by=vault.opened_by
        )
    terminal.say(f"Beslut {new} är antecknat. Inget har tagits bort än.")
    terminal.say("Låt helst någon annan genomföra det, en annan dag.")


def withdraw_command(args: argparse.Namespace, terminal: Terminal) -> None:
    """Takes a decision back."""
    with open_vault(args.folder, terminal.passphrase()) as vault:
        _decided(vault, args.disposal)
        vault.disposals.withdraw(args.disposal)
    terminal.say("Beslutet är tillbakataget. Inget har tagits bort.")


def carry_out_command(args: argparse.Namespace, terminal: Terminal) -> None:
    """The second step: says what would go, or lets it go."""
    rules = shipped_retention()
    with open_vault(args.folder, terminal.passphrase()) as vault:
        decided = _decided(vault, args.disposal)
        for words in advice(decided, terminal.today, by=vault.opened_by):
            terminal.complain(words)
        if not args.for_good:
            waiting = retention_list(vault, rules, terminal.today).decided_clients
            for each in waiting:
                terminal.say(_line(each, "väntar" if each.keeping else "tas bort"))
            terminal.say("Inget har tagits bort. Lägg till --for-good för att ta bort.")
            return
        by = vault.opened_by
        lines = carry_out(vault, rules, args.disposal, terminal.today, by=by)
        outside = vault.disposals.out_of_reach()
    became = outcomes(lines)
    terminal.say(f"Klienter som är borttagna för gott: {spaced(became.count('deleted'))}.")
    if kept := became.count("kept"):
        terminal.say(f"{spaced(kept)} blev kvar: protokollet säger varför.")
    terminal.say("Byt datanyckel nu: ”overblick vault rotate MAPP”.")
    for path in outside:
        terminal.complain(f"Kan innehålla det som har gallrats: {path.name}")


def protocol_command(args: argparse.Namespace, terminal: Terminal) -> None:
    """Prints or writes the protocol."""
    with open_vault(args.folder, terminal.passphrase()) as vault:
        disposal = next((d for d in vault.disposals.all() if d.id == args.disposal), None)
        if disposal is None:
            raise NotFound
        lines = vault.disposals.lines(args.disposal)
        if args.pdf is not None:
            note_record(vault, Event.SAVED, f"{PROTOCOL} pdf")
    if args.json:
        terminal.say_json(protocol_data(disposal, lines))
    elif args.pdf is None:
        terminal.say(plain_text(protocol(disposal, lines)).rstrip())
    if args.pdf is not None:
        fonts = Fonts()
        pages = layout_plain(protocol(disposal, lines), fonts)
        save(args.pdf, write_pdf(pages, fonts, title="Gallringsprotokoll"))


def _decided(vault: Vault, disposal_id: int) -> Disposal:
    for each in vault.disposals.all():
        if each.id == disposal_id and each.state == "decided":
            return each
    raise NotFound


def _line(client: DueClient, what: str) -> str:
    latest = f"senast {client.term.latest}" + (" (passerat)" if client.overdue else "")
    ask = "födelsedag okänd" if client.ask_birth else ""
    entry = f"sista anteckning {client.term.last_entry}"
    said = (str(client.id), what, client.case_number, client.name, entry, latest, ask)
    return "\t".join(said).rstrip()


def _as_json(client: DueClient) -> dict[str, object]:
    return {
        "client": client.id,
        "name": client.name,
        "case_number": client.case_number,
        "last_entry": str(client.term.last_entry),
        "due": str(client.term.due),
        "latest": str(client.term.latest),
        "overdue": client.overdue,
        "birth_unknown": client.ask_birth,
        "interviews": client.interviews,
        "keeping": [keeping._asdict() for keeping in client.keeping],
    }
