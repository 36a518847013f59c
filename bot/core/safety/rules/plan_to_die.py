"""Self-harm: means, plans, preparation, goodbyes, attempts and self-injury (C-SSRS 3 to 6)."""

from functools import partial

from bot.core.safety.rules.rule import Rule
from bot.core.safety.values import Category, Severity

_rule = partial(Rule, category=Category.SELF_HARM)

RULES = (
    _rule(
        "means at hand",
        (
            r"(<will>|<want>|<think>|might|could) {<hard>} (step|stepping|walk|walking|jump|"
            r"jumping|throw myself|fall) (off|onto|under|in front of) (the|a|that) {train|edge "
            r"of the} <!platform|tracks|kerb|train|ledge|roof|bridge|pier|railway>",
            r"(standing|stood|sat|sitting|im|up|been) {up} on the <!roof|top floor|top deck|"
            r"ledge> of",
            r"<!shotgun|gun|rifle|pistol|rope|noose|pills|tablets|razor> <8>(keep|cant stop) "
            r"(looking|staring|thinking) (at|about) (it|them)",
            r"(got|have|ive|holding|here with|sat with|sitting with|counting|counted|lined up|"
            r"laid out|looking at|staring at|stashed|saving|saved up|saving up|bought|"
            r"stockpiling|stockpiled|hoarding|beside|next to|in front of|with) <4><!means> {all|"
            r"are|is} (here|ready|out|lined up|in my hand|in front of me|beside me|in the boot|"
            r"in the garage|in the shed|on the table|on the bed|next to me|in the car|tonight|"
            r"in my lap|in me hand)",
            r"<!rope|noose|pills|tablets|belt|bridge|razor> <8>(keep|cant stop|always) (looking|"
            r"staring|thinking) (at|about) (it|them)",
            r"(was|stood|been|stand|sat) on the <!ledge|parapet|railings|wrong side> <8>(talked "
            r"me|down|jump|police|tonight|last night)",
            r"<!means> {are|is} {all} (lined up|counted|counted out|laid out|waiting|tied|ready|"
            r"in my hand|over the beam|round my neck|around my neck|sorted)",
            r"(sat|sitting|here|staring|looking|got) <6>(full|whole|entire|big) (box|bottle|"
            r"packet|bag|jar|pack) of <!sleepers|pills|tablets|paracetamol|painkillers|sleeping "
            r"pills>",
            r"(pull|pulling|pulled|stopped|stopping) {over|up} (on|at) the <!bridge|viaduct|"
            r"overpass> <4>(out|edge|over|jump|rail|railings|look)",
            r"(braver|brave enough|the guts|the balls|the courage|a coward|less of a coward) "
            r"<5><!jumped|done it|do it|ended it|end it|kill myself|killed myself|jump>",
            r"(ill|im gonna|im going to|gonna) {<hard>} <!jump>( off the| tonight| i swear|$)",
            r"(get|got|be) <!over it> <6>if i (wasnt|was|died|went|werent) <!here|gone|dead|"
            r"around>",
            r"(taken|took|swallowed|necked|downed|ive had|just had|taking|popped|gonna take|"
            r"going to take|want to take|could take|ill take|wanna take) {<hard>} (all|the "
            r"whole|a whole|too many|loads of|a load of|every|all of|a bottle of|a handful of|"
            r"handful of|a bunch of|the lot of|enough|the entire|a whole load of|50|40|30|20|"
            r"twenty|thirty|forty|fifty) <3><!pills|tablets|paracetamol|painkillers|medication|"
            r"meds|packet|packets|bottle|bottle of pills|insulin|antidepressants>",
            r"(<want>|<will>|<think>|going|gonna|took|taking|take|taken) {<hard>} {to} {an|a} "
            r"{<hard>} <!overdose|overdosing>",
            r"(sat|sitting|sat here|im|im here|parked|stood|standing|am|on my way|drove|driving|"
            r"driven|walked|walking|going|here|back|was|ended up) <4>(on|at|to|off|over|by|near|"
            r"in) <1>(the|a|that) {top of the|edge of the|big|old|railway|high|motorway|"
            r"suspension} <!bridge|ledge|cliff|cliffs|viaduct|roof|tracks|platform|railway line|"
            r"train line|multi storey|overpass|edge|balcony> <4>(jump|end|over|die|tonight|edge|"
            r"thinking|now|off|ready|water|feet|finish|done|looking down|quiet|easy|drop|step|"
            r"train|again)",
            r"(want to|wanna|gonna|going to|could|<will>|thinking of|thinking about|think about|"
            r"might|ready to|about to) {<hard>} (jump|jumping|step|stepping|walk|walking|drive|"
            r"driving|steer|steering|crash|crashing|swerve|swerving) <4>(off|in front of|into|"
            r"under|infront of) <2><!bridge|train|traffic|wall|tree|lorry|lorries|bus|roof|"
            r"cliff|balcony|oncoming|truck|trucks|pier|river|ledge|tracks|canal|motorway|"
            r"viaduct>[!into town]",
            r"(sat|sitting|sat here|car|garage|van|exhaust|engine|parked) <4><!hose|hosepipe|"
            r"exhaust|carbon monoxide|fumes>",
            r"<!hose|hosepipe|rope|noose|belt> <3>(exhaust|round my neck|around my neck|over "
            r"the beam|from the beam|from the tree|in the loft)",
            r"(tied|tying|made|got|bought|hung|found) {<hard>} (a|the|my|me) {good|strong} "
            r"<!noose|rope> {tied|ready|up|out|and|round|over|tonight}",
            r"<!jump|jumping> off (the|a|that) {nearest|top of the|town|suspension} (bridge|"
            r"roof|cliff|balcony|building|pier|viaduct|multi storey|car park|flats)",
            r"(<im>) {<hard>} (on|at|by) the <!bridge|ledge|cliff|cliffs|viaduct|tracks>( now| "
            r"again| ready|$)",
            r"(been|was|<im>|am|ive been|here|still) {<hard>} (sat|sitting|stood|standing|"
            r"parked) {<hard>} {here|up|out} (on|at|by|near) (the|a|that) <2><!bridge|ledge|"
            r"viaduct|tracks|railway|cliff|reservoir|weir>(?!.*(traffic|queue|fish|tiles|gutter|"
            r"fixing|work|view|picnic|dog|watching))",
            r"(whole|entire|full) (bottle|packet|box|strip|pack) of <4><!pills|tablets|"
            r"paracetamol|painkillers|sleepers|meds|medication|insulin> <2>(gone|down|taken|"
            r"inside|swallowed|in me)",
            r"(stockpiling|stockpiled|hoarding|hoarded|saving up|saved up|stashing|stashed|been "
            r"saving|collecting) <3><!pills|tablets|meds|medication|paracetamol|painkillers|"
            r"insulin|sleepers>",
            r"(<will>|<want>|drink|drank|drinking|swallowed|took|consumed|swallow|consume|ate|"
            r"eat|take) {<hard>} {some|the|a|bottle of} <!poison|bleach|antifreeze|weedkiller|"
            r"rat poison|pesticide|insecticide|sniper>",
            r"(googled|googling|searched|searching|looked up|looking up|researching|researched|"
            r"reading up on|read up on) <5><!noose|die|dying|hang myself|overdose|end my life|"
            r"lethal|kill myself|suicide|painless>",
            r"(what if i|if i|imagine if i|wonder if i|wonder about|i could|i might|could just|"
            r"tempted to|think about) {<hard>} (drove|drive|driving|jumped|jump|walked|walk|"
            r"stepped|step|swerved|swerve|crashed|crash|steer|steering|steered) {<hard>} {the "
            r"car|it|the van|straight|right} (off|into|in front of|under) <3><!pier|bridge|"
            r"cliff|lorries|lorry|oncoming|truck|trucks|train|wall|tree|river|sea|canal|traffic|"
            r"reservoir|barrier|bus>",
            r"(want|wanted|going|tried|nearly|ready|thought|thinking|drove|walked|went) "
            r"<4>(reservoir|river|canal|sea|water|lake) <6><!drown|go under|not come out|never "
            r"come out|end it|go in and|nearly went in|walk in and>",
        ),
        Severity.IMMINENT,
        hits=(
            "cant do this anymore, got the pills here",
            "sat in the car with the hose",
            "took a whole packet of paracetamol",
            "im on the bridge",
            "might just drive into a tree",
        ),
        misses=(
            "got my pills from the chemist",
            "stuck on the bridge in traffic again",
            "bought rope for the boat",
        ),
    ),
    _rule(
        "plan or date",
        (
            r"(planning|planned|plan|figuring out|working out|know|thinking about|think about|"
            r"thought about|decided) {exactly|<hard>} (how|when|where) (to|id|ill|im going to|"
            r"im gonna|i would) <!do it|end it|die|go>( for weeks| for months| already| every| "
            r"alone| at night|$)",
            r"(know|decided|figured out|worked out|planned|got it planned|sorted|chosen|picked) "
            r"{exactly} (how|when|where|the day|the date|the place|a date|a day|the spot|a "
            r"spot) <3>(do it|end it|die|go|kill) <!myself|end it|die|do it>",
            r"(know|decided|figured out|worked out|picked|chosen|planned|sorted) {exactly|"
            r"already|out} (how|when|where|the day|the tree|the bridge|the beam|the spot|the "
            r"way|a day|a date) <3><!id do it|ill do it|im doing it|to do it|id end it|im gonna "
            r"do it|im going to do it|id go|itd be done>",
            r"(have|got|made|making|had|ive|a) {<hard>} {a} <!suicide|exit> (plan|plans|date|"
            r"kit|note)",
            r"(have|got|ive got|theres) {<hard>} a plan and a <!date|method|place|time>[!night]",
            r"(wrote|written|writing|left|leaving|write|ive done|finished) <2>(letters|letter|"
            r"note|notes) {to|for} (<!my kids|the kids|the family|my family|my mum|everyone|"
            r"them all|goodbye|her and the kids|say goodbye|my boys|my girls|my son|my daughter|"
            r"each of them|my children|my lads>)",
            r"(wrote|written|writing|leaving|left|write|done) {my|a|the} {<hard>} <!suicide "
            r"note|goodbye note|goodbye letter|goodbye letters|last letter|final letter>",
            r"<!tidying|tidied|putting|sorting|sorted|getting|got|put|squared away|settling|"
            r"settled|wrapping up> {up} {all} my (own |final |financial )*affairs(?!.*(tax|"
            r"accountant|hmrc|solicitor|divorce))",
            r"(giving|gave|given|give|getting rid of) <9><!need|needing|use> (them|it|any of it|"
            r"anything|much)( where im| when im| anymore| any more| soon| after| much longer| "
            r"now|$)",
            r"(need|needing|take) <4><!where im going|where i am going>[!on holiday|to|for]",
            r"my <!affairs> {are|all} (in order|sorted)",
            r"(everything|everythings|its all|all) <2>(sorted|in order|paid|arranged) "
            r"<8><!after me|when im gone|without me|once im gone|after im gone>",
            r"(insurance|life insurance|policy|pension) <6><!worth more|better off|if im gone|"
            r"when im gone|when im dead|im dead|pays out|will sort them|look after them|see "
            r"them right>",
            r"(made|sorted|updated|changed|written|done) my <!will> <4>(so|tonight|ready|now|in "
            r"case|then|wont|and)",
            r"(rehearsed|practised|practiced|practicing|tried out|tested) <3><!noose|rope|the "
            r"jump|hanging|the drop|the knot>",
        ),
        Severity.IMMINENT,
        hits=(
            "tidying up my affairs",
            "ive worked out how id do it",
            "wrote letters for the kids",
            "giving away all my tools, wont need them",
        ),
        misses=(
            "sorting my tax affairs",
            "wrote a letter to the council",
            "worked out how to fix the boiler",
        ),
    ),
    _rule(
        "goodbye",
        (
            r"(dont|not|no|wont) {<hard>} (plan|planning|plans|intend|intending) (on|to) {be} "
            r"<!seeing|being here|be here|be around|being around|waking|wake|making it|still be|"
            r"here|living|alive> (monday|tuesday|wednesday|thursday|friday|saturday|sunday|next|"
            r"tomorrow|christmas|up|to|past|for|much|long|by|in)[!work]",
            r"(this|its) <1><!goodbye>[!to sugar|party|to meat]",
            r"(this|its|it|here) <2><!my last message|my last text|my last night|my last day|my "
            r"last words|my last drink|the last time youll hear|the end for me|the last youll "
            r"hear|the last you will hear>[!of|at|in|with|shift|didnt|on|before|as|here|off|"
            r"with]",
            r"(say|saying|said|wanted to say|wrote|write|writing) {my|a|the|one} {final|last} "
            r"<!goodbye> (to everyone|forever|to all|cruel world|for good|to you all|before i|"
            r"to them all|in my head|and thank|to the world|for the last)",
            r"(said|saying|say|had|made) my {final|last} <!goodbye>",
            r"<!goodbye> (world|everyone|cruel world|forever|all|to you all|mum|kids|for good)",
            r"(wont|not gonna|not going to|i wont) be <1><!problem|bother|burden|nuisance|pain|"
            r"trouble|worry> {to|for} <3>(longer|anymore|for much longer|any more|after tonight|"
            r"soon|for long|after today|again)",
            r"(wont|not gonna|not going to) (be here|be around|be alive|<!be here|be around|be "
            r"alive|see christmas|see the morning|see tomorrow|make it to morning|make it "
            r"through tonight|last the night>) {to see|for} {her|much} (by|in the morning|"
            r"tomorrow|anymore|to see|much longer|longer|long|next year|after tonight|when you|"
            r"when they|when she|this time|come morning|christmas|birthday|$)(?!.*(holiday|away|"
            r"work|shift|leave|train|flight|surgery|booked|off))",
            r"(<im>|ill|i will) not be {here|around|alive} <!tomorrow|much longer|after "
            r"tonight>(?!.*(holiday|away|work|shift|leave|train))",
            r"(see you|see yous|see ya|meet you) (on|in) the <!other side|next life|next "
            r"world>[!of]",
            r"(tell|tell my|let) <2>(kids|her|mum|boys|girls|family|wife|son|daughter|them|mam|"
            r"mom) <!i loved|i always loved|im sorry and|i love them and im sorry|daddy loved|i "
            r"did love|i tried|i did my best>",
            r"(look after|take care of|mind) <2>(kids|them|her|boys|dog|mum|girls|family) "
            r"<!when im gone|for me when|after im gone|once im gone|when im not here|if im gone|"
            r"if im not here|when im dead>",
            r"(after|once|when|if) (im|i am|i was|i|id) {<hard>} <!gone|dead|not here|not "
            r"around> <4>(better|happier|peace|safe|easier|miss|care|notice|sorry|cry|happy|"
            r"free|fine|glad|relieved|relief|party|dance|funeral|raise|easier|learn|realise)",
            r"(tonight|today) <1>(is|will be) <1><!my last|the last> (night|one|day)[!of|at|in|"
            r"with|on|before]",
            r"(ill|i will) {<hard>} be <!dead> (by|before|tomorrow|tonight|soon|this time|and "
            r"it|and they|and she)",
            r"(by|this time) <2><!tomorrow|monday|sunday|friday|morning> <3>(ill be|i wont be|"
            r"it will be|itll be) (dead|gone|here|over|alive|around|out of|at peace)",
            r"(<im>) <1><!checking out|bowing out|opting out|ready to go|at peace with it|done "
            r"fighting> {of life|for good|tonight|now|for ever|forever}",
            r"(it|everything|all|the pain|my pain) {will|ll|gonna} {all} (be|itll be) over "
            r"<!soon|tonight|by morning>",
            r"(one|1) (way|last) <1><!ticket out|way out|drink then>",
            r"<!itll> all be over (soon|tonight|by morning|tomorrow|by tomorrow)",
        ),
        Severity.IMMINENT,
        hits=(
            "wont be a problem much longer",
            "this is my last message",
            "when im gone shell be happier",
            "tell the kids i loved them",
            "i wont be here tomorrow",
        ),
        misses=(
            "said goodbye to the kids at the school gate",
            "i wont be here on friday, working away",
            "the match will be over soon",
        ),
    ),
)
