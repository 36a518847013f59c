"""Harm to others: violence in progress, weapons, locking in, going to her place, stalking."""

from functools import partial

from bot.core.safety.rules.rule import Rule
from bot.core.safety.values import Category, Severity, Subject

_rule = partial(Rule, category=Category.HARM_TO_OTHERS, subject=Subject.HER)

RULES = (
    _rule(
        "violence in progress",
        (
            r"(shes|hes|she is|he is|theyre|kids are) {<hard>} <!trapped|stuck|cornered|shut|"
            r"locked> in (the|a|her) (bathroom|bedroom|toilet|room|kitchen|loo|car|garage) "
            r"<6>(waiting|im|outside|not letting|let her|until|till)[!calling|ringing|locksmith]",
            r"<!door> <9>(kicking|booting|smashing|putting|breaking|shouldering) it (in|"
            r"down)[!for the builder]",
            r"(im|i am|and im|still|keep|i keep|cant stop) <1><!hitting|punching|slapping|"
            r"kicking|strangling|choking|beating|stabbing|throttling|dragging|battering|"
            r"headbutting|pinning|hurting> (<her>)[!up|at|with the|in the semi|feelings|over to]",
            r"(got|have|ive got|holding|i have|had) {<hard>} (her|him) {<hard>} <!pinned|by the "
            r"throat|by the neck|by the hair|in a headlock|in a choke|on the floor|on the "
            r"ground|against the wall|up against|cornered|tied up|locked in|trapped|held down|"
            r"in a chokehold> {down|here|now|right now|to the wall|against the wall|in the "
            r"kitchen|in the bedroom|and}",
            r"(my|both|me|with my) {two} <!hands|hand|fingers|arm> {<hard>} (are|is) {<hard>} "
            r"(on|around|round|at|over) (her|his|their) {fucking} (neck|throat|mouth|windpipe)",
            r"(shes|hes|she is|he is|theyre) {<hard>} <!bleeding|unconscious|not breathing|not "
            r"moving|knocked out|out cold|not waking up|limp|turning blue|gone blue|barely "
            r"breathing>[!heart|love|edge]",
            r"(shes|hes|she is|he is) {<hard>} {lying} <!on the floor|on the ground>( and| not| "
            r"bleeding| crying because| holding|$)",
            r"(shes|hes|she is|he is) {<hard>} <!pinned|trapped|held down|tied up|cornered> "
            r"(now|right now|under me|against|by me|and|here|beneath)",
            r"(she|he) <!wont wake up|isnt moving|isnt breathing|stopped moving|stopped "
            r"breathing|wont get up|cant breathe|isnt waking up|is bleeding|is not breathing|"
            r"cant get up|blacked out|hasnt moved>",
            r"(shes|she is|hes|she|he|wife|her|they|theyre|the missus|missus|kids) {has|is|have|"
            r"are|gone and} {<hard>} <!locked|barricaded|hiding|shut|hid> {<hard>} {herself|"
            r"himself|themselves|her self|in there} {<hard>} {in|behind} {the|a|her|our} "
            r"<1>(bathroom|bedroom|toilet|room|cupboard|wardrobe|loo|garage|kitchen|car|"
            r"upstairs|from me|in|bog|en suite)",
            r"{im|gonna|ill|about to|going to|trying to} {<hard>} <!breaking|kicking|smashing|"
            r"booting|battering|break|kick|smash|boot|putting> {down|in|through|on} (the|her|"
            r"that|this|their) {bathroom|bedroom|front|back|fucking|bloody|toilet} (door|doors) "
            r"(down|in|now|through|and she|she|if she|because she|$)(?!.*(diy|kitchen|fit|frame|"
            r"new))",
            r"(locked|lock|blocked|keys|doors) <8>(shes|hes|she is|theyre|she aint|she) "
            r"<1>going <!nowhere>",
            r"(door|doors) {is|nearly|will be|is nearly|almost} <!coming down|off its hinges|"
            r"off the hinges|in pieces> {now|in a minute|if}",
            r"(i|ive|i have|ill|im|gonna|going to) {<hard>} <!locked|locking|lock|barricaded|"
            r"shut|blocking|block|trapped|tied|keeping> (her|him|them|my wife|my ex|the missus) "
            r"{in|up|here|inside|from|out} {the|here|until|till|so|leaving|a|this|our|from}",
            r"(she|he|they|nobody|no one) {<hard>} (cant|isnt|wont|aint|is not|not|isnt gonna) "
            r"{<hard>} {get|be|going to|gonna|going} <!getting out|get out|leave this house|"
            r"leaving this house|leave the house|leaving this room|leave this room|leaving here|"
            r"get past me|getting past me|leave here|leaving tonight|leave alive|walking out of "
            r"here|walking out that door|out that door> {of|till|until|tonight|alive|now}",
            r"(wont|not|aint|never|refuse to) {<hard>} {gonna|going to} {let|letting} (her|him|"
            r"them) <!leave|leaving|out|go> {the house|the room|this house|tonight|until|till|"
            r"here|of the house|of here|of this room|with the kids}[!ahead|first|on]",
            r"(block|blocked|blocking) (the|her|his) <!drive|car|door|way|gate|stairs|doorway|"
            r"hall|exit> (so|and) (she|he|they) (cant|isnt|wont|aint|couldnt)",
            r"(took|hid|hide|take|hidden|hiding|taken|got|have|ive got|keeping|keep) {<hard>} "
            r"(her|his) {car|house} <!keys|phone|passport|shoes> {and|so} {she|he|that} (cant|"
            r"wont|is|couldnt) (leave|go|ring|call|get|going|phone|run|drive)",
            r"(<im>|im) {<hard>} (<!sitting|kneeling|sat|standing|lying>) on (her|him) {chest|"
            r"back|now|so|and|till|until}",
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
            r"(holding|gripping|clutching|carrying) (a|the|my) {kitchen|big} <!knife|gun|"
            r"machete|hammer|axe|bat|shotgun|blade> <6>(she|he|shes|hes|her|him|wife|door|"
            r"upstairs)",
            r"(bought|buying|borrowed|ordered|got hold of) {me|myself} (a|the|an) {big} <!gun|"
            r"shotgun|machete|rifle|pistol|crossbow|handgun|taser|samurai sword|hunting knife>",
            r"(got|have|ive got|holding|with|grabbed|picked up|gripping|taken|took|taking|i "
            r"took|carrying|got hold of|reached for|loaded|fetched|sharpened|sharpening|loading|"
            r"get|getting|go get|bring|bringing|brought) <2><!knife|knives|gun|machete|hammer|"
            r"axe|shotgun|rifle|pistol|blade|crowbar|cricket bat|baseball bat|cleaver|panga|"
            r"cutlass|revolver|handgun|petrol|bat|screwdriver|sword|hatchet|hurl|hurley|golf "
            r"club|iron bar> <4>(in my|in me|in hand|with me|by the bed|beside me|on me|to hers|"
            r"for her|for him|when she|when he|outside her|under my|on the seat|and im|and i am|"
            r"ready|out now|to her|at her|at him|behind my back|waiting|from the drawer|out the "
            r"drawer|from the kitchen|from the shed|out of the drawer|up my|down my|upstairs|"
            r"downstairs|to the door|to his|and waited|tonight|in front of her|so she|if she|if "
            r"he|outside|at her door|at the door|round to his|round to hers|over to his|over to "
            r"hers|to their|round his|round hers|to his|to hers|round to|over to)(?!.*(diy|chop|"
            r"cook|onion|practice|cricket match|the fence|shelf|shelves))",
            r"<!knife|gun|machete|hammer|axe|shotgun|rifle|pistol|crowbar|bat|cleaver|panga|"
            r"cutlass|petrol> {is|was|are|s} {<hard>} (in my hand|in me hand|in hand|in my "
            r"hands|beside me|next to me|loaded|by the bed|on my lap|under my pillow|in my "
            r"pocket|in the boot|in the car|ready|out|right here|sharpened|on the table in "
            r"front)",
            r"(put|held|holding|pulled|pointed|pointing|waved|waving|aimed|had|hold) <2><!knife|"
            r"gun|machete|hammer|axe|shotgun|rifle|pistol|blade|cleaver|panga|cutlass|"
            r"screwdriver|crowbar|bat> <1>(to|on|at|up to|against|over|around|in|near|out on) "
            r"(her|his|them|my wife|my ex|my missus) {throat|neck|face|head|him|back|ribs|and}",
            r"(pulled|drew|got|waved|waving) (a|the|my) <!knife|gun|machete|shotgun|blade|bat|"
            r"hammer|axe|cutlass|panga> (on|out on|at|out at|to) (her|him|them|my wife|my ex|"
            r"the missus|my brother|my dad)",
            r"(i|im|ive|gonna|going to|ill) {<hard>} (get|getting|got|buy|buying|bought|borrow|"
            r"fetch|fetching|find) {me} {a|the|my|his|me} <1><!gun|shotgun|machete|rifle|pistol|"
            r"shooter|firearm|handgun> {for|and|so|then|off|from|today|tonight|out|now|to}",
            r"<!stabbed|slashed|glassed|bottled|knifed|shot> (her|him|my wife|my ex|someone|the "
            r"bloke|my missus) (with|in the|and|last|because)[!a (message|text|look)]",
            r"(loaded|loading|load) <1>(the|my|a|his) <!gun|shotgun|rifle|pistol|revolver|"
            r"handgun>",
            r"<!petrol> <4>(letterbox|her door|her house|her bed|over her|on her|through her|"
            r"his house|the house)",
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
)
