# SPDX-License-Identifier: EUPL-1.2
"""Alcohol, narcotics and crime in the text for the investigation: what each answer becomes."""

import pytest
from writing import rules_of

from app.forms.answers import Answer, Answers, Mark
from app.forms.model import Form
from app.report.checks.sentence_check import check_sheet
from app.report.investigation.parts import draft_investigation
from app.report.investigation.rules import InvestigationRules
from app.report.investigation.section_text import Chosen, section_text
from app.report.sheet.document import CaseFacts

X, N = Mark.X, Mark.N
Given = dict[str, Answer]
MEDICINES = range(3, 9)
NO_DRUGS: Given = {
    **{f"E{n}.{column}": N for n in range(3, 18) for column in "ad"},
    **{f"E{n}.{column}": 0 for n in range(3, 18) for column in "bc"},
    **{f"E{n}p": N for n in MEDICINES},
    "E18.b": 0, "E18.c": 0, "E19": 0, "E21": 0,
}  # fmt: skip
NO_ALCOHOL: Given = {
    "E1.a": N,
    "E1.b": 0,
    "E1.c": 0,
    "E2.a": N,
    "E2.b": 0,
    "E2.c": 0,
    "E20": 0,
}
DRINKS: Given = {
    "E1.a": 14,
    "E1.b": 9,
    "E1.c": 12,
    "E2.a": 15,
    "E2.b": 4,
    "E2.c": 3,
    "E20": 0,
}
NO_CARE: Given = {f"E{n}.{column}": 0 for n in range(22, 29) for column in "ab"}
NO_CRIME: Given = {f"F{n}": 0 for n in (1, *range(2, 10), 11, 12, 13, 14, 17, 18, 19)}
INJECTS: Given = {"E19": 1, "E19a": 20, "E19b": 6, "E19c": 0, "E19d": 0, "E19e": "0"}
NOT_USED = "har inte använt narkotika de senaste 30 dagarna"
NEVER = "har aldrig använt narkotika"
GOES_ON = "Klienten gör ett eget uppehåll"


def used(
    row: str, first: int, years: int, days: int, way: str, by_doctor: int = -1
) -> Given:
    """The answers about one substance; `by_doctor` 1 or 0 where that was asked."""
    asked: Given = {f"{row}p": by_doctor} if by_doctor >= 0 else {}
    return {
        f"{row}.a": first, f"{row}.b": years, f"{row}.c": days, f"{row}.d": way, **asked
    }  # fmt: skip


HEROIN = used("E3", 19, 6, 18, "5", 0)
STOPPED = used("E3", 19, 6, 0, "5")
METHADONE = used("E4", 27, 3, 30, "1", 1)

ALCOHOL: list[tuple[Given, str, str]] = [
    (NO_ALCOHOL, "Klienten har aldrig druckit alkohol.", "delirium"),
    ({**DRINKS, "E1.c": 0, "E2.c": 0}, "Klienten har inte druckit alkohol de senaste 30 dagarna.", "aldrig druckit"),
    ({**NO_ALCOHOL, "E1.a": X}, "Klienten har inte druckit alkohol de senaste 30 dagarna. Klienten har aldrig druckit regelbundet, alltså minst tre dagar i veckan under ett halvår.", "aldrig druckit alkohol"),
    ({"E1.c": 1, "E2.c": 0}, "Klienten har druckit alkohol en dag de senaste 30 dagarna, men färre än fem glas och utan att bli berusad.", "Den dagen"),
    ({"E1.c": 1, "E2.c": 1}, "Den dagen drack klienten minst fem glas, eller blev berusad av färre.", "Alla de dagarna"),
    ({"E1.c": 30, "E2.c": 30}, "Klienten har druckit alkohol varje dag de senaste 30 dagarna. Alla de dagarna drack klienten minst fem glas, eller blev berusad av färre.", "varit berusad"),
    ({"E1.c": 18, "E2.c": 9}, "Klienten har druckit alkohol 18 av de senaste 30 dagarna. Klienten drack minst fem glas, eller blev berusad av färre, nio av dagarna.", "Under"),
    ({"E1.c": 18, "E2.c": X}, "Klienten har druckit alkohol 18 av de senaste 30 dagarna. Frågan om antalet dagar med minst fem glas eller berusning besvarades inte.", "färre"),
    ({**DRINKS, "E1.b": 0, "E2.b": 0}, "Klienten har aldrig druckit regelbundet, alltså minst tre dagar i veckan under ett halvår.", "sammanlagt"),
    ({**DRINKS, "E2.b": 1}, "Klienten har regelbundet druckit mycket i sammanlagt ett år. Med det menas minst fem glas tre dagar i veckan, eller berusning två dagar i rad varje vecka.", "Aldrig under"),
    ({**DRINKS, "E2.b": 0}, "i sammanlagt 9 år. Klienten har aldrig regelbundet druckit mycket under ett halvår. Med det menas minst fem glas tre dagar i veckan", "druckit mycket i sammanlagt"),
    ({"E1.c": 0, "E2.c": 30}, "varje dag de senaste 30 dagarna. Det är fler än dagarna med alkohol, som uppges vara 0.", "inte druckit"),
    ({"E1.c": 3, "E2.c": 5}, "5 av de senaste 30 dagarna. Det är fler än dagarna med alkohol, som uppges vara 3.", "Alla de dagarna"),
    ({"E30": "01"}, "Det här togs inte upp.\nIntervjuaren bedömer att alkohol ger mest problem.", "häkte"),
    ({"E30": "01", "B6": "2", "B7": 9}, "Det här togs inte upp.", "häkte"),
    ({**DRINKS, "E2.b": 20}, "Klienten har enligt ett svar regelbundet druckit mycket i sammanlagt 20 år. Det är fler än åren med alkohol.", "Alla de åren"),
    (DRINKS, "Klienten drack alkohol första gången vid 14 års ålder, och blev berusad första gången vid 15.", "Klienten har haft"),
    ({**DRINKS, "E20": 1}, "Klienten har i livet haft delirium, alltså svår förvirring efter att ha slutat dricka, en gång.", "aldrig haft delirium"),
    ({**DRINKS, "E1.c": 0, "E2.c": 0, "B6": "2", "B7": 30}, "Klienten har inte druckit alkohol de senaste 30 dagarna. Klienten var i häkte eller fängelse alla dagarna.", GOES_ON),
    ({**DRINKS, "B6": "2", "B7": 1}, "Klienten har druckit alkohol 12", "häkte"),
    ({**DRINKS, "E1.c": 0, "E2.c": 0, "B6": "4", "B7": X}, "En del av tiden var klienten på sjukhus för något med kroppen.", "frihetsberövad"),
    ({**DRINKS, "E1.c": 0, "E2.c": 0, "B6": "6", "B7": 2}, "Klienten var på avgiftning, i skyddat boende eller liknande (vilket framgår inte) 2 av dagarna.", "till exempel"),
    ({**DRINKS, **NO_CARE}, "Klienten har aldrig fått vård för alkohol.", "tidigare"),
    ({**DRINKS, **NO_CARE, "B8": "4"}, "Klienten har inte fått vård för alkohol tidigare.", "aldrig fått"),
    ({**DRINKS, **NO_CARE, "E27.a": 2, "E28.a": 1, "E26.a": 1, "E23.a": 6}, "Klienten har vårdats enligt LVM eller på psykiatrisk avdelning för alkohol två gånger.", "annan vård"),
    ({**DRINKS, **NO_CARE, "E22.a": 1, "E26.a": 1, "E23.a": 6}, "För alkohol har klienten fått vård på behandlingshem (HVB) en gång och avgiftning på avdelning sex gånger. Klienten har också fått avgiftning i öppenvård en gång.", "LVM"),
    ({**DRINKS, **NO_CARE, "E25.a": 1, "E29.a": 0}, "Efter avslutad vård har klienten aldrig varit helt utan alkohol i två veckor.", "som längst"),
    ({**DRINKS, **NO_CARE, "E25.a": 1, "E29.a": 14}, "Efter avslutad vård har klienten som längst varit helt utan alkohol i 1 år och 2 månader.", "aldrig varit helt"),
    ({**DRINKS, "E1.c": 0, "E2.c": 0, "E30": "01", "E31": 4, "E32": 0}, f"{GOES_ON} från alkohol, som hittills har varat i 4 månader.", "inskriven"),
    ({**DRINKS, "E1.c": 0, "E2.c": 0, "E30": "01", "E31": 4, "E32": 0, "B6": "3", "B7": 20}, "Klienten var i behandling på HVB eller LVM-hem 20 av dagarna.", "aldrig gjort"),
    ({**DRINKS, "E30": "01", "E31": 4, "E32": 0}, "Det går inte ihop med dagarna med alkohol.", GOES_ON),
    ({**DRINKS, "E30": "01", "E31": 4, "E32": 1}, "Det senaste egna uppehållet från alkohol varade i 4 månader. Det tog slut för 1 månad sedan.", GOES_ON),
    ({**DRINKS, "E30": "01", "E31": 0}, "Klienten har aldrig gjort ett eget uppehåll från alkohol på minst en månad.", "senaste egna"),
    ({**DRINKS, "E30": "01"}, "Intervjuaren bedömer att alkohol ger mest problem.", "tillsammans"),
    ({**DRINKS, "E30": "20"}, "Intervjuaren bedömer att alkohol och narkotika tillsammans ger mest problem.", "att alkohol ger"),
    ({**DRINKS, "E30": "01", "E34": 0}, "Klienten har inte varit i öppenvård eller på möten för alkohol eller narkotika", "har varit i"),
    ({**DRINKS, "E33.a": 1200}, "Klienten har lagt ungefär 1\N{NO-BREAK SPACE}200\N{NO-BREAK SPACE}kr på alkohol", "inte lagt"),
    ({**DRINKS, "E33.a": 0}, "Klienten har inte lagt några pengar på alkohol", " kr "),
    ({**DRINKS, "E40": 1, "E41": 0}, "Intervjuaren bedömer att svaren om alkohol och narkotika ger fel bild, eftersom vissa uppgifter inte stämmer. Klienten har druckit", "att förstå"),
    ({**DRINKS, "E40": 1, "E41": 1}, "ger fel bild: uppgifter stämmer inte, och frågorna var svåra att förstå.", "eftersom"),
]  # fmt: skip

DRUG: list[tuple[Given, str, str]] = [
    (NO_DRUGS, f"Klienten {NEVER}.", "injicerat"),
    ({**NO_DRUGS, "E13.a": X}, f"Klienten {NOT_USED}.", NEVER),
    ({**NO_DRUGS, "E19": 1}, f"Klienten {NOT_USED}.", NEVER),
    ({**NO_DRUGS, "E35.b": 4}, f"Klienten {NOT_USED}.", NEVER),
    ({**NO_DRUGS, **HEROIN}, "Heroin har använts 18 av de senaste 30 dagarna, vanligtvis genom injektion i blodet. Användningen har varit regelbunden i sammanlagt 6 år, med debut vid 19 års ålder.", "Tidigare"),
    ({**NO_DRUGS, **HEROIN, "E19": 0}, "Svaren om injektioner går isär: nej, men enligt ett annat svar har heroin oftast tagits med spruta.", "Klienten har aldrig injicerat"),
    ({**NO_DRUGS, **used("E9", 20, 0, 1, "2")}, "Kokain har använts en dag de senaste 30 dagarna (genom näsan), men aldrig regelbundet. Första gången var vid 20 års ålder.", "sammanlagt"),
    ({**NO_DRUGS, **used("E13", 15, 4, 0, "3")}, "Tidigare har cannabis använts regelbundet i sammanlagt 4 år, vanligtvis genom rökning. Första gången var vid 15 års ålder.", "Cannabis har"),
    ({**NO_DRUGS, **used("E15", 17, 0, 0, "1")}, "Tidigare har hallucinogener använts, men aldrig regelbundet (vanligtvis genom munnen). Första gången var vid 17 års ålder.", "sammanlagt"),
    ({**NO_DRUGS, **used("E10", 17, 8, 0, "4"), "E10.c": X}, "Amfetamin har använts regelbundet i sammanlagt 8 år, vanligtvis genom injektion, ej i blodet. Första gången var vid 17 års ålder. Frågan om dagar med amfetamin de senaste 30 dagarna besvarades inte.", NOT_USED),
    ({**NO_DRUGS, **used("E10", 17, 8, 3, "4"), "E10.a": X, "E10.b": X, "E10.d": X}, "Amfetamin har använts 3 av de senaste 30 dagarna. Klienten har", "menas minst fem glas"),
    ({**NO_DRUGS, **used("E3", 19, 0, 0, "5"), "E3.a": X}, "Klienten har aldrig injicerat narkotika.", NEVER),
    ({**NO_DRUGS, **METHADONE}, "Klienten har tagit metadon på recept varje dag de senaste 30 dagarna, vanligtvis genom munnen. Användningen har varit regelbunden i sammanlagt 3 år.", "Metadon har använts"),
    ({**NO_DRUGS, **METHADONE}, "Klienten har inte använt narkotika de senaste 30 dagarna.", NEVER),
    ({**NO_DRUGS, **METHADONE, **HEROIN}, "Klienten har aldrig använt något annat narkotiskt medel.", "har inte använt narkotika"),
    ({**NO_DRUGS, **METHADONE, "E4p": 0}, "Metadon har använts varje dag de senaste 30 dagarna, helt eller delvis utan läkares ordination.", "på recept"),
    ({**NO_DRUGS, **METHADONE, "E4p": X}, "Klienten har tagit metadon varje dag de senaste 30 dagarna, vanligtvis genom munnen. Frågan om recept på metadon besvarades inte.", "använts varje dag"),
    ({**NO_DRUGS, **used("E5", 30, 1, 30, "4", 1)}, "Klienten har aldrig injicerat narkotika.", "har injicerat"),
    ({**NO_DRUGS, **HEROIN, **INJECTS, "E19c": 6, "E19d": 18, "E19e": "2"}, "Klienten har injicerat narkotika 18 av de senaste 30 dagarna, och under alla de senaste sex månaderna. Sammanlagt har klienten injicerat i 6 år. Första gången var vid 20 års ålder.", "aldrig injicerat"),
    ({**NO_DRUGS, **HEROIN, **INJECTS, "E19c": 6, "E19d": 18, "E19e": "2"}, "Klienten har delat spruta eller verktyg med andra de senaste sex månaderna.", "tidigare delat"),
    ({**NO_DRUGS, **STOPPED, **INJECTS, "E19c": 1}, "Klienten har injicerat narkotika under en av de senaste sex månaderna, men inte de senaste 30 dagarna.", "tidigare"),
    ({**NO_DRUGS, **STOPPED, **INJECTS, "E19e": "1"}, "Klienten har injicerat narkotika tidigare, men inte de senaste sex månaderna.", "aldrig delat"),
    ({**NO_DRUGS, **STOPPED, **INJECTS, "E19b": 0}, "Sammanlagt har klienten injicerat kortare tid än ett halvår.", "injicerat i"),
    ({**NO_DRUGS, **STOPPED, **INJECTS, "E19c": X}, "Klienten har injicerat narkotika tidigare, men inte de senaste 30 dagarna.", "inte de senaste sex"),
    ({**NO_DRUGS, **HEROIN, "E21": 1}, "Klienten har i livet haft en överdos som krävde hjälp av någon annan.", "aldrig haft"),
    ({**NO_DRUGS, **HEROIN, "E21": 3}, "Klienten har i livet haft tre överdoser som krävde hjälp av någon annan.", "aldrig haft"),
    ({**NO_DRUGS, **HEROIN}, "Klienten har aldrig haft en överdos som krävde hjälp av någon annan.", "har haft"),
    ({**NO_DRUGS, **HEROIN, "E18.c": 5, "E18.b": 1, "E2.c": 2}, "Klienten har använt mer än ett medel samma dag 5 av de senaste 30 dagarna, alkohol inräknad. Klienten har gjort så regelbundet i sammanlagt ett år.", "medräknad"),
    ({**NO_DRUGS, **HEROIN, "E18.c": 5, "E2.c": 0}, "Klienten har använt mer än ett medel samma dag 5 av de senaste 30 dagarna.", "alkohol"),
    ({**NO_DRUGS, **HEROIN, **NO_CARE, "E24.b": 1, "E27.b": 1, "E28.b": 4}, "Klienten har fått LARO i minst sex veckor en gång.", "aldrig fått"),
    ({**NO_DRUGS, **HEROIN, **NO_CARE, "E24.b": 1, "E27.b": 1, "E28.b": 4}, "För narkotika har klienten fått annan hjälp (som dagvård eller självhjälpsgrupp) fyra gånger.", "inte fått vård"),
    ({**NO_DRUGS, **NO_CARE}, NEVER, "vård för narkotika"),
    ({**NO_DRUGS, **HEROIN, **NO_CARE, "E34": 4}, "Klienten har inte fått vård för narkotika tidigare.", "aldrig fått"),
    ({**NO_DRUGS, **STOPPED, **METHADONE, "E30": "02", "E31": 26, "E32": 0}, f"{GOES_ON} från heroin, som hittills har varat i 2 år och 2 månader.", "inte ihop"),
    ({**NO_DRUGS, **HEROIN, "E30": "02", "E31": 26, "E32": 0}, "Klienten uppger att ett eget uppehåll från heroin pågår, hittills i 2 år och 2 månader. Det går inte ihop med dagarna med narkotika.", GOES_ON),
    ({**NO_DRUGS, **METHADONE, "E30": "21", "E31": 3, "E32": 0}, f"{GOES_ON} från flera sorters narkotika samtidigt", "inte ihop"),
    ({**NO_DRUGS, **HEROIN, "E30": "21", "E31": 3, "E32": 0}, "Det går inte ihop med dagarna med narkotika.", GOES_ON),
    ({**NO_DRUGS, **STOPPED, "E1.c": 2, "E30": "20", "E31": 3, "E32": 0}, "Det går inte ihop med dagarna med alkohol eller narkotika.", GOES_ON),
    ({**NO_DRUGS, **STOPPED, "E30": "02", "E31": 3, "E32": 2, "B6": "2", "B7": 30}, "Klienten har inte använt narkotika de senaste 30 dagarna. Klienten var i häkte eller fängelse alla dagarna.", GOES_ON),
    ({**NO_DRUGS, **HEROIN, "E30": "02", "E31": 0}, "Klienten har aldrig gjort ett eget uppehåll från heroin på minst en månad.", "senaste egna"),
    ({**NO_DRUGS, **HEROIN, "E30": X, "E31": 2, "E32": 9}, "Intervjuaren har inte angett vilket medel som ger mest problem. Det senaste egna uppehållet varade i 2 månader. Det tog slut för 9 månader sedan. Från vilket medel framgår inte.", "Frågan om vilket medel"),
    ({**NO_DRUGS, **HEROIN, "E30": "02"}, "Intervjuaren bedömer att heroin ger mest problem.", "tillsammans"),
    ({**NO_DRUGS, **HEROIN, "E30": "21", "E30.which": ("02", "09")}, "Intervjuaren bedömer att flera sorters narkotika tillsammans ger mest problem. Det gäller heroin och amfetamin.", "Ändå nämns"),
    ({**NO_DRUGS, "E30": "00"}, "Intervjuaren bedömer att inget medel är ett problem.", "mest problem"),
    ({**NO_DRUGS, **HEROIN, "E34": 4}, "Klienten har varit i öppenvård eller på möten för alkohol eller narkotika 4 av de senaste 30 dagarna.", "har inte varit i"),
    ({**NO_DRUGS, **HEROIN, "E34": 4, "E30": "01"}, "Heroin", "har varit i öppenvård"),
    ({**NO_DRUGS, **METHADONE, "E33.b": 0}, "Klienten har inte lagt några pengar på narkotika", " kr "),
    ({**NO_DRUGS, **HEROIN, "E19": X, "E21": X}, "Frågan om överdoser besvarades inte.", "aldrig haft"),
    ({**NO_DRUGS, **HEROIN, "E40": 0, "E41": 1}, "ger fel bild, eftersom frågorna var svåra att förstå. Svaren", "stämmer inte"),
]  # fmt: skip

LEGAL: list[tuple[Given, str, str]] = [
    (NO_CRIME, "Klienten har aldrig varit misstänkt för brott.", "Bortsett"),
    (NO_CRIME, "Klienten har inte suttit i arrest, häkte eller fängelse de senaste 30 dagarna, och aldrig så länge som två veckor.", "på gång"),
    ({**NO_CRIME, "F12": 1}, "Bortsett från trafikbrott har klienten aldrig varit misstänkt för brott.", "Klienten har aldrig"),
    ({**NO_CRIME, "F12": 1}, "Polisen har en gång ingripit mot klienten för rattfylleri eller drograttfylleri, men inte för andra allvarliga trafikbrott.", "inte ingripit"),
    ({**NO_CRIME, "F13": 2, "F11": 6}, "Polisen har två gånger ingripit mot klienten för allvarliga trafikbrott, men inte för rattfylleri eller drograttfylleri. Klienten har omhändertagits för berusning sex gånger.", "har tagit"),
    ({**NO_CRIME, "F17": 1, "F17a": "7"}, "Klienten väntar på åtal, rättegång eller dom för våld, hot eller sexualbrott.", "aldrig varit misstänkt"),
    ({**NO_CRIME, "F17": 1, "F17a": X}, "Klienten väntar på åtal, rättegång eller dom. ", "dom för"),
    ({**NO_CRIME, "F7": 1, "F10": 0}, "Klienten har varit misstänkt för våld, hot eller sexualbrott en gång. Klienten svarar nej på frågorna om andra misstankar. Misstankarna har inte lett till någon dom.", "Misstankar har också"),
    ({**NO_CRIME, "F7": 1, "F4": 30, "F10": 2}, "Klienten har varit misstänkt för våld, hot eller sexualbrott en gång. Misstankar har också gällt stöld eller liknande 30 gånger. Klienten svarar nej på frågorna om andra misstankar. Misstankarna har lett till dom två gånger.", "slags brott"),
    ({**NO_CRIME, "F3": 9, "F4": 30, "F5": 1, "F10": 9}, "Klienten har varit misstänkt för rån en gång, narkotikabrott nio gånger och stöld eller liknande 30 gånger.", "också"),
    ({**NO_CRIME, "F3": 1, "F4": 1, "F5": 1, "F6": 1, "F8": 2, "F9": 1}, "Klienten har varit misstänkt för rån en gång, vapenbrott två gånger och narkotikabrott en gång. Misstankar har också gällt stöld eller liknande en gång, bedrägeri eller förfalskning en gång och annat brott en gång.", "brott till"),
    ({**NO_CRIME, "F14": 38, "F15": 7, "F16": "5", "F5": 1}, "Klienten har suttit i häkte eller fängelse i sammanlagt 3 år och 2 månader. Den senaste gången i häkte eller fängelse varade i 7 månader. Då gällde det rån.", "två veckor"),
    ({**NO_CRIME, "F14": 1, "F15": X, "F16": "12"}, "Den senaste gången i häkte eller fängelse gällde det rattfylleri eller drograttfylleri.", "månader varade"),
    ({**NO_CRIME, "F18": 1}, "Klienten har suttit i arrest, häkte eller fängelse en dag de senaste 30 dagarna.", "har inte suttit i arrest"),
    ({**NO_CRIME, "F18": 20}, "Svaren om häkte och fängelse går isär: aldrig så länge som två veckor, men så länge de senaste 30 dagarna.", "har inte suttit"),
    ({**NO_CRIME, "F18": 20}, "20 av de senaste 30 dagarna", "Klienten har inte suttit"),
    ({**NO_CRIME, "B6": "2", "B7": 9}, "Svaren om häkte eller fängelse går isär: 0 av de senaste 30 dagarna, men ja på frågan om vistelse där.", "har inte suttit i arrest"),
    ({**NO_CRIME, "B6": "2", "B7": 9}, "Klienten har inte suttit i häkte eller fängelse så länge som två veckor.", "aldrig så länge"),
    ({**NO_CRIME, "B6": "2", "B7": 20}, "Samtidigt svarar klienten nej på alla frågor om misstankar om brott.", "har inte suttit"),
    ({**NO_CRIME, "F19": 20}, "Klienten har fått pengar eller saker på olagligt sätt 20 av de senaste 30 dagarna.", "inte fått pengar"),
    ({**NO_CRIME, "D16": 1}, "Svaren om olagliga inkomster går isär", "inte fått pengar"),
    ({**NO_CRIME, "F1": 1}, "Kontakten har bestämts eller föreslagits av domstol, polis eller Kriminalvården.", "Inget är på gång"),
    ({**NO_CRIME, "F2": 1}, "Klienten är villkorligt frigiven, eller har skyddstillsyn eller övervakare efter en dom.", "varken"),
    ({**NO_CRIME, "F2": 1}, "Klienten väntar inte på åtal, rättegång eller dom.", "aldrig varit misstänkt"),
    ({**NO_CRIME, "F17": 1, "F17a": "3", "F3": 1}, "Klienten är inte villkorligt frigiven och har varken skyddstillsyn eller övervakare.", "väntar inte"),
    ({**NO_CRIME, "F7": X}, "Frågan om misstanke om våld, hot eller sexualbrott besvarades inte.", "aldrig varit misstänkt"),
    ({**NO_CRIME, "F19": X, "F4": 1}, "om olagliga inkomster besvarades inte.", "inte fått pengar"),
    ({"F23": 1, "F24": 0}, "Det här togs inte upp.\nIntervjuaren bedömer att svaren om rättsliga problem ger fel bild", "att förstå"),
    ({**NO_CRIME, "F23": 1, "F24": 0}, "Intervjuaren bedömer att svaren om rättsliga problem ger fel bild, eftersom vissa uppgifter inte stämmer. Klienten", "att förstå"),
]  # fmt: skip


def text_of(form: Form, rules: InvestigationRules, area: str, given: Given) -> str:
    made = draft_investigation(form, Answers(given), rules, CaseFacts())
    return section_text(made.section(area), Chosen())


@pytest.mark.parametrize(("given", "says", "never_says"), ALCOHOL)
def test_alcohol(
    grund: Form, text_rules: InvestigationRules, given: Given, says: str, never_says: str
) -> None:
    text = text_of(grund, text_rules, "alcohol", given)
    assert says in text
    assert never_says not in text


@pytest.mark.parametrize(("given", "says", "never_says"), DRUG)
def test_narcotics(
    grund: Form, text_rules: InvestigationRules, given: Given, says: str, never_says: str
) -> None:
    text = text_of(grund, text_rules, "drug", given)
    assert says in text
    assert never_says not in text


@pytest.mark.parametrize(("given", "says", "never_says"), LEGAL)
def test_crime(
    grund: Form, text_rules: InvestigationRules, given: Given, says: str, never_says: str
) -> None:
    text = text_of(grund, text_rules, "legal", given)
    assert says in text
    assert never_says not in text


def in_order(text: str, *pieces: str) -> bool:
    places = [text.find(piece) for piece in pieces]
    return -1 not in places and places == sorted(places)


def test_the_gravest_stands_first(grund: Form, text_rules: InvestigationRules) -> None:
    given: Given = {
        **NO_DRUGS, **NO_CARE, **INJECTS, **used("E3", 19, 0, 1, "5", 0),
        **used("E13", 14, 12, 30, "3"), **used("E9", 20, 3, 0, "2"),
        "E19d": 2, "E21": 2, "E27.b": 1, "E28.b": 9, "E40": 1,
    }  # fmt: skip
    assert in_order(
        text_of(grund, text_rules, "drug", given),
        "fel bild", "två överdoser", "injicerat", "Heroin", "Cannabis", "kokain", "LVM",
        "annan hjälp",
    )  # fmt: skip
    crimes: Given = {**NO_CRIME, "F4": 50, "F5": 1, "F7": 1, "F11": 30, "F17": 1, "F19": 9}
    assert in_order(
        text_of(grund, text_rules, "legal", crimes),
        "väntar på åtal", "olagligt", "sexualbrott", "rån", "stöld", "omhändertagit",
    )  # fmt: skip


SUBSTANCES = {
    "E3": "heroin", "E4": "metadon", "E5": "buprenorfin", "E6": "starka smärtstillande",
    "E7": "lugnande medicin", "E8": "sömnmedel", "E9": "kokain", "E10": "amfetamin",
    "E11": "ecstasy", "E12": "centralstimulerande", "E13": "cannabis",
    "E14": "syntetisk cannabis", "E15": "hallucinogener",
    "E16": "lösningsmedel eller lustgas", "E17": "ett annat medel",
}  # fmt: skip


def test_no_substance_is_dropped(grund: Form, text_rules: InvestigationRules) -> None:
    """Whatever the days, years and age are, each that was ever used is named."""
    for row, name in SUBSTANCES.items():
        for days, years, by_doctor in (
            (0, 0, -1),
            (0, 2, -1),
            (9, 0, 0),
            (9, 2, 1),
            (30, 2, 0),
        ):
            given = {**NO_DRUGS, **used(row, 18, years, days, "1", by_doctor)}
            if row in ("E9", *(f"E{n}" for n in range(10, 18))):
                given.pop(f"{row}p", None)
            text = text_of(grund, text_rules, "drug", given)
            assert name in text.lower(), (row, days, years)
            assert "18 års ålder" in text, (row, days, years)
            assert not years or "i sammanlagt 2 år" in text, (row, days, years)
            assert not days or "av de senaste 30" in text or "varje dag" in text


def test_a_text_is_as_long_as_its_longest_sentence(grund: Form) -> None:
    twelve = " ".join(["Ord"] * 12)
    assert not check_sheet(
        grund, rules_of(f'text = "{twelve}. {twelve}.[ {twelve} {{C9}}.]"')
    )
    found = check_sheet(grund, rules_of(f'text = "Ja. {twelve} {twelve}. Ja."'))
    assert [finding.code for finding in found] == ["R07", "R06"]


def test_the_gravest_law_is_very_grave(grund: Form, text_rules: InvestigationRules) -> None:
    text = text_of(grund, text_rules, "legal", {**NO_CRIME, "F20": 4})
    assert "Det rättsliga känns väldigt allvarligt (4 av 4)." in text
