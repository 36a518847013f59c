"""The small language the rules are written in, and the word lists they share.

`<name>` is a word list from WORDS; `<!a|b>` or `<!name>` marks words without which the pattern
cannot match, so that most rules are never tried; `<3>` lets up to three words pass;
`{a|b}` is an optional word; `(a|b)` is a choice; `[!a|b]` stands for "and not followed by a or b".
A pattern always begins and ends at a word.
"""

import re
from functools import cache
from typing import NamedTuple

WORDS = {
    "i": "i|ive|im|id|ill|mi|me",
    "im": "im|i am|i was|me am",
    "will": "(?:ill|i will|i shall|im gonna|im going to|i am going to|i am gonna|im about to"
    "|i am about to|im off to|im planning to|i plan to|i intend to|ive decided to|i mean to"
    "|im ready to|imma|gonna|going to|about to|i go|mi a go|i must|i have to|i gotta|im to"
    "|im here to|im outside to|i might just|i might|i may|ive got to|i need to|ill have to"
    "|im coming to|im coming over to|time to|ill end up|im gonna end up|gon|im going|im coming|"
    "im heading|im off|on my way|on the way)(?: just)?(?: fucking)?"
    "(?: go| come| get up| turn)?(?: round| over| in| up| down| home| back| out)?(?: there)?(?: "
    "and| to)?"
    "(?: fucking)?",
    "want": "want to|wanna|i want|wants to|wanted to|would love to|would like to|id like to"
    "|id love to|need to|feel like|wish to|wish i could|keep wanting to|rather|longing to|"
    "itching to"
    "|dying to|trying to|tempted to|urge to|have half a mind to|had half a mind to|ready to|"
    "wish i can",
    "think": "thinking of|thinking about|think of|think about|thought of|thought about|thoughts of"
    "|thoughts about|fantasise about|fantasize about|fantasising about|dream of|dream about"
    "|dreaming of|dreaming about|imagine|imagining|picture|picturing|pictured|imagined|considering"
    "|considered|planning|contemplating|contemplated|ideas of|urges to",
    "self": "myself|my self|me own self|myself in|my own self",
    "strike": "kill|murder|stab|shoot|strangle|choke|throttle|butcher|slaughter|execute|drown"
    "|behead|gut|knife|finish|end|smother|poison|torch|bury|knock|slit|chop|hack",
    "kill": "kill|murder|stab|shoot|strangle|throttle|butcher|slaughter|execute|drown|behead"
    "|smother"
    "|knife|gut|bury|finish|poison|unalive",
    "killing": "killing|murdering|stabbing|shooting|strangling|throttling|butchering|drowning"
    "|smothering|burying|finishing|choking|poisoning",
    "harm": "hurt|harm|hit|punch|slap|smack|batter|belt|beat|deck|clock|whack|smash|break|kick"
    "|choke"
    "|strangle|cut|burn|slice|throttle|lamp|leather|flatten|klap|bash|clobber|headbutt|box|lick",
    "hitpast": "hit|punched|slapped|smacked|battered|belted|beat|decked|clocked|whacked|kicked"
    "|headbutted|backhanded|thumped|struck|bashed|klapped|walloped|lamped|stamped|stomped|floored"
    "|bit|elbowed|kneed|boxed|slugged|cuffed|clobbered|hammered|whipped|licked|moered|leathered",
    "touchpast": "pushed|shoved|grabbed|held|pinned|blocked|dragged|shook|restrained|yanked"
    "|manhandled|cornered|gripped|pulled|barged|poked|tackled|spat|twisted|squeezed|jabbed|bent"
    "|threw|pressed|slammed|trapped|flung|chucked|frogmarched|jammed|rammed|wrestled|tripped|"
    "tossed",
    "who": "wife|wifey|missus|misses|mrs|ex|girlfriend|gf|partner|husband|hubby|boyfriend|bf"
    "|fiance"
    "|fiancee|fella|bird|woman|lady|mama|mother|mum|mom|bitch|cow|slag|cunt|whore|slut|spouse"
    "|girl|lass|gal|old lady|sister|mother in law",
    "man": "bloke|man|guy|lad|lads|boss|manager|neighbour|neighbor|landlord|brother|dad|father"
    "|mate"
    "|fella|friend|people|family|lot|pair|two of them|prick|bastard|dickhead|dude|guys|men|cunts"
    "|lover|judge|solicitor|lawyer|parents|housemate|flatmate|stepdad|uncle|driver|teacher|chap",
    "kid": "kid|kids|child|children|baby|babies|bairn|bairns|wean|weans|son|sons|daughter"
    "|daughters"
    "|toddler|toddlers|boy|boys|girls|little one|little ones|wee one|wee man|newborn|infant|lad"
    "|stepson|step son|stepdaughter|step daughter|stepkids|step kids|pickney|little girl"
    "|little boy|youngest|eldest|oldest|twins|wee lad|lass|bubba|little man|teenager",
    "her": "her|him|them|am|both of them|everyone|everybody|all of them|the lot of them|them all"
    "|them both|(my|the|that|this|her|his|our) (<who>|<man>)"
    "|(my|the|that|this|her|his|our) (ex|new|fucking|own|stupid|bloody|old|baby|evil|lying"
    "|cheating|poor|younger|older|little|next door|mother|pregnant) (<who>|<man>)|you both"
    "|(my|the|that|this|her|his) (stupid|fucking|lying|cheating) (fucking|lying|cheating) "
    "(<who>|<man>)",
    "mykid": "(my|the|our|her|his|both|both my|both the) (<kid>)|(my|the|our|her|his)"
    " (own|little|baby|eldest|oldest|youngest|wee|older|younger|step|two|three|four|five|six"
    "|seven|eight|nine|ten|teenage|middle|poor|new|both) (year old |month old |week old )?(<kid>)"
    "|(my|the|our|her|his) (two|three|four|five|six|seven|eight|nine|ten|[0-9]+) (year|month|"
    "week) old",
    "meds": "pills|tablets|overdose|paracetamol|painkillers|sleeping pills|insulin|packets|packet"
    "|medication|bottle of pills|stash|bleach|poison|antifreeze",
    "means": "pills|tablets|paracetamol|painkillers|sleeping pills|insulin|noose|rope|blade|razor"
    "|bleach|antifreeze|stash",
    "tool": "knife|knives|gun|machete|hammer|bat|axe|shotgun|rifle|pistol|blade|crowbar"
    "|cricket bat"
    "|baseball bat|weapon|petrol|cleaver|screwdriver|panga|cutlass|hatchet|sword|iron bar|revolver"
    "|handgun|stick|kitchen knife|hurl|hurley|golf club|bottle|gas can|fuel|firearm|nail gun|"
    "air gun",
    "hard": "fucking|just|really|actually|honestly|proper|so|still|kind of|sort of|literally|only"
    "|fuckin|bloody|effing|legit|sometimes|always|even|gonna|wanna|also|basically|genuinely|"
    "truly|now",
    "not": "dont|do not|didnt|did not|doesnt|cant|can not|wont|not|no longer|never|wouldnt"
    "|rather not"
    "|i rather not|couldnt|dont even|dont really|dont think i|not sure i|dont know if i|no",
    "other": "he|she|they|you|we|who|people|kids|nobody|somebody|someone|everyone|it",
}


# A gap does not pass over a word that turns the meaning round.
_TURNS = "(never|didnt|havent|hasnt|wasnt|not|nobody)"


class Compiled(NamedTuple):
    """A pattern ready to use, and the words one of which it needs."""

    regex: re.Pattern[str]
    gate: frozenset[str]


@cache
def compiled(pattern: str) -> Compiled:
    """A rule's pattern as a regular expression. ValueError where no needed word is marked."""
    gate = frozenset(_gate(pattern))
    if not gate:
        raise ValueError(f"no <!words> in {pattern!r}")
    return Compiled(re.compile(rf"(?<!\S)(?:{_expanded(pattern)})(?!\S)"), gate)


def _gate(pattern: str) -> set[str]:
    marked = re.findall(r"<!([^<>]+)>", pattern)
    choices = [choice for mark in marked for choice in WORDS.get(mark, mark).split("|")]
    return {max(choice.split(), key=len) for choice in choices}


def _expanded(pattern: str) -> str:
    for _ in range(5):
        pattern = re.sub(r" \{([^{}]+)\}(?=$|\)|\||\( \(|\[!|\(\?!)", r"( (\1))?", pattern)
    pattern = re.sub(r"\{([^{}]+)\} ", r"((\1) )?", pattern)
    pattern = re.sub(r"\[!([^\]]+)\]", r"(?! (?:\1)(?!\\S))", pattern)
    pattern = re.sub(r"<(\d)>", lambda gap: rf"((?!{_TURNS} )\S+ ){{0,{gap[1]}}}", pattern)
    pattern = re.sub(r"<!?([^<>!?=][^<>]*)>", lambda mark: f"({_list(mark[1])})", pattern)
    if loose := re.search(r"\{[a-z]", pattern):
        raise ValueError(f"an optional word must stand free: {pattern[loose.start() :]!r}")
    return re.sub(r"\((?!\?)", "(?:", pattern)


@cache
def _list(name: str) -> str:
    return _nested(WORDS.get(name, name))


def _nested(words: str) -> str:
    return re.sub(r"<([a-z]+)>", lambda mark: f"({_nested(WORDS[mark[1]])})", words)
