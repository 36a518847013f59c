"""How men type words of danger: misspellings, look-alike letters, emoji, known words."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DANGER = _words(
    """kill killed killing kills killer die died dying dies dead death suicide suicidal murder
    murdered murdering strangle strangled strangling choke choked choking stab stabbed
    stabbing shoot shot shooting gun guns knife knives machete rope noose hang hanging
    hanged hung overdose overdosed pills tablets bridge rape raped raping hurt hurting hurts
    punch punched punching slap slapped slapping throat neck weapon weapons threaten
    threatened threatening attack attacked attacking beat beating bleeding blood bruise
    bruises bruised burn burning unalive unalived goodbye burden worthless hopeless
    pointless strangulation grabbed grabbing pushed shoved kicked kicking headbutted dragged
    pinned cornered blocked tracker tracking stalking following forced poison bleach shotgun
    rifle pistol hammer axe smother smothered smash bury slit cutting funeral battered
    battering whipped belt unconscious ambulance hospital windpipe bitch wife whore
    slut cunt breathe breathing"""
)

JOINERS = _words(
    """i im ill ive id a my me her him it and to want wanna gonna going will would all end life
    self myself herself is be with commit need cant do this anymore no more let get rid of
    out go u you them she he in the am just hate on off so us"""
)

SPELLINGS = {
    word: meant
    for meant, words in {
        "kill": "kil kll kiill kyll klil merk murk k1ll keel kilm",
        "killing": "killin kiling kilin killling",
        "killed": "kiled klled kild",
        "die": "diee dy deid",
        "suicide": "suiside suacide sucide suicde sucied suicid suicied sewerslide suice suizide",
        "suicidal": "sucidal suisidal suicidle sewerslidal suicidial suicdal",
        "murder": "merder murda murdah mudder",
        "strangle": "strangel stangle strangal",
        "strangled": "strangeled stangled",
        "choke": "chok choak",
        "choked": "chocked choaked choced",
        "choking": "chocking choaking",
        "knife": "knif nife kinfe knive shank kitchenknife",
        "knives": "knifes",
        "gun": "gunn glock",
        "rope": "roap",
        "overdose": "od overdoes ovrdose",
        "hang": "hangg",
        "pills": "pils pillz",
        "hurt": "hert hurrt",
        "punched": "puched punshed pucnhed punchd",
        "slapped": "slaped slappd slappped klapped",
        "grabbed": "grabed grabd",
        "pushed": "pusht pushd",
        "shoved": "shuved",
        "kicked": "kickd",
        "stabbed": "stabed",
        "stabbing": "stabing",
        "threatened": "threatend thretened threatned thretend",
        "threaten": "threten",
        "throat": "troat throte",
        "worthless": "worthles wothless",
        "burden": "burdon burdun berden",
        "anymore": "anymor nemore anymroe nomore",
        "myself": "meself mysel mesel mahself myslef mysef miself meslf maself",
        "want": "wnt wannt wan",
        "wanna": "wana wunna wonna",
        "gonna": "gona gunna gon gunny goona ganna finna",
        "imma": "ima imaa",
        "im": "iam imm",
        "tonight": "tonite 2nite tonigt 2night tnite tonighht",
        "tomorrow": "tomorow tmrw tomoz 2moro tommorow tomorro tmoz",
        "because": "cos coz cuz bc becuase becoz",
        "will": "wil wll",
        "when": "wen whn",
        "would": "wud wuld",
        "should": "shud",
        "could": "cud culd",
        "what": "wot wat",
        "they": "dey",
        "this": "dis",
        "you": "u yu ya yuh",
        "are": "r",
        "your": "ur yer",
        "to": "2",
        "and": "n",
        "the": "da teh th",
        "her": "hr har",
        "them": "dem",
        "with": "wiv wit wid w",
        "my": "ma",
        "cant": "cannot carnt cnt canny cannae",
        "dont": "dnt donot dinnae doan",
        "wont": "wnt_",
        "life": "lyf lyfe",
        "every": "evry",
        "everyone": "evryone every1 everyon",
        "someone": "some1 sum1",
        "anything": "anyting nething owt",
        "nothing": "nuthin nothin nowt nuffin",
        "living": "livin",
        "going": "goin gowin",
        "think": "fink thnk",
        "thinking": "thinkin finking",
        "finish": "finnish",
        "weapon": "wepon",
        "goodbye": "goodby gudbye",
        "alive": "alife",
        "forgive": "forgiv",
        "daughter": "dauter daugter",
        "bleeding": "bleedin",
        "bathroom": "bathrm",
        "police": "polis",
    }.items()
    for word in words.split()
}

GLUED = {
    "kms": ("kill", "myself"),
    "kmslef": ("kill", "myself"),
    "kys": ("kill", "yourself"),
    "ctb": ("catch", "the", "bus"),
    "tryna": ("trying", "to"),
    "alot": ("a", "lot"),
    "dunno": ("dont", "know"),
    "wanted2": ("wanted", "to"),
    "theyd": ("theyd",),
    "ile": ("ill",),
    "noone": ("no", "one"),
    "no1": ("no", "one"),
    "mightaswell": ("might", "as", "well"),
    "thatll": ("that", "will"),
    "idk": ("dont", "know"),
    "jk": ("just", "kidding"),
    "wtd": ("want", "to", "die"),
    "wouldof": ("would", "have"),
    "couldof": ("could", "have"),
    "kmsing": ("killing", "myself"),
    "goodbyes": ("goodbye",),
}

EMOJI = {
    "\U0001f52a": "knife",
    "\U0001f5e1": "knife",
    "\U0001f52b": "gun",
    "\U0001f48a": "pills",
    "\u26b0": "coffin",
    "\U0001faa6": "coffin",
    "\U0001fa78": "blood",
    "\U0001f4a3": "bomb",
    "\U0001fa93": "axe",
    "\U0001f528": "hammer",
    "\U0001faa2": "rope",
}

LOOKALIKES = str.maketrans(
    {
        look: plain
        for plain, looks in {
            "a": "\u0430\u03b1\u0251", "b": "\u0432", "c": "\u0441\u03f2", "d": "\u0501\u0111",
            "e": "\u0435\u03b5", "g": "\u0261", "h": "\u04bb", "i": "\u0456\u03b9\u0131\u0438",
            "j": "\u0458", "k": "\u043a\u03ba", "l": "\u04cf\u0142", "m": "\u043c",
            "n": "\u03b7\u043f", "o": "\u043e\u03bf\u00f8", "p": "\u0440\u03c1", "r": "\u0433",
            "s": "\u0455", "t": "\u0442\u03c4", "u": "\u03c5", "v": "\u03bd", "w": "\u03c9",
            "x": "\u0445\u03c7", "y": "\u0443",
        }.items()
        for look in looks
    }
)  # fmt: skip

LEET = str.maketrans("013457@$!|+", "oieastasilt")
LEET_L = str.maketrans("013457@$!|+", "oleastaslit")
