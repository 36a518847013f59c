"""Everyday turns of speech that use words of danger and mean none."""

IDIOMS = (
    r"<!dying|dyin|died|die> {<hard>} (of|from|with) (laughter|laughing|embarrassment|boredom|"
    r"shame|heat|hunger|thirst|cringe|the heat|curiosity)",
    r"<!dying|die> (for|to) {a|an|the} (<1>)(pint|beer|smoke|fag|coffee|wee|piss|pee|drink|"
    r"cuppa|holiday|break|kip|sleep|nap|know|see|hear|try|meet|tell|get|find|eat|watch|ask|"
    r"burger|curry|takeaway|shower|bed|crap|shit|job)",
    r"<!hill|hills> <4>(to die on|die on)",
    r"<!die|dying> on (this|that|the|every|any) hill",
    r"(id|i could|could|would|i would) <!kill|murder> {for} {a|an|some|the} <1>(pint|beer|smoke|"
    r"fag|coffee|drink|cuppa|curry|burger|kebab|pizza|takeaway|holiday|sleep|nap|brew|tea|steak|"
    r"sandwich|chinese|whisky|guinness|cigarette|bacon|roast|lie in|break|pie|biryani|braai|"
    r"bunny chow|snack|bath|wine|breakfast|fry up)",
    r"(could|would|id|to) <!kill> for",
    r"<!kill|killing|kills|killed> {off} {the|some|a bit of|my|this|a|an|our} <1>(lights|light|"
    r"engine|time|vibe|vibes|mood|hour|hours|afternoon|motor|buzz|app|process|music|telly|tv|"
    r"switch|conversation|weeds|wifi|joke|chat|noise|momentum|deal|joy|romance|sound|fun|grass|"
    r"germs|pain|power|appetite|mosquitoes|spider|spiders|wasp|fly|flies|rats|rat|ants|moth|"
    r"slugs|server|craving|cravings|bug|bugs|job|script|branch|relationship|marriage|love|"
    r"passion|dream|dreams)",
    r"<!killing|killed|kills|kill> it",
    r"<!killing|killed|kills> {<hard>} (me|us) {with|by|slowly|softly|off|here|man|bro|mate|"
    r"lads|today|inside|right now|these days|honestly|lol|tbh}",
    r"<!killing> (myself|meself) {here|there} (laughing|at work|at the gym|at this|working|"
    r"trying to|doing|in the gym|on the bike|with work|with worry|to pay|to provide|to make|to "
    r"keep|to get|to earn|to put|to please|for this family|for them|for the kids|for my family|"
    r"for this job|for work|for that)",
    r"(?<!said )(?<!me )(?<!says )(?<!swore )(he|she|shell|hell|shed|hed|they|theyll|wife|"
    r"missus|mrs|boss|mum|mother|dad|mom|coach|gaffer|wifey|misses|girlfriend|gf|partner) {will|"
    r"gonna|would have|wouldve|would|ll|nearly} {<hard>} <!kill|murder|killed|murdered> me[!if "
    r"i leave|if i tell|if he|if she|if i go|if i try|if i ever|tonight]",
    r"<!kill|murder|killing> me (when (she|he|they) (sees|finds out|hears|gets|see|find|reads|"
    r"opens)|for (this|that|being|spending|saying|forgetting|buying|eating)|over (this|that)|"
    r"lol|haha|at (squash|chess|pool|fifa|golf|tennis|darts)|if i (forget|dont|am late|im late|"
    r"buy|spend|miss|come home|bring|wear|lose|eat|turn up|burn|miss))",
    r"<!dead> (tired|on my feet|on|easy|good|right|serious|chuffed|quick|simple|set|end|ends|"
    r"line|lines|weight|lift|lifts|arm|leg|heat|keen|nice|beat|air|phone|battery|against|calm|"
    r"centre|proud|wood|quiet|slow|straight|funny|sound|posh|famous|silence|clear|cert|ringer|"
    r"giveaway|boring|bored|annoying|handy|cute|happy|stressed|knackered|inside)",
    r"(phone|battery|car|engine|laptop|line|signal|ipad|wifi|tv|telly|boiler|van|truck|fridge|"
    r"plant|plants|goldfish|remote|internet|mobile|bike|conversation|party|room|chat|love|"
    r"romance|feelings|marriage|relationship|sex life|bedroom|mower|fire|spark) {is|has|just|"
    r"was|went|has just|is just|feels} {<hard>} <!dead|died|die|dying>",
    r"<!shoot> (me|him|her|them|us|you|over) {a|an|off|your|the|some|through} {quick} (text|"
    r"message|email|line|dm|note|look|question|msg|whatsapp|glance|ideas|time|details|dates|"
    r"invoice)",
    r"<!shoot> (some|a few|the) (hoops|pool|breeze|shit|goal|penalty|photos|film|video|arrows)",
    r"<!hit> (the|a|my) <1>(gym|road|sack|hay|pub|bar|shops|wall|brakes|ball|target|bottle|roof|"
    r"town|nail|jackpot|deadline|deadlines|pillow|snooze|bag|nerve|weights|beach|button|targets|"
    r"post|ceiling|milestone|limit|track|bong|vape|pads|treadmill|showers|books|club|buffers|"
    r"brick wall|low|new low|rock bottom|kerb|traffic|motorway|drink|booze|heavy bag|steering "
    r"wheel|wheel|dash|dashboard|door|table|desk|fridge)",
    r"<!hit> (me|us) (up|like|hard|that|one day|later|all at once|when|then|at|today|again|"
    r"straight)",
    r"<!hit> (him|her|them) (up for|up about|up on|up {later|tomorrow}|that|with the news|with "
    r"the bill|with the truth|with the idea|with the facts|with it all|later that|like a ton|"
    r"how)",
    r"(it|that|this|news|reality|grief|guilt|shame|which|words|loneliness|what she said) "
    r"{<hard>|suddenly|finally} <!hit|hits|struck> (me|him|her|us|them|home|hard)",
    r"<!hurt|hurts|hurting> {her|his|my|their|the kids} <1>(feelings|feeling|pride|ego|back|"
    r"knee|shoulder|chances|foot|ankle|wrist|finger|hip|elbow|team)",
    r"<!punch|punched|punching> <1>(wall|walls|door|dash|dashboard|pillow|pillows|bag|fridge|"
    r"steering wheel|wheel|cushion|mirror|windscreen|tickets|sofa|table|locker|above|air|the "
    r"clock|desk|bathroom door|cupboard|wardrobe|plasterboard|hole|holes|window|counter|worktop|"
    r"tree|fence|shed|headboard|mattress|heavy bag|ticket|cabinet|tiles|tv|telly|screen|"
    r"keyboard|monitor|gate|post|bin|lift|machine)",
    r"(beat|beating|beats) <!myself> up {over|about|for}",
    r"(beat|beats|beating|smashed|battered|murdered|killed|hammered|slaughtered|destroyed|"
    r"beaten|whipped) (them|him|her|us|me) {<hard>} (at|in|on|to|by|3|2|4|5|1|6|7|over) "
    r"<2><!nil|chess|pool|darts|fifa|golf|football|monopoly|tennis|scrabble|padel|squash|uno|"
    r"cards|final|league|cup|mario kart|sprint|quiz|table|poker|half time|penalties|race|run|"
    r"goals|points|sets|draughts|ludo|snooker|badminton|cricket|rugby|it|game|games>",
    r"(if|when|once) looks could <!kill>",
    r"(so|thats|to|aint|not|wont|wouldnt|didnt|doesnt) {gonna|going to} <!kill> (you|me|him|her|"
    r"them|us) to",
    r"<!kill|killed> (you|me|him|her|them) to (say|help|smile|ask|text|call|put|do|listen|try|"
    r"wash|clean|be|let|give|take|pick|get|admit|apologise)",
    r"(aint|isnt|wont|doesnt|didnt|not|never|wouldnt|cant|dont|no one ever|nobody ever) {gonna|"
    r"going to} {<hard>} <!kill|killed> (you|me|him|her|them|us|anyone|anybody)",
    r"<!kill|killing> (two|2) birds",
    r"<!choke|choking|choked> (up|back|on my|on a|on the|on his|on her|on it|on food|under "
    r"pressure|in the final|when|the engine|on my words)",
    r"<!hanging|hang|hung> {<hard>} (out|on|up|around|over|in there|about|the|with|by a thread|"
    r"off|a|my|some|pictures|washing|low|loose|from|fire|back|tight|like|badly)",
    r"(drinks|game|move|stab|shot|punch|kick) <!stab|shot|go> at",
    r"(have|take|took|had|give|gave|worth|having|taking|long|big|last|best) {a|it a|my|another} "
    r"<!stab|shot|punt|crack>",
    r"<!stab> (in the dark|in the back|at it|at the|at a|at making|at being)",
    r"over my <!dead> body",
    r"(until|till|day) (i|im|youre) <!dead|die>",
    r"(till|til|until) <!death> do us part",
    r"(to|till|until) <!death> {of} (scared|bored|love|worried|sick|loved|frightened|worked)",
    r"(sick|bored|scared|worried|love|loves|loved|tickled|frightened|work|worked|working|talk|"
    r"talked|done|freezing|froze|starve|starving|stressed|annoyed) {her|him|them|me|us|it|"
    r"myself} <1>to <!death>[!of (being alive|living|life|this life)]",
    r"(catch|caught) my <!death>",
    r"<!suicide> (squad|squads|drills|bomber|prevention|awareness|door|doors|sprints|hotline|"
    r"blonde|pass|mission)",
    r"(slit|cut|cutting|slitting) {my|his|her} <!throat> (price|prices|shaving|business|razor)",
    r"(sore|dry|scratchy|frog in my|lump in my|itchy|bad|strep|cleared my|clear my|clearing my|"
    r"down my|back of my|words stick in my) <!throat>",
    r"(pain|crick|stiff|hair on the back of my|breathing down|up to my|up to|chain round|chain "
    r"around|millstone|save|saved|risk|scruff) {in|of} {my|the|his|her} <!neck>",
    r"(breathing|breathes|breathe) down <!neck>",
    r"<!neck> (and neck|a few|a pint|pints|beers|a beer|of the woods|a drink|a couple|six|ten|"
    r"five|it|them|down|another|one|a can|some|cans|out|brace)",
    r"(bite|bites|bit|biting|snap|snapped|snaps|tear|rip|ripped|took|takes|chew|chewed) {my|his|"
    r"her|their|your} <!head> off",
    r"(do|does|doing|did|done) (my|me|her|his) <!head|nut|nuts> in",
    r"(blow|blew|blowing|lose|lost|losing|hit|hitting|raise) {my|the|a} <!top|rag|roof|fuse|"
    r"gasket|plot|temper|stack>",
    r"(top|topping) <!myself> up",
    r"<!bomb|nuke|burn> (rubber|off|calories|fat|toast|the toast|dinner|the dinner|it off|out|"
    r"dinner again|bridges|my bridges|the candle|the rice|the food|some|cds|wood)",
    r"<!drown|drowning|drowned> (in|my sorrows|out|her out|him out|it out)",
    r"(bury|buried|burying) {my|his|her|the|it|them|myself} {myself} <!head|hatchet|in work|"
    r"work|in my work|in the garden|feelings|deep|under>",
    r"<!finish> (her|him|them) {off} (homework|dinner|tea|sentence|sentences|lunch|food|degree|"
    r"shift|course|plate)",
    r"(shot|shoot|shooting|headshot) (down|up|the|a|in the|myself in the|me down|himself in "
    r"the) {my|the|idea|own} <!foot|idea|down|price|prices|messenger|bull|breeze|hoops|film|"
    r"wedding|video|scene>",
    r"(get|got|getting|gets) away with <!murder>",
    r"(screamed|screaming|scream|screams|blue|bloody|shouting) {blue|bloody} <!murder>",
    r"<!murder> (mystery|mysteries|podcast|podcasts|on the dance|trying|getting|to park|to get|"
    r"doc|documentary|ballad|on the roads|on my)",
    r"(traffic|parking|commute|heat|queue|stairs|hangover|back|feet|shoes|boots|legs|knee|job|"
    r"shift|shifts|suspense|silence|bills|price|rent|waiting|wait|it|this|that|which|guilt|"
    r"stress|work|mortgage|pain|boredom|divorce|not knowing|what|inflation|gym|squats|cost|"
    r"loneliness|hours|money|head) (is|was|are|were|s|will|would|would have|wouldve|gonna|"
    r"nearly|almost|really|just|has been|been) {<hard>} {gonna} <!kill|killing|murder|killed|"
    r"kills> {me|us}",
    r"<!gun> (it|for|show|fingers|down the)",
    r"(jumping|jumped|jump|son of a|top|glue|nail|heat|water|staple|big|spray|nerf|toy|going "
    r"great|paint|price|massage|nerf toy|squirt|pellet) <!gun|guns>",
    r"<!smash|smashing|smashed> (it|the gym|burger|burgers|avocado|that interview|this week|a "
    r"pint|my goals|targets|my pb)",
    r"(crack|cracked|cracking|craic) <!whip|jokes|on>",
    r"<!strangled> (cry|noise|sound|voice|laugh|at birth)",
    r"(twist|twisted|twisting) {my|her|his} <!arm> {into|to}",
    r"(stab|stabbed|stabbing|knife|knifed) (me|him|her|us|you) in {the} <!back>",
)
