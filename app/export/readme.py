# SPDX-License-Identifier: EUPL-1.2
"""LÄSMIG.txt: what the files of an export hold, for whoever receives them."""

from app.export.preview import Ticks

_HEAD = """\
INTERVJUER FRÅN ÖVERBLICK

Här ligger ASI-intervjuer som någon har valt att ta ut ur programmet Överblick.
Innehållet är inte krypterat och rör människors hälsa och livssituation.
Skicka det bara på ett säkert sätt, och ta bort filerna när de har kommit fram.
"""

_WITH = """\
Personuppgifter: filerna visar vem klienten är.
"""
_WITHOUT = """\
Personuppgifter: namn, nummer och andra svar som pekar ut klienten är inte med.
Övriga svar kan ändå röja vem någon är för den som känner personen.
"""
_TEXT = """\
Fri text: svar som är skrivna med egna ord är med. De kan nämna namn och platser.
"""
_NO_TEXT = """\
Fri text: svar som är skrivna med egna ord är inte med.
"""

_JSON = """\
FILERNA

intervju-000001.json   en fil för varje intervju, UTF-8; siffran är intervjuns nummer
SHA256SUMS             kontrollsummor; prova filerna med:  sha256sum -c SHA256SUMS

FÄLTEN

schema       overblick-intervju/1, namnet på det här formatet
interview    intervjuns nummer i valvet
date         intervjuns datum, åååå-mm-dd
status       signed = signerad, open = inte signerad
version      1, eller mer om intervjun har rättats
unit         enheten där intervjun började, tom om den inte är sparad
form         formulärets id, version och titel
client       vem klienten är: kind, number, name, case_number (bara om det är valt)
interviewer  vem som höll intervjun (bara om det är valt)
answers      svaren i formulärets ordning:
  key        frågans nyckel, samma i alla formulär, till exempel C9 eller E1.c
  code       X = pass (vet inte eller vill inte svara), N = gäller inte, annars null
  value      svaret: ett tal, en kod som text, en lista med koder, ett datum,
             {"years": år, "months": månader} eller text; null när code är X eller N
  words      svaret i ord
  label      frågan i några få ord
  section    delen av formuläret
scores       mått som räknas ut ur svaren:
  id         cs_ = sammansatt ASI-mått, index_ = programmets eget mått
  value      0 (inga problem) till 1 (störst problem), null när det inte går att räkna ut
  basis      verified = kontrollerat mot publicerade resultat, inferred = formeln är kontrollerad
             men kopplingen till de svenska frågorna är en tolkning, own = eget mått
  missing    frågor som saknar svar som går att räkna med
"""

_CSV = """\
FILERNA

intervjuer.csv   alla intervjuer, en rad för varje svar
SHA256SUMS       kontrollsummor; prova filerna med:  sha256sum -c SHA256SUMS

Tabellen är UTF-8 med semikolon mellan kolumnerna och decimalkomma, så att den går
att öppna direkt i ett kalkylprogram. En cell får en apostrof först om den annars
skulle uppfattas som en formel (den börjar med = + - eller @).

KOLUMNERNA

interview   intervjuns nummer i valvet
key         frågans nyckel, samma i alla formulär, till exempel C9 eller E1.c
code        X = pass (vet inte eller vill inte svara), N = gäller inte, annars tom
value       svaret: ett tal, en kod, flera koder med mellanrum, ett datum
            (åååå-mm-dd), år/månader (2/6) eller text; X eller N även här

Några rader beskriver själva intervjun. De har de här nycklarna:
form, form_version, date   formulär, version och datum
status                     signed = signerad, open = inte signerad
unit                       enheten där intervjun började, om den är sparad
client_..., interviewer    vem klienten och intervjuaren är (bara om det är valt)
cs_..., index_...          sammansatta ASI-mått och programmets egna mått, från 0 till 1
"""

_FOOT = """\
En fråga som inte finns med är obesvarad. Saknas filen SHA256SUMS blev uttaget
inte klart: gör då om det.
"""


def readme(choices: Ticks) -> bytes:
    """The text for these choices: UTF-8 with CRLF, so that any editor shows it right."""
    parts = (
        _HEAD,
        (_WITH if choices.identifiers else _WITHOUT)
        + (_TEXT if choices.text else _NO_TEXT),
        _JSON if choices.format == "json" else _CSV,
        _FOOT,
    )
    return "\n".join(parts).replace("\n", "\r\n").encode()
