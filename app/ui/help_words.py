# SPDX-License-Identifier: EUPL-1.2
"""What each page is for, in a sentence or two, by the name of its class: all in one place."""

from collections.abc import Mapping
from typing import Final

PAGES: Final[Mapping[str, str]] = {
    "FirstStart": "Fyra steg, en gång: var uppgifterna ligger, din lösenfras, vem du är, klart. "
    "Lösenfrasen väljer du nu. Ingen annan har den, så spara den som ni brukar.",
    "RecoveryPage": "Koden är vägen in om lösenfrasen glöms. Den visas bara nu. Skriv ut den "
    "eller skriv av den, lås in papperet och bocka av att du har det.",
    "Unlock": "Skriv din lösenfras. Har du glömt den behöver du återställningskoden på papper.",
    "Damaged": "Valvet går inte att öppna som det är. Här står vägarna vidare. Inget ändras "
    "förrän du väljer en av dem.",
    "RestorePage": "En säkerhetskopia tas tillbaka. Det som skrevs efter kopian står här innan "
    "du väljer.",
    "SalvagePage": "Det som går att läsa skrivs till ett nytt valv. Det gamla rörs inte.",
    "SalvagedPage": "Här står vad som kom med och vad som kan fattas.",
    "NewPassphrase": "Du kom in med återställningskoden. Nu väljer du vem som ska ha en ny "
    "lösenfras.",
    "StartPage": "Här börjar dagen. Det som är påbörjat öppnas vid det steg som är kvar. Sök en "
    "klient på namn, nummer eller ärende, eller välj Ny klient.",
    "ClientForm": "Skriv numret om det finns, så provas det medan du skriver. Den som har "
    "skyddade uppgifter får ett påhittat namn.",
    "ClientPage": "Allt som finns om en klient: börja en intervju, gå vidare med den som är "
    "påbörjad, läs, rätta eller exportera.",
    "Preparation": "Siffrorna bockar av det som ska stämma före samtalet. Stämmer det inte kan "
    "du skjuta upp intervjun.",
    "Settings": "Hur programmet ser ut, när det låser sig, och vad som står om dig och din enhet.",
    "Completeness": "Det som inte är besvarat, område för område. Enter på en rad går till "
    "frågan, och Esc därifrån går tillbaka hit.",
    "Ratings": "Två siffror väljer spannet, en tredje sätter värdet. Det är du som bedömer, "
    "aldrig programmet. Klienten ska inte se den här sidan.",
    "FeedbackScreen": "Till vänster orden, till höger papperet. Frågorna bakom visar svaren som "
    "en mening bygger på. Ett signerat blad går bara att läsa, skriva ut och spara.",
    "SignScreen": "Är något kvar leder raden dit. Annars låser Signera intervjun som den är.",
    "ExportScreen": "Här står exakt vad som lämnar datorn innan något gör det. Filerna är inte "
    "krypterade.",
    "Hub": "Sådant som rör hela valvet: kopior, kod, personer, logg, gallring.",
    "People": "De som kan öppna valvet. Lägg till en kollega, eller ta bort den som slutar.",
    "ChangePassphrase": "Först den lösenfras du har, sedan den nya.",
    "AddColleague": "Kollegan får en egen lösenfras. Låt kollegan välja den själv.",
    "CodePage": "Prova en gång om året att koden på papperet fungerar. Den skrivs bara in här.",
    "NewCode": "En ny kod tar den gamlas plats. Papperet med den gamla fungerar inte efter det.",
    "NewKey": "Datanyckeln byts när någon slutar eller en dator har försvunnit.",
    "CopiesPage": "Kopior görs av sig själva. Här ser du dem, väljer en plats till och tar "
    "tillbaka en kopia.",
    "LogScreen": "Vem som gjort vad, den senaste först. Välj person, ärende, slag eller dag.",
    "ReviewStart": "Chefens återkommande kontroll av loggen: ett urval och det som sticker ut.",
    "ReviewScreen": "1 och 2 bedömer ett kort. Det mesta har en vanlig förklaring.",
    "PastReview": "En kontroll som är gjord, som den sparades.",
    "VersionsScreen": "Välj två versioner. Det som skiljer dem åt står först.",
    "PersonChoice": "Sök den person som utdraget gäller.",
    "ExtractScreen": "Allt som finns om en person. Det skrivs ut eller sparas först när du väljer.",
    "RetentionScreen": "Klienter vars tid är ute. Beslutet är ett steg, och att ta bort ett annat.",
    "PaperScreen": "Så blir papperet. Skriv ut det eller spara det.",
}
