"""Harm to others: threats and intent to kill or hurt, and wishes that lean that way."""

from functools import partial

from bot.core.safety.rules.rule import Rule
from bot.core.safety.values import Category, Severity, Subject

_rule = partial(Rule, category=Category.HARM_TO_OTHERS, subject=Subject.HER)

RULES = (
    _rule(
        "will kill",
        (
            r"(<will>|<want>) {<hard>} <!torch|burn|petrol bomb|firebomb> (her|his|their) "
            r"<2>with (him|her|them|everyone) in it",
            r"<!shoot|kill|stab|murder> (them both|the both of them|the pair of them|them all|"
            r"both of them) and",
            r"(seeing|see|picture|picturing|imagine|imagining) (myself|me) {<hard>} <!stabbing|"
            r"killing|strangling|choking|shooting|hitting|hurting|burning|smothering|beating> "
            r"(<her>)",
            r"(<will>|im) {<hard>} <!come for|coming for> (her|him|them|you) {and|bitch|now|"
            r"tonight}[!dinner|tea|christmas|lunch|at|the]",
            r"<will> {<hard>} {have to} <!kill|murder|stab|shoot|strangle|throttle|butcher|"
            r"slaughter|execute|drown|behead|smother|poison|unalive|slit> (<her>)",
            r"(<will>) {<hard>} {have to} (finish|end|gut|bury|knife|do|drop|waste|top|off|merk|"
            r"merc) <!her|him|them|the bitch|that bitch|my wife|my ex|my missus> {off|in|myself|"
            r"tonight|for good|with|alive|now|today|once and for all|under|in the garden|all}",
            r"<will> {<hard>} <1>(break|snap|wring) <!her neck|his neck|their necks|her fucking "
            r"neck>",
            r"<will> {<hard>} (cut|slit|slash|chop|hack|blow|cave|smash|bash|stamp|kick|put) "
            r"(her|his|their) {fucking|bloody|bleeding|whole} <!throat|throats|head|heads|face|"
            r"skull|teeth|face in|head in|skull in|brains|jaw> {in|off|open|out|up|down}",
            r"(<want>|<think>|urge to|how to|how id|how i would|way to|ways to|plan to|planned "
            r"to|came to|went to|came here to|went there to) {<hard>} (<!kill|murder|stab|shoot|"
            r"strangle|throttle|slaughter|killing|murdering|stabbing|shooting|strangling|choke|"
            r"choking|drown|smother|smothering|strangled>) {<hard>} (<her>)",
            r"(<think>|thinking|think) <4>my <!hands|fingers> {<hard>} (around|round|on) (her|"
            r"his) {fucking} (neck|throat)",
            r"<!hands|fingers> <4>(to|for) (her|his) (throat|neck) {in my} (mind|head|dreams)",
            r"(she|he|they|shes|hes|theyre|you|youre|the bitch|my wife|my ex|that bitch|her new "
            r"fella) (is|are|will|wont|ll|is going to|is gonna|wont live|will not|deserves to|"
            r"gonna|should|needs to|has to|must|have to|deserve to) {<hard>} {to|be} <!die|dead|"
            r"be dead|end up dead|bleed|live to see|see morning|see tomorrow|see christmas|see "
            r"the morning|be sorry shes alive|be found dead>",
            r"(shes|hes|theyre|youre) {<hard>} {gonna|going to} {be} <!dead|die>( tonight| when|"
            r" if i| soon| once| meat| woman walking| man walking| the minute|$)",
            r"(shes|hes|theyre) a <!dead> (woman|man)",
            r"(shes|hes|theyre|she is|he is) (going to|gonna) <!die>( for| tonight| if she| "
            r"today| when i)",
            r"(she|he|they|will|shell|hell|going to|gonna|must) {will} (pay|paid|paying) (with|"
            r"in) <!blood|their life|her life|his life>",
            r"<think> {<hard>} (her|him|them|my wife|my ex|the bitch) <!dying|dead|suffering|"
            r"bleeding|in a coffin|in pain|begging>",
            r"<think> {<hard>} (pushing|shoving|throwing|running|putting|drowning|burning|"
            r"smothering) (<her>) <!down|off|over|under|in front|through|alive|with>",
            r"(<will>|every|all|gonna) <3><!bone|bones> in (her|his|their) (body|face|legs|hand|"
            r"hands)",
            r"end {up} in <!murder|blood|bloodshed|two funerals|a funeral|a body>",
            r"<want> {her|him|them|my wife|my ex|my missus|the bitch|that bitch} {to be} <!dead|"
            r"six feet under|in the ground|in a coffin|in a box>[!by|battery]",
            r"i {<hard>} (want|wish|need|hope) (<her>|she|he|they) {<hard>} {was|were|would|to|"
            r"in|both|is} <!dead|die|dies|coffin|in the ground|gets murdered|gets killed>",
            r"(<im>) {<hard>} {going to|gonna|off to} <!kill|murder|stab|shoot|strangle|hurt> "
            r"(someone|somebody|a person|people|them all|everyone|the pair of them|everybody|"
            r"tonight)",
            r"(someones|somebodys|someone|somebody) {is} {<hard>} {going to|gonna} {get|end up|"
            r"gonna|going to|will|is} <!hurt|dead|killed|die|hospital> {tonight|today|if|in "
            r"this house|soon|here}",
            r"(<will>|<want>|gonna) {<hard>} <!burn|torch|set fire|petrol bomb|blow up|"
            r"firebomb> {down|up|to} <1>(house|her|place|flat|home|car|them|him|gaff|it all|the "
            r"place|their) <2>(down|alive|with|in it|inside|up|out|to the ground|house|place|"
            r"car|flat|home)",
            r"(<want>|<will>) {<hard>} <!run> (her|him|them|my wife|my ex|that bitch) {<hard>} "
            r"(over|down|off the road)",
            r"(crime of passion|honour kill|honor kill|clean the honour|clean our honour) "
            r"<!passion|kill|honour>",
            r"(<will>|gonna|id) <!swing|do time|do life|go down|serve time|get life> for (her|"
            r"him|them|it|this|the pair of them|that (<who>|<man>))",
            r"(go|going|gone|do|doing) {to} {<hard>} <!prison|jail|time|life> for (it|her|this|"
            r"killing|murder|what im about|what im gonna|what ill)",
            r"(dig|dug|digging) (her|his|their) {own} <!grave|hole>",
            r"(dig|dug|digging) (a|the) <!grave|hole> <4>(for (her|him|them)|big enough)",
            r"(body|bodies|where id bury|where to bury|nobody would find|never find|theyll "
            r"never find) <!her|his|a body|the body|her body> <2>(find|found|hide|bury|body|"
            r"quarry|river|moor|bog|bush|lake|patio|where)",
            r"(hired|hiring|pay|paying|paid|know|got) <3>(someone|people|a guy|lads|a bloke|men|"
            r"boys) <3>(to) <!sort her|sort him|do her|hurt her|kill her|finish her|finish him|"
            r"sort them|deal with her|rough her|mess her|shoot her>",
            r"<!finish|end> (her|him|them|my wife|that woman) {off} (tonight|once and for all|"
            r"for good|myself|today|now|properly|this time)",
            r"(go|a go|mi go|mi a go|will) <!kill|chop|shoot|stab|murder|finish> (am|har|her|"
            r"dem|him|up har|har up|her up|di gyal)",
            r"<!deserves|deserve|needs> to (die|be killed|be shot|be dead|be put down|be six "
            r"feet under|suffer before|burn alive|be strangled)",
            r"(<want>|<will>) {<hard>} (wrap|put|get) {<hard>} my <!hands|fingers> {<hard>} "
            r"(around|round|on|about) (her|his|their|the bitches) {fucking|little|skinny} (neck|"
            r"throat)",
        ),
        Severity.IMMINENT,
        hits=(
            "ill kill her",
            "im gonna strangle the bitch",
            "i keep thinking about stabbing him",
            "i want her dead",
            "ill burn the house down with her in it",
            "ill swing for her tonight",
            "mi a go kill har",
        ),
        misses=(
            "shell kill me when she sees the car",
            "ill kill the lights",
            "that curry will be the death of me",
            "shes dead to me",
            "i want the whole thing dead and buried",
        ),
    ),
    _rule(
        "will hurt",
        (
            r"(put|putting) {my} <!fist|boot|foot> (through|in|into) (her|his|their) {fucking} "
            r"(face|head|teeth|mouth|skull|jaw|throat|stomach)",
            r"(dont let me|stop me|stop me from|before i|in case i|keep me from) {<hard>} "
            r"<!kill|hurt|hit|strangle|killing|hurting|hitting|stab|do something to> (<her>)",
            r"(<will>|<want>|<think>|urge to|tempted to|going round to|coming to|came to|went "
            r"to|itching to|how id) {<hard>} {have to} <!hurt|hit|punch|slap|smack|batter|belt|"
            r"beat|deck|clock|whack|smash|kick|choke|throttle|lamp|leather|flatten|klap|bash|"
            r"clobber|headbutt|punching|hitting|hurting|slapping|smashing|thump|hammer|harm|"
            r"attack|maim|cripple|thrash|torture|hospitalise|moer|donner|backhand|box|lick|"
            r"rough|bottle|glass|hunt> {up} {down} {<hard>} {the|seven bells|the shit|shit|hell|"
            r"ten bells|lumps} {shit|hell|life|lights|living|fuck|crap} {out of|outta|into|out} "
            r"{up} (<her>)",
            r"(<will>|<want>) {<hard>} {give|teach|show|learn} (<her>) {<hard>} {a|the|her|one|"
            r"what} {<hard>} <1><!hiding|slap|smack|beating|lesson|hammering|kicking|dig|clout|"
            r"back of my hand|belting|two slaps|few slaps|thrashing|lesson she|whats coming|"
            r"beats|thump|hiding of her life|crack|clatter>",
            r"<will> {<hard>} (wipe|knock|slap|smack|beat|kick|wipe|punch) {that} <!smile|smirk|"
            r"teeth|look|grin|sense|her teeth|that smirk|that smile|shit|attitude|some sense> "
            r"<3>(face|out|in|off|into|throat)",
            r"(<will>|<want>) {<hard>} (put|send|land) (<her>) <2><!hospital|ground|grave|wall|"
            r"ambulance|intensive|a coffin|wheelchair|morgue|a body bag|through the wall|in the "
            r"floor|through a wall|on the floor|a box|the ground>",
            r"(<will>) {<hard>} (break|smash|snap|fracture|shatter|kick|knock|cave|rearrange|"
            r"mash) (her|his|their) {fucking|bloody|stupid|lying|ugly|every|smug} <!jaw|arm|"
            r"arms|legs|leg|fingers|face|nose|bones|bone|teeth|ribs|kneecaps|hand|hands|head|"
            r"back|cheekbone|face in|head in|wrist|knees>",
            r"(<will>|<want>|gonna|must) {<hard>} <!make> (<her>) {<hard>} (pay|suffer|bleed|"
            r"regret|sorry|hurt|scream|beg|beg for|scared|cry|wish she|wish he|wish they|feel "
            r"it|feel pain) {for|she|he|like|what|it|this|the}",
            r"(<will>) {<hard>} <!pour|throw|chuck> <1>(acid|boiling|petrol|kettle|hot oil|chip "
            r"fat|bleach|hot water) <3>(her|him|face|them)",
            r"<!acid> (in|on|over|at) (her|his) {fucking} (face|head)",
            r"(she|he|they|shes|hes|theyre|the bitch|my ex|my wife|her new fella|that man|you|"
            r"youre) {<hard>} (will|is gonna|is going to|are gonna|ll|gonna|needs to|wants|"
            r"needs|deserves|is getting|getting|gets|has|going to) {<hard>} {get|be|find out} "
            r"<1><!pay for|regret|suffer|sorry she ever|whats coming|hers tonight|what she "
            r"deserves|what he deserves|good slap|good hiding|a slap|a hiding|a beating|know "
            r"about it|learn the hard way|see what happens|what happens to|what im capable|see "
            r"the real me|a smack|feel my fist|feel the back|wish she never|wish she was never|"
            r"a lesson taught|what happens when|who shes dealing|who im really>[!buying|selling|"
            r"eating|that car|the extra|not|having|missing]",
            r"(next time|one more word|one more time|one more|if she|if he|once more|any more "
            r"lip|keep pushing|pushes me) <9>(ill|i will|im gonna|im going to|she gets|shes "
            r"getting|hes getting|i swear|gets|shell get|gonna get|going|goes|she goes) "
            r"<4><!hit|slap|punch|smack|hurt|kick|batter|belt|fist|through the wall|through the "
            r"window|through a wall|through a window|through that window|through that wall|out "
            r"the window|out that window|deck|hiding|clout|snap her|break her|knock|hammer|"
            r"floor her|drop her|lamp|gets it|smash>[!the|it|a goal|up|the road]",
            r"wait (till|until) (she|he|they) <5>(ill|im|then|i will|shell) <6><!car park|"
            r"outside|waiting for her|find out|what happens|get it|be sorry>",
            r"(cant|dont|not sure|might|not) {<hard>} (trust|control|stop|guarantee|promise|"
            r"hold|be responsible|know what|say what) <2>{not} {to} <!hurt her|hurt him|hurt "
            r"them|do to her|hit her|kill her|swing|lay hands|do if i see|do to him|hurt "
            r"someone|hurting her|hitting her|what ill do|what i do|what ill do to her|what im "
            r"going to do|hold back|im capable of|hit him>",
            r"(scared|afraid|worried|frightened|terrified) <2>(i|ill|im|that|id|what) {<hard>} "
            r"<2><!hurt her|hurt him|hurt them|hurt someone|kill her|hit her|do to her|hit the "
            r"kids|hurt the kids|kill someone|hurt somebody|kill him|do to them|strangle her|do "
            r"something to her|lose it and hurt|snap and hurt|snap and kill|do her harm|do to "
            r"him>",
            r"(about to|going to|gonna|gunna|ready to|close to|this close to|inches from|inch "
            r"from|a second from|seconds from|near to) {<hard>} (lose it|snap|explode|blow|go "
            r"off|go for|flip|lash out|swing|swinging|hitting|hurting|punching|slapping|"
            r"smacking|killing|strangling|grabbing|throttling|hit|choking|decking|battering) "
            r"{and|at|on|for|out} {<hard>} {at|on|go for|hit|hurt} <!her|him|the missus|my wife|"
            r"my ex|my missus|them|hurt someone|hurt her|someone>",
            r"(<want>|urge|need) {to} {<hard>} <!hurt|harm> (someone|somebody|people|something|"
            r"everyone)",
            r"(<im>|i) {<hard>} <!capable of killing|capable of anything|not responsible for "
            r"what|wont be responsible for what|not responsible for my|wont be held responsible>",
            r"(rape|raping) {her|him|them|my wife|the bitch} <!rape>",
            r"(<will>|<want>) {<hard>} <!rape|force> (her|him|my wife|the bitch|that bitch|"
            r"herself|myself on) {<hard>} {to}",
            r"(take|taking|taken|drag|dragging) {it|what|her} {out} {<hard>} <!mine by force|by "
            r"force|by the hair|upstairs by|whether she wants|if she wants it or not|out on her "
            r"tonight>",
        ),
        Severity.HIGH,
        hits=(
            "im gonna hit her",
            "ill put her in hospital",
            "i want to smash her face",
            "shes going to pay for this",
            "scared ill hurt her",
            "one more word and shes getting a slap",
            "im about to lose it and hit her",
        ),
        misses=(
            "i want to hit her up for a favour",
            "the news hit her hard",
            "ill hit the gym",
            "shell regret buying that car lol",
            "i dont want to hurt her feelings",
        ),
    ),
)
