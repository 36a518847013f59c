"""Harm to others: violence in progress, weapons, locking in, going to her place, stalking."""

from functools import partial

from bot.core.safety.rules.rule import Rule
from bot.core.safety.values import Category, Severity, Subject

_rule = partial(Rule, category=Category.HARM_TO_OTHERS, subject=Subject.HER)

RULES = (
    _rule(
        "violence in progress",
        (
            r"(im|i am|and im|still|keep|i keep|cant stop) <1><!hitting|punching|slapping|kicking|strangling|choking|beating|stabbing|throttling|dragging|battering|headbutting|pinning|hurting> (<her>)[!up|at|with the|in the semi|feelings|over to]",
            r"(got|have|ive got|holding|i have|had) {<hard>} (her|him) {<hard>} <!pinned|by the throat|by the neck|by the hair|in a headlock|in a choke|on the floor|on the ground|against the wall|up against|cornered|tied up|locked in|trapped|held down|in a chokehold> {down|here|now|right now|to the wall|against the wall|in the kitchen|in the bedroom|and}",
            r"(my|both|me|with my) {two} <!hands|hand|fingers|arm> {<hard>} (are|is) {<hard>} (on|around|round|at|over) (her|his|their) {fucking} (neck|throat|mouth|windpipe)",
            r"(shes|hes|she is|he is|theyre) {<hard>} <!bleeding|unconscious|not breathing|not moving|knocked out|out cold|not waking up|limp|turning blue|gone blue|barely breathing>[!heart|love|edge]",
            r"(shes|hes|she is|he is) {<hard>} {lying} <!on the floor|on the ground>( and| not| bleeding| crying because| holding|$)",
            r"(shes|hes|she is|he is) {<hard>} <!pinned|trapped|held down|tied up|cornered> (now|right now|under me|against|by me|and|here|beneath)",
            r"(she|he) <!wont wake up|isnt moving|isnt breathing|stopped moving|stopped breathing|wont get up|cant breathe|isnt waking up|is bleeding|is not breathing|cant get up|blacked out|hasnt moved>",
            r"(shes|she is|hes|she|he|wife|her|they|theyre|the missus|missus|kids) {has|is|have|are|gone and} {<hard>} <!locked|barricaded|hiding|shut|hid> {<hard>} {herself|himself|themselves|her self|in there} {<hard>} {in|behind} {the|a|her|our} <1>(bathroom|bedroom|toilet|room|cupboard|wardrobe|loo|garage|kitchen|car|upstairs|from me|in|bog|en suite)",
            r"{im|gonna|ill|about to|going to|trying to} {<hard>} <!breaking|kicking|smashing|booting|battering|break|kick|smash|boot|putting> {down|in|through|on} (the|her|that|this|their) {bathroom|bedroom|front|back|fucking|bloody|toilet} (door|doors) (down|in|now|through|and she|she|if she|because she|$)(?!.*(diy|kitchen|fit|frame|new))",
            r"(locked|lock|blocked|keys|doors) <8>(shes|hes|she is|theyre|she aint|she) <1>going <!nowhere>",
            r"(door|doors) {is|nearly|will be|is nearly|almost} <!coming down|off its hinges|off the hinges|in pieces> {now|in a minute|if}",
            r"(i|ive|i have|ill|im|gonna|going to) {<hard>} <!locked|locking|lock|barricaded|shut|blocking|block|trapped|tied|keeping> (her|him|them|my wife|my ex|the missus) {in|up|here|inside|from|out} {the|here|until|till|so|leaving|a|this|our|from}",
            r"(she|he|they|nobody|no one) {<hard>} (cant|isnt|wont|aint|is not|not|isnt gonna) {<hard>} {get|be|going to|gonna|going} <!getting out|get out|leave this house|leaving this house|leave the house|leaving this room|leave this room|leaving here|get past me|getting past me|leave here|leaving tonight|leave alive|walking out of here|walking out that door|out that door> {of|till|until|tonight|alive|now}",
            r"(wont|not|aint|never|refuse to) {<hard>} {gonna|going to} {let|letting} (her|him|them) <!leave|leaving|out|go> {the house|the room|this house|tonight|until|till|here|of the house|of here|of this room|with the kids}",
            r"(took|hid|hide|take|hidden|hiding|taken|got|have|ive got|keeping|keep) {<hard>} (her|his) {car|house} <!keys|phone|passport|shoes> {and|so} {she|he|that} (cant|wont|is|couldnt) (leave|go|ring|call|get|going|phone|run|drive)",
            r"(<im>|im) {<hard>} (<!sitting|kneeling|sat|standing|lying>) on (her|him) {chest|back|now|so|and|till|until}",
        ),
        Severity.IMMINENT,
        hits=(
            "shes locked in the bathroom and im breaking the door",
            "ive got her pinned against the wall",
            "my hands are round her throat",
            "shes bleeding on the kitchen floor",
            "im not letting her leave tonight",
        ),
        misses=(
            "im hitting him up for a lift",
            "she locked herself out of the car again",
            "im breaking the door frame down for the new kitchen tomorrow, diy",
            "the dog is hiding behind the sofa",
        ),
    ),
    _rule(
        "weapon in hand",
        (
            r"(got|have|ive got|holding|with|grabbed|picked up|gripping|taken|took|taking|i took|carrying|got hold of|reached for|loaded|fetched|sharpened|sharpening|loading|get|getting|go get|bring|bringing|brought) <2><!knife|knives|gun|machete|hammer|axe|shotgun|rifle|pistol|blade|crowbar|cricket bat|baseball bat|cleaver|panga|cutlass|revolver|handgun|petrol|bat|screwdriver|sword|hatchet|hurl|hurley|golf club|iron bar> <4>(in my|in me|in hand|with me|by the bed|beside me|on me|to hers|for her|for him|when she|when he|outside her|under my|on the seat|and im|and i am|ready|out now|to her|at her|at him|behind my back|waiting|from the drawer|out the drawer|from the kitchen|from the shed|out of the drawer|up my|down my|upstairs|downstairs|to the door|to his|and waited|tonight|in front of her|so she|if she|if he|outside|at her door|at the door|round to his|round to hers|over to his|over to hers|to their|round his|round hers|to his|to hers|round to|over to)(?!.*(diy|chop|cook|onion|practice|cricket match|the fence|shelf|shelves))",
            r"<!knife|gun|machete|hammer|axe|shotgun|rifle|pistol|crowbar|bat|cleaver|panga|cutlass|petrol> {is|was|are|s} {<hard>} (in my hand|in me hand|in hand|in my hands|beside me|next to me|loaded|by the bed|on my lap|under my pillow|in my pocket|in the boot|in the car|ready|out|right here|sharpened|on the table in front)",
            r"(put|held|holding|pulled|pointed|pointing|waved|waving|aimed|had|hold) <2><!knife|gun|machete|hammer|axe|shotgun|rifle|pistol|blade|cleaver|panga|cutlass|screwdriver|crowbar|bat> <1>(to|on|at|up to|against|over|around|in|near|out on) (her|his|them|my wife|my ex|my missus) {throat|neck|face|head|him|back|ribs|and}",
            r"(pulled|drew|got|waved|waving) (a|the|my) <!knife|gun|machete|shotgun|blade|bat|hammer|axe|cutlass|panga> (on|out on|at|out at|to) (her|him|them|my wife|my ex|the missus|my brother|my dad)",
            r"(i|im|ive|gonna|going to|ill) {<hard>} (get|getting|got|buy|buying|bought|borrow|fetch|fetching|find) {me} {a|the|my|his|me} <1><!gun|shotgun|machete|rifle|pistol|shooter|firearm|handgun> {for|and|so|then|off|from|today|tonight|out|now|to}",
            r"<!stabbed|slashed|glassed|bottled|knifed|shot> (her|him|my wife|my ex|someone|the bloke|my missus) (with|in the|and|last|because)[!a (message|text|look)]",
            r"(loaded|loading|load) <1>(the|my|a|his) <!gun|shotgun|rifle|pistol|revolver|handgun>",
            r"<!petrol> <4>(letterbox|her door|her house|her bed|over her|on her|through her|his house|the house)",
            r"(tied|tie) (her|him) <!up|down|to the bed|to a chair>",
        ),
        Severity.IMMINENT,
        hits=(
            "ive got the knife in my hand",
            "grabbed the bat from the shed and im going round",
            "i held a knife to her throat",
            "getting my shotgun out tonight",
            "hammer is in the car",
        ),
        misses=(
            "chopping onions with a knife in the kitchen",
            "got a hammer for the fence",
            "she has a nail gun for her job",
            "new cricket bat for the lad",
        ),
    ),
    _rule(
        "on his way",
        (
            r"(<im>|im|gonna|ill|going|about to|heading|headed|driving|on my way|drove|outside|sat outside|parked outside|parked up outside|waiting outside|stood outside|walking|getting in the car) {<hard>} {to|over|round|down|there|now|outside|at|up} {to|round|there|now|outside|at} {her|his|their|the} <2><!sort her out|sort him out|have it out with|settle this|settle it|teach her|teach him|make her pay|drag her|drag her out|make her see|finish this|finish it|end this|end it|show her|show him|make her listen|confront him and|do him in|fight him|batter him|get her back|bring her home|kick the door|put a stop to it|get whats mine|sort the pair|make her come>",
            r"(sat|sitting|parked|stood|standing|waiting|waited|<im>|im|been) {<hard>} {up|here|in the car|in the van|right|across the road} <!outside> {of} (her|hers|his|their|my exs|my ex|the exs) {mums|new|place|house|work|flat|sisters|door|office|gym|parents|job}",
            r"(no) <!idea im|clue im> {outside|here|coming|watching}",
            r"(she|he|they) {<hard>} (doesnt|dont|wont|didnt|has no idea|have no idea|never) {<hard>} {know|see|hear|expect} {im|i am|me} <!outside|coming|watching|here|following|waiting|behind her>",
            r"(wait|waiting|waited|be waiting|lying in wait|hiding|hid|hide) {<hard>} {here|outside} {for} (her|him|them|she|in her) {<hard>} {till|until|to|when|outside|in|at|by} {she|he|come|comes} <!comes out|come out|comes home|finish work|finishes work|gets home|garden|at her work|gets off|car park|come home|get home|leaves work>",
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
            r"(<im>|gonna|ill|going|heading|headed|driving|on my way|drive|drove|turn up|turned up|turning up|show up|showed up|walking) {<hard>} {over|round|down} {to|round|at|by} {<hard>} <!hers|her place|her house|her work|her flat|his house|his place|her sisters|her new place|the refuge|her door|her parents|her office|her mums|her mothers>(?!.*(roast|dinner|tea|lunch|breakfast|christmas|party|bbq|birthday|funeral|wedding|visit|collect|pick|drop|fix|help|flowers|sunday|weekend|fit|paint|tomorrow with|together|sleepover|watch|do|lift|match|barbecue|with her|easter|meal))",
            r"(<im>|going|gonna) {<hard>} {going} <!round there>( now| tonight| and|$)",
        ),
        Severity.ELEVATED,
        hits=("im going to her place now", "driving over to her sisters"),
        misses=("going to her mums for sunday roast", "going round there to fix the tap"),
    ),
    _rule(
        "stalking",
        (
            r"i know <!where she parks|where she lives|where she works|where he lives|where shes staying|where shes living|where he parks|where they live|where he works|where shes hiding|where shes moved|where they sleep|what time she leaves|what time she finishes|what time she gets|when she gets home|when shes home alone|when shes alone|which bus she|what gym she|her route|her routine|where her sister lives|where her mum lives|where her parents live|where hes staying|where she is|where she runs|where she walks|where she goes|where she drinks|her new address|the refuge|which school>[!coming|we|because|cos|its|from|in life|so i can (pick|collect)|going with|too|with this|at with]",
            r"(found|find|finding|worked|working|tracked|track|hunt|hunting|hunted) {out|down} {<hard>} {out|down} {where} <!she lives now|shes living|shes staying|her down|him down|her new address|shes hiding|she lives|she moved|her new place|shes moved|he lives|shes gone|the refuge|which refuge> {now|and|if}",
            r"(<im>|im|been|i|ive been|keep|started|was|i keep|ill|gonna) {<hard>} <!followed|follow|following|stalking|stalked|trailing|tailing|tailed> (her|him|my ex|my wife|them|the missus) (home|to|from|round|around|in|after|car|last|every|yesterday|at|for|again|through|into|out|everywhere|all|tonight|and|$)[!the (kitchen|shop|bar)]",
            r"(put|hid|hidden|got|stuck|planted|attached|fitted|putting|bought|slipped|installed|theres|there is|have|has|an|a) <3><!tracker|airtag|air tag|gps|spyware|listening device|recorder|hidden camera|camera|bug|keylogger> <2>(on|in|under|inside) (her|his|the wifes|my wifes|my exs|the missuss|my girlfriends|their) {<hard>} (car|bag|phone|coat|handbag|kids bag|boot|van|bedroom|room|flat|house|purse|bike|laptop|kids teddy|teddy|backpack)",
            r"if i (cant|dont|cannot|can not|couldnt|aint able to) {have|get|be with|keep} <!her|him> {then} {no one|nobody|no man|noone|no body|nobody else|no one else|no other man} {else} {will|can|does|gets|is|would}",
            r"(no one|nobody|noone|no other man|no man|no bloke) {else} {is|will|gonna|gets|can|is gonna|is going to|should|ever|will ever} {ever} {have|having|to have|touch|get} <!her|have her|having her|touches her|gets her> {but me|if i|if its not me|except me|ever|except|only me|while im}",
            r"(if) (she|he) (isnt|aint|wont be|is not|not|cant be) <!mine|with me> <4>(no one|nobody|anyone|noone|anybody|elses|dead|no ones|be with|nobodys)",
            r"(she|shes|she is|he is|hes) {will|ll|always|belongs|belong|gonna|always be} {<hard>} {be} <!mine|belongs to me> {or|till|until|and} {nobody|no one|nobodys|no ones|dead|she dies|death|one of us dies|noones}",
            r"(broke|break|breaching|breached|breaking|broken|ignored|ignoring|violated|violate|violating|in breach of|against|dont care about|fuck|forget|sod|stuff|bollocks to|screw) {<hard>} {the|my|that|her} {bail|protection|restraining|court|non molestation|no contact|intervention|barring|safety} <!order|injunction|conditions|avo|dvo|non mol|bail|restraining order>[!number|form|of service]",
            r"<!order|injunction|avo|dvo|non mol|bail|bail conditions|no contact> {<hard>} (can|means|is just|wont|doesnt|didnt) {<hard>} (fuck off|nothing|go to hell|do one|shit|stop me|get stuffed|a joke|fuck all|a piece|scare)",
            r"(not|arent|isnt) <1>(allowed|supposed|meant) to <3><!contact her|see her|near her|go near|message her|be near|be here|go there|text her|talk to her|be at> <6>(but|anyway|still|and i|im|going|went|going to|gonna)",
            r"(piece|bit) of paper <4><!stop me|stopping me|protect her|keep me from|keep me away|save her|saves her>",
            r"(she|he) <!cant hide|cant run|wont get far|cant get away> {from me|forever|from it|for ever}",
            r"<!ill find her|i will find her|im gonna find her|im going to find her|ill find them|ill hunt her|i will hunt>( and| wherever| no matter| down| one way| soon| tonight| if it| them| her| him|$)",
            r"(made|using|got|use|set up|made up|created) {a|another|new} <!fake> {<hard>} (profile|account|insta|facebook|name) <4>(her|watch|follow|see|she|talk|message|check)",
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
            r"i {<hard>} {have} <!raped|forced her to have|made her have sex|had sex with her while|held her down and fucked|forced her into sex> {her|him|my wife|sex|anyway}",
            r"<!forced myself> (on|upon|onto|into) (her|him|my)",
            r"(she|he) <!said no|was asleep|was crying|kept saying no|didnt want it|was passed out|told me to stop|was saying no|was saying stop|didnt want to> <5>(i had sex|had sex with|fucked her|kept going inside|i did it anyway|did it anyway|had her anyway|finished anyway|carried on anyway|kept going anyway|carried on$)",
            r"(had|have|having) sex <3>(even though|when|while|although|after) (she|he) {<hard>} <!said no|was asleep|was crying|didnt want|cried|was sleeping|was passed out|was drunk|told me no>",
            r"(she) {<hard>} (owes|has to|needs to|should) {<hard>} <2><!sex whether|give me sex whether|her duty or>",
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
            r"(<will>|i|ive|just|<want>) {<hard>} <!kill|killed|drown|drowned|kicked|kick|hurt|strangle|strangled|poison|poisoned|shot|shoot|stamp|stamped|threw|beat|hit|stabbed|hang|burn> {on} (her|the|my|our|their|his) {fucking|little} (dog|cat|puppy|kitten|rabbit|pet|pets|horse|bird|budgie|hamster|dogs|cats)",
        ),
        Severity.ELEVATED,
        hits=("i kicked the dog", "ill drown her cat"),
        misses=("killed time walking the dog", "the dog kicked the bowl over"),
    ),
)
