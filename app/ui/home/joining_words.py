# SPDX-License-Identifier: EUPL-1.2
"""Words for two clients who may be one person: what would be kept, what goes, what to look at."""

from datetime import date

from app.interview.base.persons import case_words, known_as, masked
from app.interview.clients.client_changes import Changed, changed_words
from app.interview.clients.client_history import same_words
from app.interview.clients.join_reasons import REASONS
from app.interview.clients.joining import Pair, together
from app.storage.records import Client, Join
from app.swedish_figures import listed, small
from app.ui.pieces.day_words import day

LEAD = (
    "Jämför de två. Svarar du ja blir de en klient med alla intervjuer. Inget som är signerat "
    "ändras: där står namnet som det skrevs."
)
UNDONE = "Blev det fel går det att ta isär dem igen, så länge inget har gallrats."
HIDDEN = (
    "En av dem har skyddade uppgifter. Därför tas namnet och numret på den andra bort ur "
    "listor, sökning, halvskrivna utkast och intervjuer som inte är signerade. Det går inte att "
    "ångra. I det som är signerat, och i äldre säkerhetskopior i högst 90 dagar, kan namnet "
    "stå kvar."
)
TWO_NUMBERS = (
    "De har olika personnummer, och en person har bara ett. Jämför siffrorna med akten innan "
    "du svarar ja: det kan vara två olika personer."
)
TWO_NAMES = "De heter olika. Är du säker på att det är samma person?"
PARTS = (
    "De blir två klienter igen, var och en med sina intervjuer. Det som har påbörjats sedan "
    "de fördes samman stannar här."
)
NOT_BACK = "Namn och nummer som togs bort för skyddets skull kommer inte tillbaka."


def who(client: Client) -> str:
    """Whom it may be, without the number: "Eva Ek, ärende 17"."""
    return ", ".join(
        filter(None, (known_as(client), small(case_words(client.case_number, ""))))
    )


def who_of_two(client: Client, today: date) -> str:
    """The same where two may be called alike: "Eva Ek, ärende 17, upplagd 3 nov"."""
    added = day(client.created_at[:10], today)
    return f"{who(client)}, upplagd {added}" if added else who(client)


def hides(pair: Pair) -> bool:
    """Whether the name and the number of the other one go for good."""
    kinds = pair.person.client.kind, pair.other.client.kind
    return kinds[0] == "protected" and kinds[1] != "protected"


def warnings(pair: Pair) -> list[str]:
    """What speaks against it, or cannot be undone."""
    person, other = pair.person.client, pair.other.client
    texts: list[str] = []
    if person.number and other.number and person.kind == other.kind:
        texts.append(TWO_NUMBERS)
    if hides(pair):
        texts.append(HIDDEN)
    elif person.name and other.name and not same_words(person.name, other.name):
        texts.append(TWO_NAMES)
    return texts


def comes(pair: Pair, *, whole: bool) -> list[tuple[str, str]]:
    """The one client that there will be: what, and its words. `whole`: with the whole number."""
    person = together(pair.person.client, pair.other.client)
    number = person.number if whole else masked(person.number)
    count = len(pair.person.interviews) + len(pair.other.interviews)
    return [
        ("Namn", known_as(person)),
        ("Nummer", number or _KINDS.get(person.kind, "")),
        ("Ärende", person.case_number or "Inget ärendenummer"),
        ("Intervjuer", str(count)),
    ]


_KINDS = {"none": "Inget nummer", "protected": "Skyddade uppgifter"}


def goes(pair: Pair) -> list[str]:
    """What is no longer shown, and what is of both from then on."""
    person, other = together(pair.person.client, pair.other.client), pair.other.client
    texts: list[str] = []
    left = [
        words
        for words in (
            f"namnet {other.name}" if other.name not in ("", person.name) else "",
            f"numret {masked(other.number)}" if other.number else "",
            f"ärende {other.case_number}"
            if other.case_number not in ("", person.case_number)
            else "",
        )
        if words
    ]
    if hides(pair):
        left = [words for words in left if words.startswith("ärende")]
    if left:
        texts.append(
            f"Det som läggs undan är {listed(left)}. Det går fortfarande att söka på{_or_read(left)}."
        )
    if pair.person.holds + pair.other.holds:
        texts.append("Skälet att vänta med gallringen gäller allt om personen.")
    if not hides(pair):
        texts.append(UNDONE)
    return texts


def _or_read(left: list[str]) -> str:
    """A file is never read by name where there is anything better."""
    if all(words.startswith("namnet") for words in left):
        return ""
    return ", och en fil som läses in med det hamnar på rätt klient"


def joined_words(changed: Changed) -> str:
    """What to say when it is done."""
    return changed_words(changed, "De två är nu en klient, med alla intervjuer.")


def parted_words(changed: Changed) -> str:
    """What to say when they are two again."""
    return changed_words(changed, "De är två klienter igen. Titta igenom båda.")


def came_together(done: Join, other: Client, today: date) -> str:
    """How a client came to be the same as this one, on the page of the person."""
    reason = REASONS.get(done.reason, "")
    why = f" ({small(reason)})" if reason else ""
    by = f" av {done.by}" if done.by else ""
    return (
        f"Samma person som {who(other)}{why}. Fördes samman {day(done.at[:10], today)}{by}."
    )
