# SPDX-License-Identifier: EUPL-1.2
"""What the text for the investigation says of background, children, body and work.

Each row is answers and the sentence that is true of them, for what is easily said wrongly:
none, one and many; codes of several things; answers that do not go together; where somebody is.
"""

from collections.abc import Mapping
from datetime import date
from itertools import combinations

import pytest

from app.forms.answers import Answer, Answers, Mark, YearMonth
from app.forms.model import Form
from app.report.investigation.parts import TextPart, draft_investigation
from app.report.investigation.rules import InvestigationRules
from app.report.sentences.language import LONGEST_SENTENCE, faults, longest_sentence
from app.report.sheet.document import CaseFacts

X, N = Mark.X, Mark.N
Given = Mapping[str, Answer]


def parts_of(
    form: Form, rules: InvestigationRules, section: str, given: Given
) -> tuple[TextPart, ...]:
    made = draft_investigation(form, Answers(dict(given)), rules, CaseFacts())
    return made.section(section).parts


def told(form: Form, rules: InvestigationRules, section: str, given: Given) -> list[str]:
    """What stands in the section where nobody has chosen."""
    return [one.text for one in parts_of(form, rules, section, given) if one.standard]


def offered(form: Form, rules: InvestigationRules, section: str, given: Given) -> list[str]:
    """What may be put in."""
    return [one.text for one in parts_of(form, rules, section, given) if not one.standard]


MAN: Given = {"A9": "1", "A10": 43, "B1": "0686"}
SOURCES = ("D10", "D11", "D12", "D13", "D14", "D15", "D16", "D17", "D18", "D19")
NO_MONEY: Given = dict.fromkeys(SOURCES, 0)


HEAD = [
    ({"A13": "1"}, "Intervjun avbröts i förtid av intervjuaren, så en del svar kan saknas."),
    ({"A13": "2"}, "Intervjun avbröts i förtid eftersom klienten inte ville gå vidare, så en del svar kan saknas."),
    ({"A13": "3"}, "Intervjun avbröts i förtid eftersom klienten inte kunde fortsätta, så en del svar kan saknas."),
    ({"A12": "1"}, "Intervjun gjordes vid ett personligt möte."),
    ({"A12": "2"}, "Intervjun gjordes per telefon, fast en grundintervju ska göras vid ett personligt möte."),
    ({"A14.a": date(2026, 11, 2), "A14.b": "2"}, "Ärendet inleddes den 2 november 2026 och handläggs enligt LVM."),
    ({"A14.a": date(2026, 11, 2), "A14.b": X}, "Ärendet inleddes den 2 november 2026."),
    ({"A14.b": "1"}, "Ärendet handläggs enligt SoL."),
    ({"A14.b": "3"}, "Ärendet handläggs varken enligt SoL eller LVM."),
]  # fmt: skip

BACKGROUND = [
    # An own home is no contract: it may be a house.
    ({**MAN, "B2": "1"}, "Klienten är en man på 43 år och bor i egen bostad i Eksjö kommun."),
    ({**MAN, "B2": "7"}, "Klienten är en man på 43 år, saknar bostad och vistas i Eksjö kommun."),
    ({**MAN, "B2": "6"}, "Klienten är en man på 43 år och bor på hotell eller vandrarhem i Eksjö kommun."),
    ({"A10": 43, "B2": "4"}, "Klienten är 43 år och bor i en bostad genom socialtjänsten."),
    # Whom one lives with says whose home it is.
    ({**MAN, "B2": "3"}, "Klienten är en man på 43 år och bor varaktigt hos föräldrar eller någon annan i Eksjö kommun."),
    ({**MAN, "B2": "3", "H2": "4"}, "Klienten är en man på 43 år och bor varaktigt hos föräldrar i Eksjö kommun."),
    ({**MAN, "B2": "3", "H2": "6"}, "Klienten är en man på 43 år och bor varaktigt hos vänner i Eksjö kommun."),
    # A partner may live with the client at somebody else's.
    ({**MAN, "B2": "3", "H2": "2"}, "Klienten är en man på 43 år och bor varaktigt hos föräldrar eller någon annan i Eksjö kommun."),
    ({"A10": 43, "B1": "1060"}, "Klienten är 43 år och bor i Olofströms kommun."),
    ({**MAN, "B2": "8"}, "Klienten bor på något annat sätt, oklart vilket."),
    ({"B2": "2", "B3": YearMonth(8, 0)}, "Klienten har bott som nu i 8 år."),
    ({"B2": "2", "B3": YearMonth(0, 0)}, "Klienten har bott som nu i mindre än en månad."),
    # B7 counts all places, B6 is the one with most days.
    ({"B6": "2", "B7": 12}, "Klienten har varit i häkte eller fängelse 12 av de senaste 30 dagarna."),
    ({"B6": "3", "B7": 30}, "Klienten har varit i behandling för alkohol eller droger (HVB eller LVM-hem) varje dag de senaste 30 dagarna."),
    ({"B6": "4", "B7": 1}, "Klienten har varit på sjukhus för något med kroppen en dag de senaste 30 dagarna."),
    ({"B6": "6", "B7": 5}, "Klienten har varit på avgiftning, i skyddat boende eller på något liknande ställe 5 av de senaste 30 dagarna."),
    ({"B6": "5", "B7": X}, "Klienten har de senaste 30 dagarna varit på en psykiatrisk avdelning."),
    ({"B6": "5", "B7": 0}, "Klienten har nyligen varit på en psykiatrisk avdelning, men dagarna anges till 0."),
    ({"B6": "1"}, "De senaste 30 dagarna har klienten inte varit på sjukhus, i behandling, häkte eller fängelse."),
    ({"B6": "1", "F18": 2}, "Bortsett från 2 dagar i arrest, häkte eller fängelse har klienten inte varit inlagd eller i behandling."),
    ({"B6": "1", "C2": 1, "C3": YearMonth(0, 0)}, "Klienten svarar nej på frågan om sjukhus de senaste 30 dagarna, men låg nyss på sjukhus enligt ett annat svar."),
    ({"B6": "1", "H2": "8"}, "Klienten svarar nej på frågan om sjukhus, behandling och häkte de senaste 30 dagarna, men bor på institution."),
    # LARO by its name; what goes on and what is decided are one question.
    ({"B8": "3"}, "Klienten har, eller ska snart få, vård eller hjälp för alkohol eller droger: läkemedel mot opioidberoende (LARO)."),
    ({"B8": "5"}, "Klienten har, eller ska snart få, vård eller hjälp för alkohol eller droger: HVB eller annat boende med behandling."),
    ({"B8": "9"}, "Klienten har, eller ska snart få, någon annan hjälp för alkohol eller droger, oklart vilken."),
    ({"B8": "0"}, "Klienten har ingen vård eller hjälp för alkohol eller droger, och ska inte snart få någon."),
    # A contact that a court decided is no treatment.
    ({"B8": "0", "F1": 1}, "Klienten har ingen vård eller hjälp för alkohol eller droger, och ska inte snart få någon."),
    ({"A15": "1"}, "Klienten tog själv första steget till kontakten."),
    ({"A15": "7"}, "Första steget till kontakten togs av någon annan."),
    ({"A15": "1", "F1": 1}, "Klienten tog själv första steget till kontakten, som också är bestämd eller föreslagen av rättsväsendet."),
    ({"A6": "SE", "B5": "SE"}, "Klienten är svensk medborgare och född i Sverige."),
    ({"A6": "SY", "B5": "SE"}, "Klienten är svensk medborgare och är född i Syrien."),
    ({"A6": "ER", "B5": "00"}, "Klienten är statslös och är född i Eritrea."),
    ({"A6": "CU", "B5": "SE"}, "Klienten är svensk medborgare och är född på Kuba."),
    ({"A6": "00", "B5": "SE"}, "Klienten är svensk medborgare."),
    ({"A6": "00", "B5": "SE"}, "På frågan om klientens födelseland är svaret statslös."),
]  # fmt: skip

PARENT: Given = {"B4": 1, "B4a": 2}
ONE_CHILD: Given = {"B4": 1, "B4a": 1}
CHILDREN = [
    ({"B4": 0}, "Klienten har inga egna barn under 18 år."),
    ({"B4": 0, "H2": "1"}, "Klienten har inga egna barn under 18 år, men bor tillsammans med barn."),
    ({**ONE_CHILD, "B4b": ("2",)}, "Klienten har ett barn under 18 år, som bor hos den andra föräldern."),
    ({**PARENT, "B4b": ("4",)}, "Klienten har två barn under 18 år, som bor i familjehem eller på HVB."),
    ({**PARENT, "B4b": ("1", "4")}, "Klienten har två barn under 18 år."),
    ({**PARENT, "B4b": ("1", "4")}, "Barnen bor på olika ställen: hos klienten och i familjehem eller HVB."),
    ({"B4": 1, "B4a": X, "B4b": ("5",)}, "Barnen bor på annat håll."),
    # What is read aloud asks for worry; a yes may mean contact, too, and no denies worry alone.
    ({**PARENT, "B4c": 1}, "På frågan om någon är orolig för hur klientens barn har det svarar klienten ja."),
    ({**ONE_CHILD, "B4c": 1}, "På frågan om någon är orolig för hur klientens barn har det svarar klienten ja."),
    (
        {**PARENT, "B4c": 1, "B4c.text": "Skolan har gjort en anmälan."},
        "På frågan om någon är orolig för hur klientens barn har det svarar klienten ja: skolan har gjort en anmälan.",
    ),
    ({**ONE_CHILD, "B4c": 0}, "Enligt klienten är ingen orolig för hur barnet har det."),
    ({**PARENT, "B4c": 0}, "Enligt klienten är ingen orolig för hur barnen har det."),
    ({**PARENT, "B4b": ("4",), "B4c": 0}, "Enligt klienten är ingen orolig för hur barnen har det."),
    ({**ONE_CHILD, "B4b": ("2",), "H16": "0"}, "Klienten har ingen kontakt nu med sitt barn."),
    ({**PARENT, "B4b": ("2",), "H16": "1"}, "Klienten har ibland kontakt med sina barn."),
    (
        {**PARENT, "B4b": ("2",), "H16": "2", "B4b.text": "Varannan helg"},
        "Klienten har regelbunden kontakt med sina barn: varannan helg.",
    ),
    ({**PARENT, "B4b": ("2",), "H16": X, "B4b.text": "Varannan helg"}, "Frågan om kontakten med barnen besvarades inte, men klienten säger om hur ofta de ses: varannan helg."),
    # Own words may say something else than the answer: both are told as answers.
    (
        {**ONE_CHILD, "B4b": ("2",), "H16": "0", "B4b.text": "En gång i månaden"},
        "Klienten har ingen kontakt nu med sitt barn, men säger om hur ofta de ses: en gång i månaden.",
    ),
    (
        {**PARENT, "B4b": ("2",), "H16": "1", "B4b.text": "Varje dag"},
        "Klienten har ibland kontakt med sina barn. De ses så här ofta, enligt klienten: varje dag.",
    ),
    (
        {**PARENT, "B4b": ("1", "2"), "H16": "0", "B4b.text": "Varje lov"},
        "Klienten har nu ingen kontakt med barn som inte bor hemma, men säger om hur ofta de ses: varje lov.",
    ),
    # The questions after the first were answered.
    ({"B4": X, "B4a": 2, "B4b": ("2",)}, "Frågan om egna barn besvarades inte, men enligt en följdfråga har klienten två barn under 18 år."),
    ({"B4": X, "B4a": 2, "B4b": ("2",)}, "Barnen bor hos den andra föräldern."),
    ({"B4": X, "B4a": 1, "B4b": X}, "Frågan om var barnen bor besvarades inte."),
    ({**PARENT, "B4c": X, "B4c.text": "Skolan"}, "Frågan om oro för barn besvarades inte med ja eller nej, men klienten säger: skolan."),
    # What the children have around them at home is told here, too: sections are read alone.
    ({**PARENT, "B4b": ("1",), "H6": 1, "H7": 1}, "Någon som klienten bor med har problem med alkohol, och någon tar narkotika."),
    ({**PARENT, "B4b": ("3",), "H6": 1}, "Någon som klienten bor med har problem med alkohol."),
    ({"B4": 0, "H2": "3", "H7": 1}, "Någon som klienten bor med tar narkotika."),
    # Some at home and some not: those at home are no children without contact.
    ({**PARENT, "B4b": ("1", "2"), "H16": "0"}, "Klienten har ingen kontakt nu med barn som inte bor hemma."),
    ({**PARENT, "B4b": ("1", "2"), "H16": "1"}, "Klienten har ibland kontakt med barn som inte bor hemma."),
    ({**PARENT, "B4b": ("1",), "H2": "7"}, "Enligt ett annat svar bor klienten ensam, så uppgifterna om barnens boende går isär."),
]  # fmt: skip

BODY = [
    ({"C1": 1, "C1a": "Diabetes typ 2, KOL och en nervskada efter olyckan 2015."}, "Klienten har en långvarig sjukdom eller skada i kroppen: diabetes typ 2, KOL och en nervskada efter olyckan 2015."),
    ({"C1": 1, "C1a": X}, "Klienten har en långvarig sjukdom eller skada i kroppen."),
    ({"C1": 0, "C2": 0}, "Klienten har ingen långvarig sjukdom eller skada i kroppen, och har aldrig legat på sjukhus för kroppsliga besvär."),
    ({"C1": 1, "C2": 0}, "Klienten har aldrig legat på sjukhus för kroppsliga besvär."),
    ({"C2": 1, "C3": YearMonth(3, 0)}, "Klienten har legat på sjukhus för kroppsliga besvär en gång i livet, för 3 år sedan."),
    ({"C2": 7, "C3": YearMonth(0, 2)}, "Klienten har legat på sjukhus för kroppsliga besvär sju gånger i livet, senast för 2 månader sedan."),
    ({"C2": 7, "C3": X}, "Klienten har legat på sjukhus för kroppsliga besvär sju gånger i livet."),
    ({"C2": 2, "C3": YearMonth(0, 0)}, "Klienten har legat på sjukhus för kroppsliga besvär två gånger, senast nu eller för mindre än en månad sedan."),
    ({"C2": 0, "B6": "4"}, "Svaren om sjukhus går isär: aldrig inlagd för kroppsliga besvär, men på sjukhus under de senaste 30 dagarna."),
    ({"C2": 1, "C3": YearMonth(3, 0), "B6": "4"}, "Svaren går isär: senast inlagd för 3 år sedan, men på sjukhus under de senaste 30 dagarna."),
    ({"C6": 1, "C6.text": "Levaxin och Alvedon"}, "Klienten tar regelbundet utskriven medicin för kroppen: levaxin och Alvedon."),
    ({"C6": 0, "C7": 0}, "Klienten tar inte regelbundet någon utskriven medicin för kroppen, och får ingen sjukersättning eller liknande av kroppsliga skäl."),
    ({"C6": 0, "C7": 1}, "Klienten tar inte regelbundet någon utskriven medicin för kroppen."),
    ({"C6": 0, "C7": 1}, "Klienten får sjukersättning eller liknande av kroppsliga skäl."),
    ({"C6": 1, "C7": 0}, "Klienten får ingen sjukersättning eller liknande av kroppsliga skäl."),
    ({"C8": 0}, "Ingen läkare har behandlat klienten för något med kroppen de senaste sex månaderna."),
    ({"C8": 0, "C9": 20}, "Ingen läkare har behandlat klienten för något med kroppen de senaste sex månaderna."),
    ({"C8": 0, "B6": "4"}, "På frågan om läkare de senaste sex månaderna är svaret nej, trots tiden på sjukhus."),
    ({"C4": "1", "C4a": ("C", "annan")}, "Klienten har, eller har haft, hepatit C och annan hepatit än A, B och C."),
    ({"C4": "1", "C4a": X}, "Klienten har, eller har haft, hepatit."),
    ({"C4": "2"}, "På frågan om hepatit är klientens svar osäkert."),
    ({"C4": "0"}, "Klienten har aldrig haft hepatit."),
    ({"C1": 1, "C13": 1}, "Intervjuaren bedömer att svaren om kroppen ger fel bild, eftersom vissa uppgifter inte stämmer."),
    ({"C1": 1, "C13": 1, "C14": 1}, "Intervjuaren bedömer att svaren om kroppen ger fel bild: vissa uppgifter stämmer inte, och frågorna var svåra att förstå."),
]  # fmt: skip

WORK = [
    ({"D9": 0}, "Klienten har inte arbetat, studerat eller haft praktik någon av de senaste 30 dagarna."),
    ({"D9": 1}, "Klienten har arbetat, studerat eller haft praktik en dag de senaste 30 dagarna."),
    ({"D9": 30}, "Klienten har arbetat, studerat eller haft praktik varje dag de senaste 30 dagarna."),
    ({"D8": "7"}, "De senaste tre åren har klienten mest varit arbetslös, hemma eller sjukskriven utan arbete."),
    ({"D7": "5", "D7.text": "Undersköterska"}, "Oftast, eller senast, har klienten arbetat inom service, omsorg och försäljning. Yrket är enligt klienten: undersköterska."),
    ({"D7": "1", "D7.text": X}, "Oftast, eller senast, har klienten arbetat som chef."),
    ({"D7": X, "D7.text": "Kock"}, "Om sitt vanligaste eller senaste yrke säger klienten: kock."),
    # Regular work need not be a lasting post.
    ({"D5": YearMonth(6, 3), "D6": YearMonth(2, 0)}, "Den längsta tiden med regelbundet arbete är 6 år och 3 månader, och utan arbete 2 år."),
    ({"D5": YearMonth(6, 3), "D6": YearMonth(0, 0)}, "Den längsta tiden med regelbundet arbete är 6 år och 3 månader, och utan arbete 0 månader."),
    ({"D5": YearMonth(0, 0), "D6": YearMonth(2, 0)}, "Klienten har aldrig arbetat regelbundet, och som längst varit utan arbete i 2 år."),
    ({"D5": YearMonth(0, 0), "D6": YearMonth(0, 0)}, "Klienten har aldrig arbetat regelbundet, men anger ändå 0 månader som längsta tid utan arbete."),
    ({"D5": YearMonth(0, 0), "D8": "1"}, "De senaste tre åren har klienten mest arbetat heltid, men enligt ett annat svar aldrig arbetat regelbundet."),
    ({**NO_MONEY, "D10": 1, "D10.kr": 12500, "D20": "10"}, "Den enda inkomsten de senaste 30 dagarna var lön."),
    ({"D10": 1, "D10.kr": 12500}, "Lönen var ungefär 12\u00a0500\u00a0kr efter skatt."),
    # Not as if that were all.
    ({**NO_MONEY, "D10": 1, "D16": 1}, "Klienten har fått lön de senaste 30 dagarna."),
    ({**NO_MONEY, "D10": 1, "D16": X, "D20": "10"}, "Klienten har fått lön de senaste 30 dagarna."),
    (
        dict.fromkeys((*SOURCES, "D20"), 1) | {"D20": "12"},
        (
            "Klienten har fått lön, ekonomiskt bistånd och studiemedel de senaste 30 dagarna. "
            "Klienten har också fått pengar från närstående, pengar från spel och a-kassa eller "
            "aktivitetsstöd. Klienten har också fått pengar från Försäkringskassan eller pension."
        ),
    ),
    ({**NO_MONEY, "D12": 1, "D15": 1, "D20": "15"}, "Viktigast för försörjningen var pengar från närstående."),
    ({**NO_MONEY, "D12": 1, "D20": "10"}, "Som viktigaste inkomst anger klienten lön, trots svaret nej på frågan om den inkomsten."),
    ({**NO_MONEY, "D12": 1, "D19": 1, "D19.text": "Pantar burkar"}, "Klienten har också fått pengar på annat sätt: pantar burkar."),
    ({**NO_MONEY, "D12": 1, "D19": 1, "D20": "19", "D19.text": "Pantar burkar"}, "Viktigast för försörjningen var pengar på annat sätt: pantar burkar."),
    ({**NO_MONEY, "D19": 1, "D19.text": "Pantar burkar"}, "Klienten har fått pengar på annat sätt: pantar burkar."),
    (NO_MONEY, "Klienten har inte haft några inkomster de senaste 30 dagarna."),
    # True, and does not tell what came instead.
    ({**NO_MONEY, "D17": 1}, "Klienten har inte haft lön, ersättningar eller pengar från närstående eller spel de senaste 30 dagarna."),
    ({**NO_MONEY, "D10": 1, "C7": 1}, "Svaret om pengar från Försäkringskassan är nej, fast klienten enligt ett annat svar får sjukersättning eller liknande."),
    ({"D21": 85000}, "Skulderna är ungefär 85\u00a0000\u00a0kr."),
    ({"D21": 0}, "Klienten har inga skulder."),
    ({"B2": "1", "D21": 85000}, "Skulderna är ungefär 85\u00a0000\u00a0kr, utöver ett eventuellt bolån."),
    ({"B2": "1", "D21": 0}, "Klienten har inga skulder, bolån oräknat."),
    # The section on the law has its days; where it has none it is told of here.
    ({"D16": 1, "D16.kr": 5000, "F19": 0}, "Klienten har fått pengar genom något olagligt, ungefär 5\u00a0000\u00a0kr, men enligt ett annat svar 0 dagar."),
    ({"D16": 1, "D16.kr": 5000}, "Klienten har fått pengar genom något olagligt de senaste 30 dagarna, ungefär 5\u00a0000\u00a0kr."),
    ({"D22": 1}, "Klienten försörjer en person, helt eller delvis."),
    ({"D22": 0}, "Klienten har ingen annan att försörja."),
    ({"D1": 9, "D2": 0}, "Klienten har gått 9 år i grundskola och gymnasium, utan studier efter det."),
    ({"D1": 12, "D2": 1}, "Klienten har gått 12 år i grundskola och gymnasium, och studerat ett år efter det."),
    ({"D1": 0, "D2": 0}, "Klienten har inte gått i grundskola eller gymnasium."),
    ({"D1": 0, "D3": "2"}, "Åren i grundskola och gymnasium är angivna till 0, trots en avslutad utbildning."),
    ({"D3": "0"}, "Klienten har inte gått klart grundskolan."),
    ({"D3": "3"}, "Som högst har klienten gått klart en yrkesutbildning eller folkhögskola."),
    ({"D3": "5"}, "Som högst har klienten gått klart någon annan utbildning, oklart vilken."),
    # An answer beside one that is missing is one sentence.
    ({"D10": X, "D10.kr": 3000}, "Frågan om lön besvarades inte, men enligt en följdfråga var lönen ungefär 3\u00a0000\u00a0kr efter skatt."),
    ({"D19": X, "D19.text": "Sålt saker"}, "Frågan om pengar på annat sätt besvarades inte, men klienten säger: sålt saker."),
    ({"D9": 0, "D23": N}, "Det har inte gått att arbeta de senaste 30 dagarna, så bekymmer med arbete och pengar är inte skattade."),
    ({"D9": 5, "D28": 1}, "Intervjuaren bedömer att svaren om arbete och försörjning ger fel bild, eftersom frågorna var svåra att förstå."),
]  # fmt: skip

ROWS = [
    (section, given, sentence)
    for section, rows in (
        ("head", HEAD),
        ("background", BACKGROUND),
        ("children", CHILDREN),
        ("medical", BODY),
        ("employment", WORK),
    )
    for given, sentence in rows
]


@pytest.mark.parametrize(("section", "given", "sentence"), ROWS)
def test_what_is_true_is_said(
    grund: Form, text_rules: InvestigationRules, section: str, given: Given, sentence: str
) -> None:
    assert sentence in told(grund, text_rules, section, given)


PRIVATE = [
    ("background", {**MAN, "A9": "3"}, "På frågan om kön svarar klienten varken man eller kvinna."),
    ("background", {"A7": "SY", "A8": "NO"}, "Klientens mamma är född i Syrien och pappa i Norge."),
    ("background", {"A7": "SE", "A8": "SE"}, "Klientens mamma och pappa är båda födda i Sverige."),
    ("medical", {"C5": "1", "C5a": 0, "C5b": "0"}, "Klienten testade sig senast för hiv för mindre än en månad sedan."),
    ("medical", {"C5": "1", "C5a": 14, "C5b": "1"}, "Det senaste hivtestet var positivt."),
    ("medical", {"C5": "0"}, "Klienten har aldrig testat sig för hiv."),
    ("medical", {"C5": "2"}, "Klienten vet inte, eller vill inte säga, om ett hivtest är gjort."),
    ("employment", {"D16": 1, "D16.kr": 5000, "F19": 3}, "Klienten har fått pengar genom något olagligt de senaste 30 dagarna, ungefär 5\u00a0000\u00a0kr."),
    ("employment", {"D16": 1, "D16.kr": X, "F19": 3}, "Klienten har fått pengar genom något olagligt de senaste 30 dagarna."),
    ("employment", {"D16": 0}, "Klienten har inte fått pengar genom något olagligt de senaste 30 dagarna."),
    ("employment", {"D17": 1}, "Klienten har fått ersättning för sex de senaste 30 dagarna."),
    ("employment", {"D17": 1, "D20": "17"}, "Viktigast för försörjningen var ersättning för sex."),
]  # fmt: skip


@pytest.mark.parametrize(("section", "given", "sentence"), PRIVATE)
def test_what_is_private_is_offered_and_not_said(
    grund: Form, text_rules: InvestigationRules, section: str, given: Given, sentence: str
) -> None:
    assert sentence in offered(grund, text_rules, section, given)
    assert sentence not in told(grund, text_rules, section, given)


@pytest.mark.parametrize("key", ["D16", "D17"])
def test_what_is_declined_of_money_is_not_pointed_at(
    grund: Form, text_rules: InvestigationRules, key: str
) -> None:
    said = told(grund, text_rules, "employment", {**NO_MONEY, "D10": 1, key: X})
    assert "Några av frågorna om inkomster besvarades inte." in said
    assert not any("olaglig" in one or "sex" in one for one in said)


def test_a_hiv_test_that_is_declined_is_not_pointed_at(
    grund: Form, text_rules: InvestigationRules
) -> None:
    parts = parts_of(grund, text_rules, "medical", {"C4": "0", "C5": X})
    (gap,) = (one for one in parts if "hiv" in one.text)
    assert gap.text == "Frågan om test för hiv besvarades inte."
    assert not gap.standard


def test_children_at_home_are_said_once(
    grund: Form, text_rules: InvestigationRules
) -> None:
    given = {**PARENT, "B4b": ("1",), "B4c": 0, "H16": "2"}  # H16 is not asked then
    parts = parts_of(grund, text_rules, "children", given)
    (home,) = (one for one in parts if "bor" in one.text)
    assert home.text == "Klienten har två barn under 18 år, som bor hos klienten."
    assert not any("har regelbunden kontakt" in one.text for one in parts)


OPPOSITES = [
    ("medical", {"C1": 0, "C2": 0, "B6": "4"}, "aldrig legat på sjukhus"),
    ("medical", {"C2": 2, "C3": YearMonth(3, 0), "B6": "4"}, "två gånger i livet, senast"),
    ("background", {"B6": "1", "F18": 2}, "De senaste 30 dagarna har klienten inte varit"),
    ("background", {"B8": "0", "F1": 1}, "Utöver"),
    ("background", {**MAN, "A6": "00"}, "född"),
    ("children", {**PARENT, "B4b": ("4",), "B4c": 0}, "socialtjänst"),
    ("employment", {"D6": YearMonth(0, 0)}, "aldrig varit"),
    ("employment", {**NO_MONEY, "D10": 1, "D16": 1}, "Pengarna"),
    ("children", {**PARENT, "B4b": ("1", "2"), "H16": "0"}, "kontakt nu med sina barn"),
    ("employment", {"D5": YearMonth(0, 0), "D8": "2"}, "Klienten har aldrig arbetat"),
    ("employment", {**NO_MONEY, "D12": 1, "D20": "10"}, "Viktigast för försörjningen"),
    ("employment", {**NO_MONEY, "D16": 1}, "några inkomster"),
    ("employment", {**NO_MONEY, "D10": 1, "D16": 1}, "enda inkomsten"),
    ("employment", {**NO_MONEY, "D10": 1, "D16": 1, "D20": "10"}, "Viktigast"),
    ("employment", {"D9": 5, "D23": N}, "inte gått att arbeta"),
]  # fmt: skip


@pytest.mark.parametrize(("section", "given", "words"), OPPOSITES)
def test_what_another_answer_denies_is_not_said(
    grund: Form, text_rules: InvestigationRules, section: str, given: Given, words: str
) -> None:
    assert not any(words in one for one in told(grund, text_rules, section, given))


def test_doubt_and_worry_stand_first(grund: Form, text_rules: InvestigationRules) -> None:
    body = told(grund, text_rules, "medical", {"C1": 1, "C4": "1", "C14": 1})
    assert body[1].startswith("Intervjuaren bedömer att svaren om kroppen")
    family = told(grund, text_rules, "children", {**PARENT, "B4b": ("1",), "B4c": 1})
    assert family[1].startswith("På frågan om någon är orolig")


def test_a_long_list_in_the_head_and_of_wishes_is_cut_into_short_sentences(
    grund: Form, text_rules: InvestigationRules
) -> None:
    doubt: Given = {key: 1 for area in grund.areas for key in area.confidence}
    wanted: Given = {wish.question: 4 for wish in text_rules.frame.wishes}
    for section, given in (("head", doubt), ("wishes", wanted)):
        for one in told(grund, text_rules, section, given):
            assert longest_sentence(one) <= LONGEST_SENTENCE, one
    (said,) = told(grund, text_rules, "wishes", {"C11": 3, "I13": 1})
    assert said.startswith(
        "Vill ha mer hjälp i påtaglig grad (3 av 4): fysisk hälsa. "
        "Vill ha mer hjälp i liten grad (1 av 4): psykisk hälsa."
    )


@pytest.mark.parametrize("mark", [X, None])
def test_gaps_are_short_sentences(
    grund: Form, text_rules: InvestigationRules, mark: Mark | None
) -> None:
    """Whichever themes are declined or not asked: each pair and each three of them."""
    for section in ("background", "children", "medical", "employment"):
        themes = text_rules.sections[section].theme
        for some in combinations(themes, 3):
            keys = {theme.keys[0] for theme in some}
            left = {theme.keys[0]: 1 for theme in themes if theme.keys[0] not in keys}
            given = left if mark is None else left | dict.fromkeys(keys, mark)
            for one in told(grund, text_rules, section, given):
                assert longest_sentence(one) <= LONGEST_SENTENCE, one


def test_a_municipality_is_no_empty_value(
    grund: Form, text_rules: InvestigationRules
) -> None:
    (said,) = (
        one
        for one in told(grund, text_rules, "background", {"B1": "1463"})
        if "Mark" in one
    )
    assert faults(said) == ()
    assert faults("Klienten bor i Mark.X.") != ()


SAID_TWICE = [
    ("employment", {**NO_MONEY, "D10": X, "D10.kr": 3000}, "Frågan om lön besvarades inte."),
    ("employment", {**NO_MONEY, "D19": X, "D19.text": "Sålt"}, "pengar på annat sätt besvarades inte."),
    ("children", {**PARENT, "B4c": X, "B4c.text": "Skolan"}, "Frågan om oro för barnen besvarades inte."),
    ("background", {**MAN, "A8": X}, "i vilket land pappa är född"),
]  # fmt: skip


@pytest.mark.parametrize(("section", "given", "gap"), SAID_TWICE)
def test_what_is_told_or_private_leaves_no_gap_beside_it(
    grund: Form, text_rules: InvestigationRules, section: str, given: Given, gap: str
) -> None:
    assert not any(gap in one for one in told(grund, text_rules, section, given))
