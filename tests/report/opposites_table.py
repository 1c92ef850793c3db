# SPDX-License-Identifier: EUPL-1.2
"""Pairs of sentences that may never both be said of one client, on the sheet or in the text.

Each pair: what it is about, two patterns, and two sentences that must be found. A pattern is
looked for in one sentence at a time, in small letters, where every figure but 0 is a 7.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple


class Opposites(NamedTuple):
    """Two patterns, and a sentence for each that they must be found in."""

    about: str
    one: str
    other: str
    planted: tuple[str, str]


NOW = "30 dag"
_DRUGS = "heroin|metadon|buprenorfin|smärtstillande|kokain|amfetamin|ecstasy|cannabis|hallucinogen"
_SIX = "77?"  # any number but 0


def _pair(about: str, one: str, other: str, planted: str, beside: str) -> Opposites:
    return Opposites(about, one, other, (planted, beside))


OPPOSITES = (
    _pair("druckit", rf"inte druckit(?: alkohol)? de senaste {NOW}", rf"druckit (?:alkohol )?(?:{_SIX}|en|alla|varje)\b.*{NOW}",
          "Klienten har inte druckit alkohol de senaste 30 dagarna.", "Klienten har druckit alkohol 14 av de senaste 30 dagarna."),
    _pair("låtit bli alkohol", r"du har (?:låtit bli alkohol|inte druckit|levt nyktert)(?! på)", rf"druckit (?:alkohol )?{_SIX} av de",
          "Du har inte druckit de senaste 30 dagarna.", "Klienten har druckit alkohol 3 av de senaste 30 dagarna."),
    _pair("aldrig druckit", r"aldrig druckit alkohol|har aldrig druckit\.", rf"druckit (?:alkohol )?{_SIX}\b",
          "Klienten har aldrig druckit alkohol.", "Du har druckit 9 av de senaste 30 dagarna."),
    _pair("dricker inte", r"dricker inte alkohol", rf"druckit (?:alkohol )?{_SIX} ",
          "Du dricker inte alkohol.", "Klienten har druckit alkohol 14 av de senaste 30 dagarna."),
    _pair("aldrig druckit, vård", r"aldrig druckit alkohol", r"för alkohol har klienten fått|fått vård för alkohol:",
          "Klienten har aldrig druckit alkohol.", "För alkohol har klienten fått avgiftning på avdelning en gång."),
    _pair("aldrig druckit, delirium", r"aldrig druckit alkohol", r"har haft delirium",
          "Klienten har aldrig druckit alkohol.", "Klienten har haft delirium, alltså svår förvirring, två gånger."),
    _pair("delirium", r"aldrig haft delirium", r"(?<!aldrig )har haft delirium",
          "Klienten har aldrig haft delirium.", "Klienten har haft delirium, alltså svår förvirring, två gånger."),
    _pair("berusad", r"aldrig (?:varit|blivit) berusad", r"(?:varit|blivit) berusad (?:77?|av)",
          "Du har aldrig varit berusad.", "Du har varit berusad 13 av 30 dagar."),
    _pair("vård för alkohol", r"(?:inte|aldrig) fått (?:någon )?(?:vård|hjälp) för alkohol", r"för alkohol har klienten fått|du (?:har )?fått (?:hjälp|vård) för alkohol:",
          "Klienten har inte fått vård för alkohol tidigare.", "För alkohol har klienten fått avgiftning på avdelning en gång."),
    _pair("vård för narkotika", r"(?:inte|aldrig) fått (?:någon )?(?:vård|hjälp) för (?:narkotika|droger)", r"för narkotika har klienten fått|du (?:har )?fått (?:hjälp|vård) för droger:",
          "Klienten har inte fått vård för narkotika tidigare.", "För narkotika har klienten fått behandling i öppenvård en gång."),
    _pair("vård enligt LVM", r"(?:inte|aldrig) fått (?:någon )?(?:vård|hjälp) för narkotika", r"vårdats enligt lvm .*för narkotika",
          "Klienten har inte fått vård för narkotika tidigare.", "Klienten har vårdats enligt LVM eller på psykiatrisk avdelning för narkotika en gång."),
    _pair("vård enligt LVM, alkohol", r"(?:inte|aldrig) fått (?:någon )?(?:vård|hjälp) för alkohol", r"vårdats enligt lvm .*för alkohol",
          "Klienten har inte fått vård för alkohol tidigare.", "Klienten har vårdats enligt LVM eller på psykiatrisk avdelning för alkohol en gång."),
    _pair("aldrig narkotika", r"aldrig (?:använt|tagit) (?:narkotika|droger)", rf"klienten har använt (?:{_DRUGS})|du har tagit (?:{_DRUGS})",
          "Klienten har aldrig använt narkotika.", "Klienten har använt heroin 14 av de senaste 30 dagarna."),
    _pair("narkotika nu", rf"inte (?:använt|tagit) (?:narkotika|några droger) de senaste {NOW}", rf"använt (?:heroin|kokain|amfetamin|ecstasy|cannabis|hallucinogener) (?:{_SIX}|en|varje)\b.*{NOW}",
          "Klienten har inte använt narkotika de senaste 30 dagarna.", "Klienten har använt kokain 14 av de senaste 30 dagarna."),
    _pair("borta från droger", r"hållit dig borta från droger|låtit bli (?:droger|narkotika)", rf"använt (?:heroin|kokain|amfetamin|ecstasy|cannabis|hallucinogener) (?:{_SIX}|en|varje)\b.*{NOW}",
          "Du har hållit dig borta från droger de senaste 30 dagarna.", "Klienten har använt kokain 14 av de senaste 30 dagarna."),
    _pair("aldrig narkotika, vård", r"aldrig (?:använt|tagit) narkotika", r"för narkotika har klienten fått|fått vård för droger:",
          "Klienten har aldrig använt narkotika.", "För narkotika har klienten fått behandling i öppenvård en gång."),
    _pair("aldrig narkotika, överdos", r"aldrig (?:använt|tagit) narkotika", r"(?<!aldrig )haft (?:en|två|tre|\w+|77?) överdos",
          "Klienten har aldrig använt narkotika.", "Klienten har haft tre överdoser som krävde hjälp av någon annan."),
    _pair("överdos", r"aldrig haft (?:en|någon) överdos|ingen överdos", r"(?<!aldrig )har haft (?:en|två|tre|\w+|77?) överdos",
          "Klienten har aldrig haft en överdos som krävde hjälp av någon annan.", "Klienten har haft tre överdoser som krävde hjälp av någon annan."),
    _pair("sprutor", r"aldrig (?:injicerat|tagit droger med spruta)", r"(?<!aldrig )(?:injicerat|med spruta)\b.*7 av|började injicera|injicerade",
          "Klienten har aldrig injicerat narkotika.", "Klienten har injicerat narkotika 4 av de senaste 30 dagarna."),
    _pair("sprutor, sätt", r"aldrig (?:injicerat|tagit droger med spruta)", r"(?:heroin|kokain|amfetamin|ecstasy|cannabis) .*oftast med spruta",
          "Klienten har aldrig injicerat narkotika.", "Klienten har använt amfetamin 14 av de senaste 30 dagarna, oftast med spruta i blodet."),
    _pair("delade sprutor", r"aldrig (?:injicerat|tagit droger med spruta)", r"(?<!aldrig )(?<!inte )delat spruta",
          "Klienten har aldrig injicerat narkotika.", "Klienten har delat spruta eller verktyg det senaste halvåret."),
    _pair("flera medel", rf"inte använt flera medel samma dag de senaste {NOW}", r"använt flera medel samma dag (?:77?|en|varje)",
          "Klienten har inte använt flera medel samma dag de senaste 30 dagarna.", "Klienten har använt flera medel samma dag 3 av de senaste 30 dagarna."),
    _pair("största problemet", r"inget medel är ett problem", r"bedömer att .* ger mest problem",
          "Intervjuaren bedömer att inget medel är ett problem.", "Intervjuaren bedömer att heroin ger mest problem."),
    _pair("uppehåll", r"aldrig gjort ett eget uppehåll", r"egna uppehållet .*varade",
          "Klienten har aldrig gjort ett eget uppehåll från heroin på minst en månad.", "Det senaste egna uppehållet från heroin varade i 2 månader."),
    _pair("öppenvård", r"inte varit i öppenvård eller på möten", rf"har varit i öppenvård eller på möten .*{_SIX} av",
          "Klienten har inte varit i öppenvård eller på möten för alkohol eller narkotika de senaste 30 dagarna.", "Klienten har varit i öppenvård eller på möten för alkohol eller narkotika 4 av de senaste 30 dagarna."),
    _pair("hjälp nu", r"har ingen vård eller hjälp|ingen hjälp på gång", r"har, eller ska snart få, vård|du har hjälp på gång",
          "Klienten har ingen vård eller hjälp för alkohol eller droger, och ska inte snart få någon.", "Du har hjälp på gång: dagvård."),
    _pair("institution", r"inte varit på .*institution", rf"har varit på institution (?:{_SIX}|en|alla)",
          "De senaste 30 dagarna har klienten inte varit på sjukhus eller institution, i häkte eller fängelse.", "Klienten har varit på institution 12 av de senaste 30 dagarna, främst på sjukhus."),
    _pair("bostad", r"saknar bostad", r"bor i egen bostad|bor i andra hand|eget kontrakt",
          "Klienten är en man på 27 år och saknar bostad.", "Du bor i egen bostad."),
    _pair("bor ensam", r"\bbor ensam\b(?!,? eller| med)", r"bor (?:tillsammans )?med (?:partner|barn|föräldrar|någon|dina|din|vänner)",
          "Du bor ensam och är inte nöjd med det.", "Klienten bor tillsammans med föräldrar och är nöjd med det."),
    _pair("hemma, alkohol", r"bor inte med någon som har problem med alkohol", r"bor med någon som har problem med alkohol|alkohol och droger finns nära",
          "Klienten bor inte med någon som har problem med alkohol eller tar narkotika.", "Klienten bor med någon som har problem med alkohol."),
    _pair("civilstånd", r"\bär (?:gift|omgift)\b", r"\bär (?:ogift|skild)\b",
          "Klienten är gift sedan 2 år tillbaka.", "Klienten är ogift."),
    _pair("kön", r"är en kvinna", r"är en man\b", "Klienten är en kvinna på 42 år.", "Klienten är en man på 42 år."),
    _pair("barn", r"inga (?:egna )?barn under", r"(?:ett|två|tre|77?) (?:eget |egna )?barn under|barnen? (?:bor|som bor)",
          "Klienten har inga egna barn under 18 år.", "Klienten har två egna barn under 18 år."),
    _pair("kontakt med barn", r"ingen kontakt", r"regelbunden kontakt|kontakt (?:med .*)?regelbundet",
          "Du och ditt barn har ingen kontakt just nu.", "Klienten har regelbunden kontakt med sina barn."),
    _pair("kontakt med barn ibland", r"ingen kontakt nu med sin", r"(?:ibland kontakt|kontakt .*ibland)",
          "Klienten har ingen kontakt nu med sina barn.", "Klienten har kontakt med sina barn ibland."),
    _pair("barn hemma", r"ingen kontakt (?:nu|just nu)", r"barn under 77 år, som bor hos klienten|barnet bor hos dig\.|barnen bor hos dig\.",
          "Klienten har ingen kontakt nu med sina barn.", "Klienten har ett eget barn under 18 år, som bor hos klienten."),
    _pair("oro för barn", r"varken oro för barn", r"någon är orolig för klientens barn",
          "Enligt klienten finns varken oro för barnen eller kontakt med socialtjänsten om dem.", "Någon är orolig för klientens barn, eller så har socialtjänsten redan kontakt."),
    _pair("vänner", r"ingen nära vän|inga nära vänner", r"har (?!ingen|inga|stått)\w+ nära vän",
          "Du har ingen nära vän just nu.", "Klienten har tre nära vänner utanför familjen och släkten."),
    _pair("fritid", r"vänner utan problem", r"vänner (?:som har|med) problem",
          "På fritiden har klienten mest varit med vänner utan problem med alkohol eller narkotika.", "På fritiden har klienten mest varit med vänner som har problem med alkohol eller narkotika."),
    _pair("ensamhet", r"ensamhet har inte varit ett stort problem", rf"ensamhet(?:en)? har varit (?:ett stort problem|svår) {_SIX}",
          "Ensamhet har inte varit ett stort problem de senaste 30 dagarna.", "Ensamheten har varit svår 20 av de senaste 30 dagarna."),
    _pair("konflikter", r"inte haft några svåra bråk|inga svåra bråk", rf"allvarlig konflikt {_SIX} av|svåra bråk {_SIX}",
          "Du har inte haft några svåra bråk de senaste 30 dagarna.", "Familjen: allvarlig konflikt 3 av 30 dagar."),
    _pair("våld i livet", r"aldrig utsatts för .*våld", r"har (?:klienten )?(?<!inte )utsatts för .*våld(?<!aldrig)",
          "Klienten har aldrig utsatts för psykiskt, fysiskt eller sexuellt våld.", "Tidigare i livet har klienten utsatts för psykiskt våld."),
    *(
        _pair(f"{kind} våld nu", rf"inte utsatts för .*{kind}.*{NOW}", rf"de senaste {NOW}arna har klienten utsatts för .*{kind}",
              f"Klienten har inte utsatts för {kind} våld de senaste 30 dagarna.", f"De senaste 30 dagarna har klienten utsatts för {kind} våld.")
        for kind in ("fysiskt", "psykiskt", "sexuellt")
    ),
    _pair("nöjd hemma, våld", r"du bor med .*och är nöjd med det", rf"de senaste {NOW}arna har klienten utsatts för .*av .*partner|vi pratade om våld hemma",
          "Du bor med din partner och är nöjd med det.", "Vi pratade om våld hemma."),
    _pair("självmord i livet", r"aldrig på allvar tänkt på att ta sitt liv", r"klienten (?:på allvar tänkt|försökt ta sitt liv)(?<!aldrig)",
          "Klienten har aldrig på allvar tänkt på att ta sitt liv, och aldrig försökt göra det.", "Tidigare i livet har klienten försökt ta sitt liv."),
    _pair("självmordstankar nu", rf"inte (?:tänkt|på allvar tänkt) på att ta (?:ditt|sitt) liv.*{NOW}|{NOW}arna har klienten inte på allvar tänkt", rf"{NOW}arna har klienten på allvar tänkt|nyligen (?:tänkt på|försökt) att? ?ta ditt liv",
          "Du har inte tänkt på att ta ditt liv de senaste 30 dagarna.", "De senaste 30 dagarna har klienten på allvar tänkt på att ta sitt liv."),
    _pair("försök nu", rf"{NOW}arna.*men inte försökt göra det", rf"de senaste {NOW}arna har klienten försökt ta",
          "De senaste 30 dagarna har klienten på allvar tänkt på att ta sitt liv, men inte försökt göra det.", "De senaste 30 dagarna har klienten försökt ta sitt liv."),
    _pair("mår bra, självmord", r"mår (?:psykiskt )?bra(?! i kroppen)|du har mått bra", rf"{NOW}arna har klienten (?:på allvar tänkt|försökt)|nyligen (?:tänkt|försökt).* ta ditt liv",
          "Du mår psykiskt bra just nu.", "De senaste 30 dagarna har klienten på allvar tänkt på att ta sitt liv."),
    _pair("mår bra, nedstämd", r"mår (?:psykiskt )?bra(?! i kroppen)|du har mått bra", rf"djupt nere|{NOW}arna har klienten varit djupt nedstämd",
          "Du har mått bra de flesta dagar.", "De senaste 30 dagarna har klienten varit djupt nedstämd eller utan hopp i minst två veckor."),
    _pair("mår bra, dagar", r"mår (?:psykiskt )?bra(?! i kroppen)", r"mått psykiskt dåligt|psykiska besvär 77? av",
          "Du mår psykiskt bra just nu.", "Psykiska besvär 14 av 30 dagar, tyngt måttligt (2 av 4)."),
    _pair("psykiska besvär", r"inte haft psykiska besvär", r"psykiska besvär 77? av|mått psykiskt dåligt",
          "Du har inte haft psykiska besvär de senaste 30 dagarna.", "Psykiska besvär 14 av 30 dagar."),
    *(
        _pair(f"{noun} nu", rf"^(?:klienten|det) har aldrig .*{verb}|{NOW}arna har klienten inte .*{verb}|{verb}[^.]*inte de senaste {NOW}arna", rf"{NOW}arna (?:och tidigare (?:i livet )?)?har klienten (?!inte ).*{verb}|{verb}[^.]*(?:haft|,|veckor) (?:både )?de senaste {NOW}arna|^du har (?!inte|aldrig)[^.]*{verb}",
              f"De senaste 30 dagarna har klienten inte {said}.", f"De senaste 30 dagarna och tidigare har klienten {said}.")
        for noun, verb, said in (
            ("djup nedstämdhet", "djupt nedstämd", "varit djupt nedstämd eller utan hopp"),
            ("stark ångest", "stark ångest", "haft stark ångest"),
            ("minnet", "svårt (?:för klienten )?att minnas", "i minst två veckor haft svårt att minnas"),
            ("röster", "hört röster", "hört röster eller sett saker som andra inte märkt"),
        )
    ),
    _pair("inlagd", r"aldrig varit inlagd", r"varit inlagd (?:en|två|tre|\w+|77?) gång",
          "Klienten har aldrig varit inlagd för psykiska besvär.", "Klienten har i livet varit inlagd två gånger för psykiska besvär."),
    _pair("diagnos", r"inte ställt någon psykiatrisk diagnos|inte fått någon psykiatrisk diagnos", r"har ställt (?:en )?psykiatrisk diagnos|fått en psykiatrisk diagnos",
          "Vården har inte ställt någon psykiatrisk diagnos.", "Du har fått en psykiatrisk diagnos: Ångestsyndrom."),
    _pair("medicin för måendet", r"aldrig haft medicin utskriven", r"(?<!aldrig )haft medicin utskriven för|medicin utskriven för hur du mår|^du har medicin utskriven för psykiska",
          "Klienten har aldrig haft medicin utskriven för psykiska besvär.", "Du har medicin utskriven för hur du mår."),
    _pair("misstankar", r"aldrig varit misstänkt för brott(?<!bortsett från trafikbrott)", r"har varit misstänkt för",
          "Klienten har aldrig varit misstänkt för brott.", "Du har varit misstänkt för stöld nio gånger."),
    _pair("dom", r"inte lett till någon dom|aldrig blivit dömd", r"har lett till dom (?:en|två|\w+|77?) gång",
          "Misstankarna har inte lett till någon dom.", "Misstankarna har lett till dom fyra gånger."),
    _pair("väntar", r"väntar inte på åtal|inget är på gång hos polis", r"väntar på (?:åtal|besked från polis)",
          "Inget är på gång hos polis eller domstol.", "Klienten väntar på åtal, rättegång eller dom för rån."),
    _pair("på gång, F1", r"inget är på gång hos polis", r"(?<!inte )bestämts eller föreslagits av domstol|efter beslut eller förslag av domstol|domstol, polis eller frivård",
          "Inget är på gång hos polis eller domstol.", "Kontakten har bestämts eller föreslagits av domstol, polis eller Kriminalvården."),
    _pair("häkte", r"aldrig suttit i häkte|aldrig så länge som två veckor", r"suttit i häkte eller fängelse i sammanlagt",
          "Klienten har aldrig suttit i häkte eller fängelse.", "Du har suttit i häkte eller fängelse i sammanlagt 3 månader."),
    _pair("häkte nu", rf"inte suttit i arrest, häkte eller fängelse de senaste {NOW}", rf"suttit i arrest, häkte eller fängelse (?:{_SIX}|varje)",
          "Klienten har inte suttit i arrest, häkte eller fängelse de senaste 30 dagarna.", "Klienten har suttit i arrest, häkte eller fängelse varje dag de senaste 30 dagarna."),
    _pair("olagligt", r"inte fått pengar eller saker på olagligt sätt", rf"har fått pengar eller saker på olagligt sätt (?:{_SIX}|en)|har fått pengar genom något olagligt|pengar olagligt {_SIX}",
          "Klienten har inte fått pengar eller saker på olagligt sätt de senaste 30 dagarna.", "Klienten har fått pengar genom något olagligt de senaste 30 dagarna."),
    _pair("polisen", r"polisen har inte ingripit", r"polisen har (?:en|två|\w+|77?) gånge?r? (?:ingripit|omhändertagit)|polisen har ingripit mot klienten (?:en|två|\w+|77?) gång",
          "Polisen har inte ingripit för rattfylleri.", "Polisen har tre gånger ingripit mot klienten för rattfylleri."),
    _pair("sex", r"inte fått ersättning för sex", r"har fått ersättning för sex|berättar om ersättning för sex",
          "Klienten har inte fått ersättning för sex de senaste 30 dagarna.", "Klienten berättar om ersättning för sex."),
    _pair("skulder", r"inga skulder", r"skulder(?:na)? (?:är )?(?:på )?ungefär",
          "Klienten har inga skulder.", "Du har skulder på ungefär 4 000 kr."),
    _pair("körkort", r"(?:inget|saknar) körkort", r"har (?:ett )?körkort",
          "Klienten saknar körkort.", "Klienten har ett körkort som gäller."),
    _pair("arbete", r"inte (?:arbetat|haft jobb|haft arbete).*30 dag", rf"(?:har arbetat|har jobbat|har haft jobb|haft arbete)[^.]* {_SIX} av",
          "Du har inte haft jobb, studier eller praktik de senaste 30 dagarna.", "Klienten har arbetat, studerat eller haft praktik 19 av de senaste 30 dagarna."),
    _pair("sjukdom", r"ingen långvarig sjukdom", r"har (?:en )?långvarig sjukdom",
          "Du har ingen långvarig sjukdom eller skada.", "Klienten har långvarig sjukdom eller skada i kroppen: KOL."),
    _pair("sjukhus", r"aldrig (?:legat|vårdats) på sjukhus", r"(?:legat|vårdats) på sjukhus .*(?:en|två|\w+|77?) gång(?!er i livet har)(?<!aldrig)",
          "Du har aldrig legat på sjukhus för något med kroppen.", "Du har legat på sjukhus för något med kroppen en gång."),
    _pair("hepatit", r"aldrig haft hepatit", r"har, eller har haft, hepatit|har haft hepatit (?:a|b|c)",
          "Klienten har aldrig haft hepatit.", "Klienten har, eller har haft, hepatit C."),
    _pair("läkare", r"har ingen läkare behandlat|ingen läkare har behandlat", r"(?<!ing)en läkare har behandlat",
          "Ingen läkare har behandlat klienten för kroppen det senaste halvåret.", "En läkare har behandlat dig det senaste halvåret."),
    _pair("kroppen", r"inte haft besvär av kroppen|kroppen har inte gett besvär", rf"besvär av kroppen {_SIX}|kroppen har gett besvär",
          "Du har inte haft besvär av kroppen de senaste 30 dagarna.", "Kroppen har gett besvär 12 av de senaste 30 dagarna."),
    _pair("mer hjälp", r"klienten ser inget behov av mer hjälp", r"vill ha mer hjälp i \w+ .*: ",
          "Klienten ser inget behov av mer hjälp än i dag.", "Vill ha mer hjälp i mycket hög grad (4 av 4): umgänget."),
    _pair("släkten, alkohol", r"ingen i släkten har .*alkohol", r"någon gång behövt hjälp för problem med alkohol(?<!ingen)",
          "Ingen i släkten har haft problem med alkohol.", "En syster har någon gång behövt hjälp för problem med alkohol."),
    _pair("förtroende", r"svaren är att lita på", r"svaren .*fel bild",
          "Svaren är att lita på.", "Intervjuaren bedömer att svaren om alkohol ger fel bild."),
)  # fmt: skip

_PATTERNS = tuple((re.compile(pair.one), re.compile(pair.other)) for pair in OPPOSITES)
_NUMBER = re.compile(r"\d+(?:[ \N{NO-BREAK SPACE}]\d{3})*")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n")


def contradictions(texts: Iterable[str]) -> list[str]:
    """What the pairs find in these texts together: what each is about, and the sentences."""
    first: dict[int, str] = {}
    second: dict[int, str] = {}
    for text in texts:
        for sentence in _SENTENCE_END.split(text):
            ones, others = _marks(_NUMBER.sub(_sevens, sentence.lower()))
            for number in ones:
                first[number] = sentence
            for number in others:
                second[number] = sentence
    return [
        f"{OPPOSITES[number].about}: {first[number]} / {second[number]}"
        for number in first.keys() & second.keys()
    ]


def _sevens(found: re.Match[str]) -> str:
    text = found.group()
    return text if text in ("0", "30") else "7" * min(2, len(text))


@cache
def _marks(sentence: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The pairs whose first pattern the sentence has, and those whose other it has."""
    if not sentence.strip():
        return (), ()
    return (
        tuple(n for n, (one, _) in enumerate(_PATTERNS) if one.search(sentence)),
        tuple(n for n, (_, other) in enumerate(_PATTERNS) if other.search(sentence)),
    )
