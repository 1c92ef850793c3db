# SPDX-License-Identifier: EUPL-1.2
"""What each page is for, in a sentence or two, by the name of its class: all in one place."""

from collections.abc import Mapping
from typing import Final

PAGES: Final[Mapping[str, str]] = {
    "FirstStart": "Fyra steg, en gång: var uppgifterna ligger, din lösenfras, vem du är, "
    "klart. Skriv upp lösenfrasen på en lapp, och ha den inlåst tills du kan den.",
    "RecoveryPage": "Koden är vägen in om du glömmer lösenfrasen. Den visas bara nu. Skriv "
    "ut den eller skriv av den, lås in papperet och bocka av att du har det.",
    "Unlock": "Skriv din lösenfras. Har du glömt den behöver du återställningskoden på "
    "papper.",
    "Damaged": "Valvet går inte att öppna som det är. Här står vägarna vidare. Inget "
    "ändras förrän du väljer en av dem.",
    "RestorePage": "Här hämtar du tillbaka en säkerhetskopia. Först står det vad som har "
    "skrivits efter den, och därför försvinner ur valvet.",
    "SalvagePage": "Det som går att läsa skrivs till ett nytt valv. Det gamla rörs inte.",
    "SalvagedPage": "Här står vad som kom med, och vad som kan saknas.",
    "NewPassphrase": "Koden stämmer. Välj en ny lösenfras, så kommer du in. Är ni flera "
    "säger du först vem du är.",
    "StartPage": "Här börjar dagen. Det som är påbörjat öppnas vid det steg som är kvar. "
    "Sök en klient på namn, nummer eller ärende, eller välj Ny klient.",
    "ClientForm": "Skriv numret om det finns: programmet ser direkt om siffrorna stämmer. "
    "Den som har skyddade uppgifter får ett påhittat namn.",
    "ClientPage": "Allt som finns om en klient: börja en intervju, fortsätt med den som är "
    "påbörjad, läs, rätta eller exportera.",
    "SamePerson": "Här söker du den andra klienten, när samma person är upplagd två "
    "gånger.",
    "JoiningPage": "Två klienter bredvid varandra. Inget ändras förrän du har valt varför de "
    "är samma person, och svarat ja.",
    "Preparation": "Siffrorna bockar av det som ska stämma före samtalet. Stämmer det inte "
    "kan du skjuta upp intervjun.",
    "Settings": "Hur programmet ser ut, när det låser sig, och vad som står om dig och din "
    "enhet.",
    "Handbook": "Hela handboken. Välj ett kapitel till vänster, och läs det till höger.",
    "Completeness": "Det som inte är besvarat, område för område. Enter på en rad går till "
    "frågan, och Esc tar dig tillbaka hit.",
    "Ratings": "Två siffror väljer spannet, en tredje sätter värdet. Det är du som "
    "bedömer, aldrig programmet. Klienten ska inte se den här sidan. Det som utbildningen "
    "kallar kritiska frågor är här svaren som väger tungt. Värdet är intervjuarskattningen, "
    "och frågorna om fel bild gäller tillförlitligheten.",
    "FeedbackScreen": "Till vänster orden, till höger papperet. Frågorna bakom visar "
    "svaren som en mening bygger på. Ett signerat blad går bara att läsa, skriva ut och "
    "spara.",
    "SignScreen": "Är något kvar står det här, och varje rad leder dit. Är allt klart "
    "låser du intervjun med Signera. Stöd som ingen har markerat som sett står överst, men "
    "hindrar inget.",
    "ExportScreen": "Här ser du exakt vad som ska lämna datorn, innan det gör det. Filerna "
    "är inte krypterade.",
    "Hub": "Allt som gäller hela valvet: säkerhetskopior, återställningskod, vilka som kan "
    "öppna det, logg och gallring.",
    "People": "De som kan öppna valvet. Lägg till en kollega, eller ta bort den som "
    "slutar.",
    "ChangePassphrase": "Först den lösenfras du har, sedan den nya.",
    "AddColleague": "Kollegan får en egen lösenfras. Låt kollegan välja den själv.",
    "CodePage": "Prova en gång om året att koden på papperet stämmer. Har papperet kommit "
    "bort tar du fram en ny kod.",
    "NewCode": "En ny kod ersätter den gamla, som slutar gälla. Riv papperet med den gamla "
    "koden.",
    "NewKey": "Byt datanyckel när någon har slutat, eller när en dator, ett minne eller en "
    "kopia av valvet har kommit bort.",
    "CopiesPage": "Programmet tar säkerhetskopior av sig självt. Här ser du dem, väljer en "
    "andra plats och hämtar tillbaka en kopia.",
    "LogScreen": "Vem som har gjort vad, det senaste först. Du kan välja efter "
    "vem, vad, dag eller ärende.",
    "ReviewStart": "Chefens återkommande genomgång av loggen: ett stickprov, och "
    "frågetecken för det som kan vara värt att tala om.",
    "ReviewScreen": "Tryck 1 för Sett och 2 för Behöver ett samtal. Det mesta har en "
    "naturlig förklaring.",
    "PastReview": "En genomgång som är avslutad, så som den sparades.",
    "VersionsScreen": "Välj två versioner. Det som skiljer dem åt står först.",
    "PersonChoice": "Sök den person som registerutdraget gäller.",
    "ExtractScreen": "Allt som finns om en person. Det skrivs ut eller sparas först när du "
    "väljer det.",
    "RetentionScreen": "Klienter vars uppgifter ska tas bort. Beslutet tar inte bort något: det gör "
    "först Genomför gallringen.",
    "PaperScreen": "Så blir papperet. Skriv ut det eller spara det.",
}
