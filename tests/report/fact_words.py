# SPDX-License-Identifier: EUPL-1.2
"""The words by which each answer is known in a text, and which answers need none."""

from collections.abc import Mapping

Words = Mapping[str, str]
Places = tuple[str, ...]

# Where an answer may stand: the first pattern that the question's key is.
_BOTH = ("alcohol", "drug")
SECTIONS: tuple[tuple[str, Places], ...] = (
    (r"A13", ("head",)),
    (r"A\d.*|B[1235]", ("head", "background")),
    (r"B4.*", ("children",)),
    (r"B[678]", ("background",)),
    (r"C.*", ("medical",)),
    (r"D.*", ("employment",)),
    (r"C1[34]|D2[78]|E4[01]|F2[34]|H2[56]|I2[12]", ("head",)),
    (r"E(?:1|2)\.\w|E20|E38|E(?:2\d|3\d)\.a", ("alcohol",)),
    (r"E30.*|E31|E32|E34|E4[012]|E18.*", _BOTH),
    (r"E.*", ("drug",)),
    (r"F.*", ("legal",)),
    (r"G.*", ("relatives",)),
    (r"H16", ("children", "family")),
    (r"H.*", ("family",)),
    (r"I.*", ("psychiatric",)),
)

# Questions whose answers no text has to say.
SILENT = {
    **dict.fromkeys(
        ("A1", "A2", "A3", "A4", "A5", "A11"), "står i ärendet eller i huvudet"
    ),
    **dict.fromkeys(("A7", "A8"), "om föräldrarna"),
    "A9": "texten säger klienten",
    "A14.a": "står i ärendet",
    **dict.fromkeys(("A12", "A13", "A14.b"), "svarar intervjuaren på: ett pass sägs inte"),
}

# Whether the answers can be trusted is said in the head, and in these sections.
DOUBTS: Mapping[str, Places] = {
    **dict.fromkeys(("C13", "C14"), ("medical",)),
    **dict.fromkeys(("D27", "D28"), ("employment",)),
    **dict.fromkeys(("E40", "E41"), _BOTH),
    **dict.fromkeys(("F23", "F24"), ("legal",)),
    **dict.fromkeys(("H25", "H26"), ("family",)),
    **dict.fromkeys(("I21", "I22"), ("psychiatric",)),
}

# Own words, whole.
OWN_WORDS = frozenset((
    "B4b.text", "B4c.text", "C1a", "C6.text", "C15", "D7.text", "D19.text", "D29", "E42",
    "F25", "H27", "I1c.text", "I23",
))  # fmt: skip
# Codes of long lists: the form's own label.
BACKGROUND = frozenset(("A6", "B1", "B5"))

_SUBSTANCES = {
    "E3": "heroin", "E4": "metadon", "E5": "buprenorfin|subutex",
    "E6": "smärtstillande|opioid", "E7": "lugnande", "E8": "sömn", "E9": "kokain",
    "E10": "amfetamin", "E11": "ecstasy|MDMA", "E12": "uppiggande|centralstimul",
    "E13": "cannabis|hasch|marijuana", "E14": "syntetisk|spice", "E15": "hallucinogen",
    "E16": "sniff|lösningsmedel|lustgas", "E17": "GHB|anabola|annat medel|andra medel",
}  # fmt: skip
_MEDICINES = ("E3", "E4", "E5", "E6", "E7", "E8")
_CARE = {
    "22": r"avgift\w+ i öppenvård|öppen avgiftning", "23": r"avgift\w+ på avdelning|inlagd",
    "24": "LARO|läkemedelsassisterad", "25": "öppenvård", "26": "HVB|behandlingshem",
    "27": "LVM.*psykiatri|psykiatri.*LVM", "28": "annan hjälp|annat stöd|dagvård|självhjälp",
}  # fmt: skip
_TAKEN = {
    "1": "munnen|oralt|svalt|ätit", "2": "näsan|snort|sniffa", "3": "rök",
    "4": "spruta|injic|injektion", "5": "spruta|injic|injektion",
}  # fmt: skip

DAYS: Words = {
    "B7": "häkte|fängelse|anstalt|HVB|sjukhus|psykiatrisk|inskriven|inlagd|avgiftning|vistats|varit",
    "C9": "besvär", "D9": "arbet|studie|sysselsätt|praktik", "D23": "bekymmer|besvär",
    "E1.c": "druckit|alkohol", "E2.c": "berus",
    **{f"{row}.c": name for row, name in _SUBSTANCES.items()},
    "E18.c": "medel|preparat|blandat", "E19d": "injic|spruta",
    "E34": "behandling|möte", "E35.a": "besvär|problem", "E35.b": "besvär|problem",
    "F18": "arrest|häkte|fängelse", "F19": "olaglig", "H17": "ensam",
    "H18": "konflikt", "H19": "konflikt", "I11": "besvär",
}  # fmt: skip

FIGURES: Words = {
    **dict.fromkeys(("C10", "D24", "E36.a", "E36.b", "I12"), "tyngt|besvärat|inga "),
    **dict.fromkeys(
        ("C11", "D25", "E37.a", "E37.b", "F21", "H22", "H23", "I13"), "hjälp"
    ),
    "F20": "rättslig|allvarlig|polis", "H20": "familj", "H21": "ensamhet|andra",
}  # fmt: skip
RATINGS = frozenset(("C12", "D26", "E38", "E39", "F22", "H24", "I20"))

AGES: Words = {
    "A10": "år", "E1.a": "första gången|debut|började|först", "E2.a": "första gången|debut|berus|först",
    **{f"{row}.a": name for row, name in _SUBSTANCES.items()}, "E19a": "injic|spruta",
}  # fmt: skip
YEARS: Words = {
    "D1": "grundskol|gymnasi|skol", "D2": "utbild|efter",
    "E1.b": "druckit|alkohol", "E2.b": "berus|druckit mycket",
    **{f"{row}.b": name for row, name in _SUBSTANCES.items()},
    "E18.b": "medel|preparat|blandat", "E19b": "injic|spruta",
}  # fmt: skip
MONTHS: Words = {
    "C5a": "hiv", "E29.a": "utan alkohol|nykter|alkoholfri",
    "E29.b": "utan (?:narkotika|droger)|drogfri|narkotikafri",
    "E31": "uppehåll|avstått|avhållit", "E32": "uppehåll|slut",
    "F14": "häkte|fängelse|anstalt", "F15": "häkte|fängelse|anstalt",
}  # fmt: skip
MONEY: Words = {
    "D10.kr": "lön", "D16.kr": "olaglig|brott", "D21": "skuld", "E33.a": "alkohol",
    "E33.b": "narkotika|drog",
}  # fmt: skip
COUNTS: Words = {
    "B4a": "barn", "C2": "sjukhus|inlagd", "D22": "försörj", "E20": "delirium",
    "E21": "överdos",
    "F10": r"döm|\bdom\b",
    "F11": "berus|påverk|full", "F12": "rattfylleri|påverkad", "F13": "trafikbrott",
    "E19c": "injic|spruta", "H10": "vän", "I1a": "inlagd|slutenvård|sjukhus", "I1b": "öppenvård|utan att vara inlagd",
    "I10n": "försökt|självmordsförsök",
}  # fmt: skip
# Of these several stand in one list, each with its own number.
NAMED: Words = {
    **{f"E{n}.{col}": name for n, name in _CARE.items() for col in "ab"},
    "F3": "narkotikabrott", "F4": "stöld|inbrott", "F5": r"\brån", "F6": "bedrägeri|förfalskning",
    "F7": r"våld, hot (?:eller|och) sexualbrott", "F8": "vapen", "F9": "annat|andra|annan",
}  # fmt: skip
LENGTHS: Words = {
    "B3": "bo", "C3": "sjukhus|inlagd", "D5": "arbet|jobb", "D6": "utan arbete|arbetslös|utan jobb",
    "H1a": "gift|partner|änk|skild|separera|sambo|civilstånd|levt|lever", "H4": "bo",
}  # fmt: skip

_LIVES = {
    "1": "partner och barn", "2": "partner", "3": "barn", "4": "förälder|föräldra",
    "5": "släkt", "6": "vän", "7": "ensam|inte tillsammans med någon", "8": "institution", "9": "växla",
}  # fmt: skip
_MAIN = {
    "01": "alkohol", "02": "heroin", "03": "metadon", "04": "buprenorfin",
    "05": "smärtstillande", "06": "lugnande", "07": "sömn", "08": "kokain",
    "09": "amfetamin", "10": "ecstasy", "11": "centralstimul|uppiggande", "12": "hasch|cannabis",
    "13": "marijuana|cannabis", "14": "syntet", "15": "hallucinogen",
    "16": "lösningsmedel|lustgas", "17": r"annat medel|andra medel|\bannat\b",
}  # fmt: skip
_MOST = r"(?:\bmest|störst|huvud)"
CODES: Mapping[str, Words] = {
    "A12": {"2": "telefon", "3": "video"},
    "A13": {"1": "avbr", "2": "avbr", "3": "avbr"},
    "A14.b": {"1": "socialtjänstlagen|SoL|frivillig", "2": "LVM|utan samtycke"},
    "A15": {
        "1": "klienten (?:själv|tog)|eget initiativ|egen", "2": "närstående|familj|anhörig",
        "3": "socialtjänst", "4": "vård", "5": "polis|kriminalvård", "6": "arbetsgivare",
        "7": "någon annan",
    },
    "B2": {
        "1": "eget|egen", "2": "andra hand", "3": r"\bhos\b",
        "4": "genom socialtjänst|socialtjänstens", "5": "boende med stöd|stöd",
        "6": "hotell|vandrarhem", "7": "saknar bostad|utan bostad|bostadslös|hemlös",
        "8": "annat s",
    },
    "B4b": {
        "1": "hos klienten|med klienten", "2": "andra föräldern", "3": "växelvis",
        "4": "familjehem|HVB", "5": "annat håll",
    },
    "B6": {
        "2": "häkte|fängelse|anstalt", "3": "HVB|LVM|behandling", "4": "sjukhus|kropp",
        "5": "psykiatri", "6": "annat|avgiftning|annan|någonstans|inte (?:var )?fri",
    },
    "B8": {
        "1": "avgiftning i öppenvård", "2": "avgiftning på avdelning|inlagd", "3": "LARO",
        "4": "öppenvård", "5": "HVB|boende", "6": "dagvård", "7": "psykiatri",
        "8": "sjukhus", "9": "annat|annan|någon", "0": "ingen|inte",
    },
    "C4": {"0": "hepatit", "1": "hepatit", "2": "hepatit"},
    "C4a": {
        "A": r"hepatit.*\bA\b", "B": r"hepatit.*\bB\b", "C": r"hepatit.*\bC\b",
        "annan": "hepatit.*annan|annan.*hepatit",
    },
    "C5": {"0": "hiv", "1": "hiv", "2": "hiv"},
    "C5b": {"0": "hiv.*(?:negativ|inte|ingen)|negativ", "1": "hiv.*positiv|positiv|har hiv", "2": "hiv"},
    "D3": {
        "0": "grundskola", "1": "grundskola", "2": "gymnasi",
        "3": "yrkesutbildning.*folkhögskola", "4": "högskola.*universitet",
        "5": "utbildning.*annan?|annan?.*utbildning|något annat",
    },
    "D7": {
        "0": "militär", "1": "chef", "2": "lång högskole", "3": "kort\\w* högskole",
        "4": "kontor", "5": "service", "6": "jordbruk", "7": "bygg", "8": "maskiner",
        "9": "utan krav",
    },
    "D8": {
        "1": "heltid", "2": "deltid", "3": "tillfällig|ibland|då och då", "4": "stude",
        "5": "värnplikt|militär", "6": "pension.*sjukersättning|sjukersättning.*pension",
        "7": "arbetslös|utan arbete|hemma", "8": "institution",
    },
    "D20": {
        "10": "lön", "11": "a-kassa", "12": "ekonomiskt bistånd|försörjningsstöd",
        "13": "Försäkringskassan.*pension|pension.*Försäkringskassan", "14": "studi",
        "15": "partner|familj|vän|närstående", "16": "olaglig", "17": "sex", "18": "spel",
        "19": "annat|annan|andra",
    },
    "E19e": {
        "0": "inte delat|aldrig delat|aldrig använt samma",
        "1": "(?:tidigare|förr).*delat|delat.*(?:tidigare|inte)|använt samma",
        "2": "delat|använt samma",
    },
    **{
        f"{row}.d": {code: f"(?:{name}).*(?:{way})" for code, way in _TAKEN.items()}
        for row, name in _SUBSTANCES.items()
    },
    "E30": {
        **{code: f"{_MOST}.*(?:{name})|(?:{name}).*{_MOST}" for code, name in _MAIN.items()},
        "00": "inget medel|inget problem|ingenting|inte något",
        "20": f"(?=.*{_MOST}).*alkohol.*narkotika", "21": f"(?=.*{_MOST}).*(?:fler|olika)",
    },
    "E30.which": _MAIN,
    "H1": {
        "1": "gift", "2": "omgift", "3": "förlora|änk", "4": "separera", "5": "skild",
        "6": "ogift", "7": "sambo|registrerad",
    },
    "H1b": {
        "0": "inte nöjd|(?<!eller )missnöjd", "1": "varken nöjd eller missnöjd|varken eller", "2": "nöjd",
    },
    "H2": _LIVES, "H3": _LIVES,
    "H8": {
        "1": "familj", "2": "problem med alkohol eller narkotika", "3": "vänner",
        "4": "problem med alkohol eller narkotika", "5": "ensam|ingen",
    },
    "H15x": {
        "1": "partner", "2": "förälder|föräldra", "3": "släkt", "4": "bekant|känner", "5": "okänd",
    },
    "H16": {"0": "inte .*kontakt|ingen kontakt|kontakt.*nej", "1": "kontakt.*ibland|ibland.*kontakt|hur ofta", "2": "regelbund|hur ofta"},
}  # fmt: skip
_CRIME_CODES = {
    "3": "narkotikabrott", "4": "stöld", "5": r"\brån", "6": "bedrägeri",
    "7": "(?=.*våld)(?=.*hot)(?=.*sexualbrott)", "8": "vapen", "9": "annat",
    "11": "fylleri|berus|störande", "12": "rattfylleri", "13": "trafikbrott",
}  # fmt: skip
CODES = {
    **CODES,
    **dict.fromkeys(("H5", "H9"), CODES["H1b"]),
    **dict.fromkeys(("F16", "F17a"), _CRIME_CODES),
}

_RELATIONS = {
    "a": "mamma|mor", "b": "pappa|far", "c": "syskon", "d": "partner", "e": "barn",
    "f": "släkt", "g": "vän", "h": "grann", "i": "arbet|skol|jobb",
}  # fmt: skip
_CLOSE = {**_RELATIONS, "f": "vän"}
_HURT = {"13": "psykiskt|hot|kontroll|kränk", "14": "fysiskt|kropp", "15": "sexuell"}
_SYMPTOMS = {
    "3": "nedstämd|utan hopp", "4": "ångest|oro", "5": "minnas|minnes|koncentr",
    "6": "röster|syner", "7": "slå|våld|ilska", "8": "medicin", "9": "självmord|ta sitt liv",
    "10": "självmordsförsök|försökt ta|försökt göra",
}  # fmt: skip
_DOUBT = "fel bild"
_NOT = r"\b(?:nej|inte|inga|inget|ingen|aldrig|utan|varken)\b"


def _yes(name: str, column: str) -> str:
    """Something that was so: not denied before it is named or with its verb, in its own time."""
    when = "30 dag" if column == "b" else "(?<!inte )(?:tidigare|i livet)"
    denied = rf"{_NOT}.*(?:{name})|(?:{name})[^.]*klienten (?:inte|aldrig)\b"
    return rf"^(?=.*{when})(?!.*(?:{denied})).*(?:{name})"


def _no(name: str, column: str) -> str:
    """Something that was not so, at any time or in its own."""
    when = r"30 dag|\bdå\b|aldrig" if column == "b" else "tidigare|aldrig"
    return rf"(?=.*(?:{when}))(?:.*{_NOT}.*(?:{name})|.*(?:{name}).*{_NOT})"


YES: Words = {
    "B4": r"barn", "B4c": "oro|socialtjänst", "C1": "sjukdom|skada", "C6": "medicin",
    "C7": "sjukersättning", "C8": "läkare",
    **dict.fromkeys(("C13", "C14", "D27", "D28", "E40", "E41", "F23", "F24", "H25", "H26", "I21", "I22"), _DOUBT),
    "D4": "körkort", "D10": "lön", "D11": "a-kassa", "D12": "bistånd|försörjningsstöd",
    "D13": "Försäkringskassan.*pension|pension.*Försäkringskassan", "D14": "studi",
    "D15": "(?:partner|familj|närstående|vän)", "D16": "olaglig|brott",
    "D17": "sex", "D18": "spel", "D19": "annat|andra|annan|övrig",
    **{f"{row}p": f"(?:{_SUBSTANCES[row]}).*(?:recept|utskriv|ordin|läkare)|"
       f"(?:recept|utskriv|ordin|läkare).*(?:{_SUBSTANCES[row]})" for row in _MEDICINES},
    "E19": "injic|spruta", "F1": "domstol|polis|kriminalvård|frivård",
    "F2": "frigiven|skyddstillsyn|övervak", "F17": "åtal|rättegång|väntar",
    "H6": "alkohol", "H7": "narkotika",
    **{f"H11{row}": name for row, name in _CLOSE.items()},
    **{f"H12{row}.{c}": _yes(f"problem.*(?:{name})", c) for row, name in _RELATIONS.items() for c in "ab"},
    **{f"H{n}.{c}": _yes(name, c) for n, name in _HURT.items() for c in "ab"},
    "I1c": "diagnos", "I2": "sjukersättning",
    **{f"I{n}.{c}": _yes(name, c) for n, name in _SYMPTOMS.items() for c in "ab"},
    "I14": "nedstämd|tillbakadragen", "I15": "fientlig", "I16": "ångest|orolig",
    "I17": "verklighet", "I18": "förstå|koncentrera|minnas", "I19": "självmord",
}  # fmt: skip

# A no or a 0 that counts. What is not here may be silent: a no to one source of money, one
# drug, one relative, one kind of care or of crime says nothing where others are named.
NO: Words = {
    "B4": "inga (?:egna )?barn", "C1": "(?:ingen|inte någon) långvarig",
    "C2": f"{_NOT}.*(?:sjukhus|inlagd)", "C9": "inga|ingen|0 av 30",
    "D9": f"{_NOT}.*(?:arbet|sysselsätt)", "D21": "inga skulder|skuldfri|inte .*skuld",
    "D23": "inga|0 av 30", "D4": "(?:saknar|inget|inte).*körkort",
    "E1.c": rf"{_NOT}.*(?:druckit|alkohol)|dricker inte|alkohol, .*\b0\b",
    "E19": "aldrig.*(?:injic|spruta)|injektioner går isär: nej", "E21": f"{_NOT}.*överdos",
    "E35.a": "inga besvär|0 av 30", "E35.b": "inga besvär|0 av 30",
    "F10": rf"{_NOT}.*(?:\bdom\b|döm)", "F14": f"{_NOT}.*(?:häkte|fängelse)|fängelse går isär: aldrig",
    "F17": f"{_NOT}.*(?:åtal|rättegång|pågå)", "F18": f"{_NOT}.*(?:arrest|häkte|fängelse)|fängelse går isär: 0",
    "F19": f"{_NOT}.*olaglig|olaglig.*{_NOT}|olagliga inkomster går isär: 0",
    "H10": f"{_NOT}.*vän", "H17": f"{_NOT}.*ensam|ensam.*{_NOT}", "H18": "ingen|inga|0 av 30",
    "H19": "ingen|inga|0 av 30",
    **{f"H11{row}": f"{_NOT}.*(?:{name})" for row, name in _CLOSE.items()},
    **{f"I{n}.b": _no(name, "b") for n, name in _SYMPTOMS.items()},
    **{f"I{n}.a": _no(_SYMPTOMS[n], "a") for n in ("8", "9", "10")},
    "I1a": f"{_NOT}.*inlagd", "I1b": f"{_NOT}.*öppenvård",
    "I1c": f"{_NOT}.*diagnos", "I11": "inga|ingen|0 av 30", "I19": f"{_NOT}.*självmord",
}  # fmt: skip
_CRIMES = tuple(f"F{n}" for n in range(3, 10))
_RELATED = tuple(f"H12{row}" for row in _RELATIONS)
# Where all of these are 0.
NONE: Mapping[tuple[str, ...], tuple[str, Places]] = {
    tuple(f"E{n}.c" for n in range(3, 18)): (
        rf"{_NOT}.*(?:narkotika|drog)|bara.*(?:recept|ordin|utskriv)", ("drug",)
    ),
    _CRIMES: (f"{_NOT}.*(?:misstänkt|misstank)", ("legal",)),
    ("F11", "F12", "F13"): (f"{_NOT}.*(?:ingrip|omhändert|trafik|berus)", ("legal",)),
    ("E1.b", "E1.c", "E2.b", "E2.c"): (f"{_NOT}.*(?:druckit|alkohol)|dricker inte", ("alcohol",)),
    tuple(f"E{n}.a" for n in range(22, 29)): (f"{_NOT}.*vård.*alkohol", ("alcohol",)),
    tuple(f"E{n}.b" for n in range(22, 29)): (f"{_NOT}.*vård.*(?:narkotika|drog)", ("drug",)),
    **{
        tuple(f"G{n}.{c}" for n in range(1, 14)): (f"{_NOT}.*(?:{name})", ("relatives",))
        for c, name in (("a", "alkohol"), ("b", "narkotika"), ("c", "psykisk"))
    },
    **{
        tuple(f"H{n}.{c}" for n in _HURT): (_no("våld", c), ("family",)) for c in "ab"
    },
    tuple(f"{row}.a" for row in _RELATED): (_no("problem", "a"), ("family",)),
    tuple(f"{row}.b" for row in _RELATED): (_no("problem", "b"), ("family",)),
    ("H6", "H7"): (f"{_NOT}.*(?:alkohol|narkotika)", ("family",)),
}  # fmt: skip

RELATIVES: Words = {
    "G1": "mormor", "G2": "morfar", "G3": r"\bmamma|\bmor\b", "G4": "moster|mostrar",
    "G5": "morbror|morbröder", "G6": "farmor", "G7": "farfar", "G8": r"\bpappa|\bfar\b",
    "G9": "faster|fastrar", "G10": "farbror|farbröder", "G11": r"\bbror|\bbröder|halvbr",
    "G12": r"\bsyster|\bsystrar|halvsyst", "G13": "annan viktig|annan vuxen",
}  # fmt: skip
TROUBLES: Words = {"a": "alkohol", "b": "narkotika", "c": "psykisk"}

# What a question is called where it was passed or never asked.
THEMES: tuple[tuple[str, str], ...] = (
    (r"A15", "kontakt|initiativ|första steget"), (r"A10", "ålder"), (r"A.*", "född|födelse|land"),
    (r"B[123]", "bo"), (r"B4.*", "barn"), (r"B5", "medborgar"),
    (r"B[67]", "vistelse|institution|häkte|vård|inskriven|inlagd|fri"),
    (r"B8", "vård|hjälp|behandling"),
    (r"C1a?|C[23]", "sjukdom|sjukhus|skad"), (r"C4a?", "hepatit|smitt"),
    (r"C5.?", "hiv|smitt"), (r"C6|C8", "medicin|läkare|vård|behandling"), (r"C7", "sjukersättning|ersättning|vård|medicin"),
    (r"C9|C10|C11", "besvär|hjälp|t[uy]ngt"),
    (r"D[123]", "utbildning|skol"), (r"D4", "körkort"), (r"D[56789]|D7.*", "arbet|yrke|sysselsätt"),
    (r"D1\d.*|D20", "inkomst|pengar|försörj|lön|a-kassa|bistånd|studiemedel"), (r"D21|D22", "skuld|försörj|ekonomi"),
    (r"D2[345]", "bekymmer|oro|hjälp|t[uy]ngt"),
    (r"E[12]\..|E20", "alkohol|drick|delir|berus"), (r"E19.*", "injic|injektion|sprut|drog|narkotika"), (r"E21", "överdos|drog|narkotika"),
    (
        r"E(?:22|23|24|25|26|27|28|29)\..",
        "vård|behandling|alkohol|avgiftning|LARO|LVM|annan hjälp",
    ),
    (r"E3[0-2]|E34", "problem|medel|uppehåll|vård|behandling|möte|alkohol|drog|narkotika"),
    (r"E33.a", "alkohol|kost|pengar"), (r"E33.b", "narkotika|drog|kost|pengar"), (r"E3[567]\..", "besvär|problem|hjälp|t[uy]ngt"),
    (
        r"E.*",
        "drog|narkotika|medel|medicin|recept|LARO|" + "|".join(_SUBSTANCES.values()),
    ),
    (r"F1|F2|F17a?", "väntar|pågå|åtal|rättegång|kontakt|dom|övervak|skyddstillsyn"), (r"F(?:3|4|5|6|7|8|9|10)", "brott|misstank|dom"),
    (r"F1[123]", "polis|rattfylleri|trafik|berus|brott|omhändert"), (r"F1[4568]", "häkte|fängelse|frihet"),
    (r"F19", "olaglig|brott|inkomst"), (r"F2[01]", "rättslig|hjälp|t[uy]ngt|problem"),
    (r"G.*", "släkt|uppväxt|(?:problem|ohälsa) .*hos "),
    (r"H1[ab]?", "civilstånd|relation|partner|familj"), (r"H[234567]", "bo|hem|sällskap"), (r"H8|H9|H10", "fritid|vän"),
    (r"H11.", "nära|relation"), (r"H12..*", "problem|relation"), (r"H1[345].*", "våld|utsatt|illa"), (r"H16", "barn"),
    (r"H17|H21|H23", "ensam|umgänge|hjälp|tung|konflikt|skattning"), (r"H18|H19|H20|H22", "konflikt|familj|problem|hjälp|tung|skattning"),
    (r"I1[abc].*", "vård|diagnos"), (r"I2", "sjukersättning|ersättning|vård"), (r"I8..", "medicin|vård"),
    (r"I(?:3|4)\..", "nedstämd|ångest|oro"), (r"I5..", "minn|koncentr"), (r"I6..", "röst|syn"),
    (r"I7..", "våld|ilska"), (r"I(?:9\..|10.*)", "självmord"), (r"I1[123]", "besvär|hjälp|tung|psykisk"),
)  # fmt: skip
