"""Harm to others: going to her place, following and tracking, sexual force, animals."""

from functools import partial

from bot.core.safety.rules.rule import Rule
from bot.core.safety.values import Category, Severity, Subject

_rule = partial(Rule, category=Category.HARM_TO_OTHERS, subject=Subject.HER)

RULES = (
    _rule(
        "on his way",
        (
            r"(<im>|im|gonna|ill|going|about to|heading|headed|driving|on my way|drove|outside|"
            r"sat outside|parked outside|parked up outside|waiting outside|stood outside|"
            r"walking|getting in the car) {<hard>} {to|over|round|down|there|now|outside|at|up} "
            r"{to|round|there|now|outside|at} {her|his|their|the} <2><!sort her out|sort him "
            r"out|have it out with|settle this|settle it|teach her|teach him|make her pay|drag "
            r"her|drag her out|make her see|finish this|finish it|end this|end it|show her|show "
            r"him|make her listen|confront him and|do him in|fight him|batter him|get her back|"
            r"bring her home|kick the door|put a stop to it|get whats mine|sort the pair|make "
            r"her come>",
            r"(sat|sitting|parked|stood|standing|waiting|waited|<im>|im|been) {<hard>} {up|here|"
            r"in the car|in the van|right|across the road} <!outside> {of} (her|hers|his|their|"
            r"my exs|my ex|the exs) {mums|new|place|house|work|flat|sisters|door|office|gym|"
            r"parents|job}(?!.*(pick|collect|lift|flowers|take (her|him|them)|school|surprise|"
            r"dinner|date|give her))",
            r"(no) <!idea im|clue im> {outside|here|coming|watching}",
            r"(she|he|they) {<hard>} (doesnt|dont|wont|didnt|has no idea|have no idea|never) "
            r"{<hard>} {know|see|hear|expect} {im|i am|me} <!outside|coming|watching|here|"
            r"following|waiting|behind her>",
            r"(wait|waiting|waited|be waiting|lying in wait|hiding|hid|hide) {<hard>} {here|"
            r"outside} {for} (her|him|them|she|in her) {<hard>} {till|until|to|when|outside|in|"
            r"at|by} {she|he|come|comes} <!comes out|come out|comes home|finish work|finishes "
            r"work|gets home|garden|at her work|gets off|car park|come home|get home|leaves "
            r"work>",
        ),
        Severity.HIGH,
        hits=(
            "im outside hers right now",
            "driving over there now to sort her out",
            "going to her mums to drag her home",
            "she doesnt know im watching",
        ),
        misses=("im outside the pub", "driving over to my mums now", "going to sort the bins out"),
    ),
    _rule(
        "going to her place",
        (
            r"(<im>|gonna|ill|going|heading|headed|driving|on my way|drive|drove|turn up|turned "
            r"up|turning up|show up|showed up|walking) {<hard>} {over|round|down} {to|round|at|"
            r"by} {<hard>} <!hers|her place|her house|her work|her flat|his house|his place|her "
            r"sisters|her new place|the refuge|her door|her parents|her office|her mums|her "
            r"mothers>(?!.*(roast|dinner|tea|lunch|breakfast|christmas|party|bbq|birthday|"
            r"funeral|wedding|visit|collect|pick|drop|fix|help|flowers|sunday|weekend|fit|paint|"
            r"tomorrow with|together|sleepover|watch|do|lift|match|barbecue|with her|easter|"
            r"meal))",
            r"(<im>|going|gonna) {<hard>} {going} <!round there>( now| tonight| and|$)",
        ),
        Severity.ELEVATED,
        hits=("im going to her place now", "driving over to her sisters"),
        misses=("going to her mums for sunday roast", "going round there to fix the tap"),
    ),
    _rule(
        "stalking",
        (
            r"<!followed> (her|him|them) {both} (home|to|from|round|around|all|into|in the car|"
            r"last night)[!the (kitchen|shop|bar)]",
            r"(hacked|cloned|tracked|got into|cracked) (her|his) <!phone|icloud|location|email|"
            r"whatsapp|ring camera|car> <3>(know|see|can see|find|found) where",
            r"know <!where she sleeps|where he sleeps|which window is hers|which bedroom is hers>",
            r"i know <!where she parks|where she lives|where she works|where he lives|where "
            r"shes staying|where shes living|where he parks|where they live|where he works|"
            r"where shes hiding|where shes moved|where they sleep|what time she leaves|what "
            r"time she finishes|what time she gets|when she gets home|when shes home alone|when "
            r"shes alone|which bus she|what gym she|her route|her routine|where her sister "
            r"lives|where her mum lives|where her parents live|where hes staying|where she is|"
            r"where she runs|where she walks|where she goes|where she drinks|her new address|"
            r"the refuge|which school>[!coming|we|because|cos|its|from|in life|so i can (pick|"
            r"collect)|going with|too|with this|at with]",
            r"(found|find|finding|worked|working|tracked|track|hunt|hunting|hunted) {out|down} "
            r"{<hard>} {out|down} {where} <!she lives now|shes living|shes staying|her down|him "
            r"down|her new address|shes hiding|she lives|she moved|her new place|shes moved|he "
            r"lives|shes gone|the refuge|which refuge> {now|and|if}",
            r"(<im>|im|been|i|ive been|keep|started|was|i keep|ill|gonna) {<hard>} <!followed|"
            r"follow|following|stalking|stalked|trailing|tailing|tailed> (her|him|my ex|my wife|"
            r"them|the missus) {both} (home|to|from|round|around|in|after|car|last|every|"
            r"yesterday|at|for|again|through|into|out|everywhere|all|tonight|and|$)[!the "
            r"(kitchen|shop|bar)]",
            r"(put|hid|hidden|got|stuck|planted|attached|fitted|putting|bought|slipped|"
            r"installed|theres|there is|have|has|an|a) <3><!tracker|airtag|air tag|gps|spyware|"
            r"listening device|recorder|hidden camera|camera|bug|keylogger> <2>(on|in|under|"
            r"inside) (her|his|the wifes|my wifes|my exs|the missuss|my girlfriends|their) "
            r"{<hard>} (car|bag|phone|coat|handbag|kids bag|boot|van|bedroom|room|flat|house|"
            r"purse|bike|laptop|kids teddy|teddy|backpack)",
            r"if i (cant|dont|cannot|can not|couldnt|aint able to) {have|get|be with|keep} "
            r"<!her|him> {then} {no one|nobody|no man|noone|no body|nobody else|no one else|no "
            r"other man} {else} {will|can|does|gets|is|would}",
            r"(no one|nobody|noone|no other man|no man|no bloke) {else} {is|will|gonna|gets|can|"
            r"is gonna|is going to|should|ever|will ever} {ever} {have|having|to have|touch|"
            r"get} <!her|have her|having her|touches her|gets her> {but me|if i|if its not me|"
            r"except me|ever|except|only me|while im}",
            r"(if) (she|he) (isnt|aint|wont be|is not|not|cant be) <!mine|with me> <4>(no one|"
            r"nobody|anyone|noone|anybody|elses|dead|no ones|be with|nobodys)",
            r"(she|shes|she is|he is|hes) {will|ll|always|belongs|belong|gonna|always be} "
            r"{<hard>} {be} <!mine|belongs to me> {or|till|until|and} {nobody|no one|nobodys|no "
            r"ones|dead|she dies|death|one of us dies|noones}",
            r"(broke|break|breaching|breached|breaking|broken|ignored|ignoring|violated|violate|"
            r"violating|in breach of|against|dont care about|fuck|forget|sod|stuff|bollocks to|"
            r"screw) {<hard>} {the|my|that|her} {bail|protection|restraining|court|non "
            r"molestation|no contact|intervention|barring|safety} <!order|injunction|conditions|"
            r"avo|dvo|non mol|bail|restraining order>[!number|form|of service]",
            r"<!order|injunction|avo|dvo|non mol|bail|bail conditions|no contact> {<hard>} (can|"
            r"means|is just|wont|doesnt|didnt) {<hard>} (fuck off|nothing|go to hell|do one|"
            r"shit|stop me|get stuffed|a joke|fuck all|a piece|scare)",
            r"(not|arent|isnt) <1>(allowed|supposed|meant) to <3><!contact her|see her|near her|"
            r"go near|message her|be near|be here|go there|text her|talk to her|be at> <6>(but|"
            r"anyway|still|and i|im|going|went|going to|gonna)",
            r"(piece|bit) of paper <4><!stop me|stopping me|protect her|keep me from|keep me "
            r"away|save her|saves her>",
            r"(she|he) <!cant hide|cant run|wont get far|cant get away> {from me|forever|from "
            r"it|for ever}",
            r"<!ill find her|i will find her|im gonna find her|im going to find her|ill find "
            r"them|ill hunt her|i will hunt>( and| wherever| no matter| down| one way| soon| "
            r"tonight| if it| them| her| him|$)",
            r"(made|using|got|use|set up|made up|created) {a|another|new} <!fake> {<hard>} "
            r"(profile|account|insta|facebook|name) <4>(her|watch|follow|see|she|talk|message|"
            r"check)",
        ),
        Severity.HIGH,
        hits=(
            "i know where she parks",
            "if i cant have her no one will",
            "put a tracker on her car",
            "i followed her home last night",
            "a bit of paper wont stop me",
        ),
        misses=(
            "i know where she is coming from on this",
            "ill find her a nice present",
            "follow her advice",
            "she belongs to a gym",
            "tracked down the part for the mower",
        ),
    ),
    _rule(
        "sexual force",
        (
            r"i {<hard>} {have} <!raped|forced her to have|made her have sex|had sex with her "
            r"while|held her down and fucked|forced her into sex> {her|him|my wife|sex|anyway}",
            r"<!forced myself> (on|upon|onto|into) (her|him|my)",
            r"(she|he) <!said no|was asleep|was crying|kept saying no|didnt want it|was passed "
            r"out|told me to stop|was saying no|was saying stop|didnt want to> <5>(i had sex|"
            r"had sex with|fucked her|kept going inside|i did it anyway|did it anyway|had her "
            r"anyway|finished anyway|carried on anyway|kept going anyway|carried on$)",
            r"(had|have|having) sex <3>(even though|when|while|although|after) (she|he) "
            r"{<hard>} <!said no|was asleep|was crying|didnt want|cried|was sleeping|was passed "
            r"out|was drunk|told me no>",
            r"(she) {<hard>} (owes|has to|needs to|should) {<hard>} <2><!sex whether|give me "
            r"sex whether|her duty or>",
            r"(take|took|taking) <1><!what im owed|whats mine> {in bed|from her|tonight|off her}",
        ),
        Severity.HIGH,
        hits=(
            "i forced myself on her",
            "she said no but i carried on",
            "i had sex with her while she was asleep",
        ),
        misses=(
            "she said no to the takeaway and i carried on cooking",
            "no sex for months and im angry",
            "i forced myself to go to the gym",
        ),
    ),
    _rule(
        "animals",
        (
            r"(<will>|i|ive|just|<want>) {<hard>} <!kill|killed|drown|drowned|kicked|kick|hurt|"
            r"strangle|strangled|poison|poisoned|shot|shoot|stamp|stamped|threw|beat|hit|"
            r"stabbed|hang|burn> {on} (her|the|my|our|their|his) {fucking|little} (dog|cat|"
            r"puppy|kitten|rabbit|pet|pets|horse|bird|budgie|hamster|dogs|cats)",
        ),
        Severity.ELEVATED,
        hits=("i kicked the dog", "ill drown her cat"),
        misses=("killed time walking the dog", "the dog kicked the bowl over"),
    ),
)
