"""Self-harm said sideways: farewells, affairs, means in sight, what alone holds him back."""

from functools import partial

from bot.core.safety.rules.rule import Rule
from bot.core.safety.values import Category, Severity

_rule = partial(Rule, category=Category.SELF_HARM)

RULES = (
    _rule(
        "only one thing holds him",
        (
            r"if it (wasnt|werent|was not) for <5>(id|i would|i wouldve|i would have|i) "
            r"{<hard>} {have} <!done it|be dead|be gone|ended it|not be here|topped myself|in "
            r"the ground|in a box|wouldnt be here|be six feet under|killed myself>",
            r"(only|last|one) <1>(thing|reason|person) <3>(stopping|keeping|holding|stops|keeps|"
            r"holds) me <3><!doing it|here|alive|going|topping myself|ending it|killing myself|"
            r"breathing|on this earth|from the bridge|off the bridge>",
            r"(kids|dog|mum|mam|son|daughter|boys|girls|cat) <3>(only|one) (reason|thing) "
            r"<3><!still here|alive|breathing|havent done it|not done it>",
            r"(too much of a|too) <!coward|chicken|scared> to (do it|kill|end|jump|pull the "
            r"trigger|finish it|go through with it)",
        ),
        Severity.IMMINENT,
        hits=(
            "if it wasnt for the dog id have done it already",
            "only reason im still here.. my kids are the only thing keeping me alive",
        ),
        misses=(
            "if it wasnt for the rain id have done the fence",
            "my boys are why i get up for training",
        ),
    ),
    _rule(
        "hopes death comes",
        (
            r"<!kill me> (now|please|already|someone)[!lol|haha|with]",
            r"(if|when) i <!died|die|dead> <8>(only good|only thing|house|money|insurance|"
            r"better|paid off|worth|something for)",
            r"(hope|wish|pray|hoping|praying|want|wanted) <4><!cancer|heart|tumour|stroke|heart "
            r"attack|plane|covid> <2>(comes back|gets me|takes me|gives out|stops|kills me|"
            r"packs in|finishes me|took me|goes down|would stop|would just stop)",
            r"(hope|wish|want|hoping|pray) <2>(i|id) {<hard>} <!get cancer|get hit by|got hit "
            r"by|crash and|have a heart attack|had a heart attack|get killed|dont make it|never "
            r"come home|never come back|fall asleep and never|get stabbed|get shot>",
            r"(just|please|god|lord|someone|somebody) {just|please} (let|take|kill|end|shoot) "
            r"<!me> {<hard>} (die|now|tonight|already|home|please|out of|$)",
            r"<!let me die|play in traffic|russian roulette|cant wait to die|ready to meet god|"
            r"meet my maker|see my maker|go to my maker|meet my god|last day on earth|last "
            r"night on earth|off this mortal|six feet under is|sweet release>",
            r"(wish|hope) <3>(someone|somebody|something|a stranger) would <1><!kill me|shoot "
            r"me|run me over|put me down|finish me|end me|take me out>",
            r"(<will>|soon|want to|wanna|ready to|going to|time to) {be} {<hard>} {see|with|"
            r"join|be with|meet} <!my dead|in heaven soon|on the other side|in the next life|in "
            r"heaven tonight|again in heaven>",
            r"(rather|sooner|prefer) {to} {be} <!dead|die|burn|jump> than (live|be|go|lose|face|"
            r"stay|here|this|carry|spend)",
            r"might as well <1><!be dead|die|not exist|end it|top myself|kill myself|not be "
            r"here|be gone|jump>",
            r"(should have|shouldve|should of|wish i had|wish id|wish they had|wish it had|wish "
            r"id have) {just} <!died|stayed dead|let me die|let me go|bled out|not woken|killed "
            r"me>",
            r"(should have|shouldve|should of|i should) never <1><!been born|existed|been here>",
            r"(wanna|want to) <!dye>( rn| now| tonight| so bad|$)",
            r"(<want>|<will>|might|thinking of) {just} <!unalive|unaliving|kermit sewerslide>( "
            r"tonight| soon| now| me|$)",
            r"(want|need|wants) <!out> of <1>(life|this life|living|this world|existence)",
            r"(no|any|aint no) <!point> {of|in|to} me (being|living|existing|carrying|going on|"
            r"breathing)",
        ),
        Severity.IMMINENT,
        hits=(
            "sometimes i hope the cancer comes back",
            "please god take me tonight",
            "might as well be dead",
            "shouldve died in that crash",
            "id rather die than lose them",
        ),
        misses=(
            "i hope the heating comes back",
            "want to dye my beard",
            "take me home",
            "rather be at the match than here",
        ),
    ),
    _rule(
        "prepares and takes leave",
        (
            r"(letter|note|letters|notes) {<hard>} {is|are} (on|left on) the (table|side|"
            r"bed|mantelpiece) <6><!cliff|bridge|going|gone|goodbye|rope>[!shop|work|out "
            r"for]",
            r"(garage|car|van) <3>with the <!engine on|engine running>( doors shut| door shut| "
            r"windows up| thinking| until|$)",
            r"(took|taken|downed|necked|swallowed|had|popped|taking) {<hard>} (a|the|her|his|"
            r"my) {whole|full|entire} <!box|packet|bottle|strip|jar> of <2>(pills|tablets|"
            r"paracetamol|painkillers|sleepers|meds|valium|codeine)",
            r"(ill|i will) be <!gone> (by|before|when) <5>(gets back|get back|gets home|home|"
            r"wakes|wake|read|morning|find) {tell|sorry|and|this}[!to work|shop]",
            r"(they|she|he|everyone|you|nobody) <2>(wont|dont) have to <!worry about me|deal "
            r"with me|put up with me|look at me> {<hard>} (after|again|anymore|any more|much "
            r"longer|soon|from tomorrow)",
            r"<!easier|better|simpler|happier|safer|best> <4>if i (was|were|am) {just} (dead|"
            r"gone|to die|not here|not around)",
            r"(thinking about|think about|looking at|staring at) (the|my|dads) <!gun|shotgun|"
            r"rifle|pistol>",
            r"(planning|planned|picked|picking|choosing|imagining|picturing|think about|"
            r"thinking about|sorted|paid for) {out} {the} <2>my {own} {<hard>} <!funeral|eulogy|"
            r"coffin|headstone>(?!.*(plan with|insurance|policy))",
            r"(who|how many|nobody|no one|anyone|noone) <3>(come|turn up|cry|go) <2>my <!funeral>",
            r"(take|taking|took|neck|swallow) the <!lot|whole lot|whole packet|whole box|whole "
            r"bottle|whole strip>( and| tonight| of them| with| now|$)",
            r"(took|taken|had|swallowed|necked|dropped) ([1-9][0-9]+|twenty|thirty|forty|fifty|"
            r"sixty|a hundred|handfuls of|a fistful of) <2><!codeine|cocodamol|co codamol|"
            r"ibuprofen|valium|diazepam|xanax|tramadol|zopiclone|aspirin|sertraline|"
            r"antidepressants|sleepers|benzos|paracetamols|panadol|tylenol|oxy|morphine|"
            r"pregabalin|amitriptyline|tabs>",
            r"<!pills|tablets|meds|razor|razor blade|blades|rope|noose> <3>(in front of me|"
            r"beside me|next to me|on my lap|in my pocket|by the bed|under my pillow|in the "
            r"glovebox|in my bag|round the banister|round the bannister|round the beam|on the "
            r"hook)(?! for my)",
            r"<!rope|belt|cord|sheet|flex> {tied|up|<hard>} (round|around|over|from|on|off) "
            r"(the|a|that) <1>(banister|bannister|beam|rafters|rafter|hook|door handle|tree|"
            r"branch|light fitting|loft hatch|pipe|ceiling)",
            r"(looking|staring|looked|keep looking|gazing) (at|up at) the <1><!beam|beams|"
            r"rafters|noose|rope|banister|loft hatch|medicine cabinet|train tracks|railway line|"
            r"drop|water below|ceiling hook>(?!.*(builder|survey|rotten|insulation|fix|paint))",
            r"(wrote|writing|written|write|finished|started|left) {writing} (the|my|a) {suicide|"
            r"final|last} <!note|notes|letters>[!on the|to the (school|council|teacher)|for the|"
            r"about|from|down|in class|for school|for (her|the) lunch|saying|asking|of]",
            r"(life )?<!insurance> {policy} {money} (will|would|can|ll|should) <1>(sort|pay|"
            r"look after|clear|cover|see|set) <1>(them|her|the kids|the mortgage|the house|him)",
            r"<!make it look like an accident|look like an accident|worth more to them dead>",
            r"<!my time> (is up|has come|is over|is done)$",
            r"time to <!check out|say goodbye to it all|leave this world|go to sleep forever|"
            r"end it>(?! with| of the)",
            r"<!my time is up|made my peace with|ive made my peace|made peace with dying|made "
            r"peace with god|at peace with dying|at peace with my decision|had a good run|its "
            r"better this way|dont look for me|dont come looking for me|by the time you read|by "
            r"the time you get this|by the time anyone reads>",
            r"(theyll|shell|hell|someone will|the kids will|they will|she will|the police will) "
            r"{<hard>} <!find me> (in the|hanging|dead|tomorrow|when|at the|here|and)",
            r"(cant|dont|wont|never) see (me|myself) <!making|reaching|getting to|living to|"
            r"living past|getting past|seeing> ([0-9]+|my|next|christmas|another|old|the end of)",
            r"(wont|not gonna|not going to|never gonna|dont plan to|dont plan on|not planning "
            r"on|no plans to) <!make|see|reach|being here|being around|being alive|be here> {to|"
            r"for|past} ([2-9][0-9]$|my next birthday|another birthday|another christmas|new "
            r"year|the summer|that|it|$)",
            r"(if i had a) <!gun|shotgun> <4>(used|use|id|over|done|me|myself|already)",
            r"(gun|shotgun|rifle|pistol) <4>(thinking about|think about|keep thinking|looking "
            r"at) <3><!using it|ending|myself|doing it>",
            r"(ways|way|how|where|when) (to|id|ill|i would|i could|im going to|im gonna) <!do "
            r"it> <6>(hurt|find|kids|mess|wont|quick|quickly|clean|pain|painless|tonight|"
            r"without)",
            r"(tell|telling) (my|the|our|her) <2>(<kid>|mum|mam|mom|dad|family|wife) <!sorry|im "
            r"sorry|i love them|i loved|i love him|i love her|its not their fault|daddy>( |$)",
            r"(sorry for everything|forgive me) <3><!bye|goodbye|everyone|lord|kids|all>",
            r"<!bye> (everyone|all|world|cruel|forever|for good|kids|to all|lads its been)",
            r"(drove|driven|walked|went|cycled|stood|parked) {out|up|down} (to|at|by|on) the "
            r"<1><!cliffs|cliff|bridge|viaduct|tracks|edge|reservoir|railway> <6>(handbrake|"
            r"looked over|looking down|edge|engine running|couldnt|couldnt do it|chickened|"
            r"bottled|cried|thought about it|came back)",
            r"(head|bag|face) <2>under <2><!water|bath|in the bath>$",
            r"(slip|go|slide|stay) under <2><!bath|water> and",
        ),
        Severity.HIGH,
        hits=(
            "i keep planning my own funeral",
            "took 20 codeine and now im dizzy",
            "rope round the banister",
            "started writing the note",
            "tell my boy im sorry",
            "by the time you read this",
            "my time is up",
        ),
        misses=(
            "planning my dads funeral",
            "took 2 ibuprofen",
            "writing the notes for the meeting at work",
            "left the note on the fridge",
            "ill tell my son im busy",
        ),
    ),
    _rule(
        "low and without hope",
        (
            r"<!easier|better|simpler|happier|fine|safer|relieved|freer> <3>(if i|when i|once "
            r"i) (wasnt|werent|was not|were not|was|am|didnt|never) {not} (here|around|alive|"
            r"gone|dead|exist|existed|in it|in the picture)",
            r"(dont|do not) think i <!can keep going|can go on|can carry on|can do this anymore|"
            r"can take anymore|can take much|can cope anymore|can live|can last|can make it "
            r"through|can do another|want to be here>[!to the|with the|on the]",
            r"(got|have|with) (nobody|no one|nothing) (and|or|left and) <!nothing|nobody|no one|"
            r"noone>",
            r"(feel|feeling|felt|thinking of|ready to|close to|want to) {like} <!giving up|give "
            r"up>( on life| on everything| completely| for good|$)",
            r"<!tired|sick> of <1>(this life|my life|this world|fighting it|being me|pretending|"
            r"hurting|existing|feeling like this)(?!.*(phase|film))",
            r"(been|back|started|im|am) {<hard>} {to} <!cutting> {myself} {<hard>} (again|$)",
            r"<!cutting again|self harming again|started cutting|hurting myself again>",
            r"(decided|decision) <5><!peaceful|at peace|calm now|calm about it|feel calm>",
            r"(nothing|not much|not a lot) (<!look forward to|to look forward to|keeping me "
            r"here|left for me|left here for me>)",
            r"(someone|somebody|please) <!end me|end me now>",
            r"<!end me>$",
            r"(dont|do not) {<hard>} <!want to exist|feel like living|feel like existing|see "
            r"myself here|see the point of me|see a future|have a future|have the strength to "
            r"go|have it in me to go>",
            r"(cant|can not|couldnt) {<hard>} see <1><!a future|any future|another way out|a "
            r"way through|any way through|a way past|myself getting through>",
            r"(whats|what is|what) <2><!left> (for me|to live for|to fight for|in life|worth)",
            r"(had|ive had) <!enough>( of it all| of everything| of this world| of being me|$)",
            r"(everyone|everybody|they|she|kids|family) <4><!hates me and|sick of me and|done "
            r"with me and> <5>(dont blame|point|should|right|better|gone|why)",
            r"(dont|do not|wont) {<hard>} (need|deserve) <!saving|help anymore|to live|to be "
            r"here|to breathe|anything anymore>",
            r"(losing|lost|lose|no) <2><!will to live|will to go on|the fight|fight left|reason "
            r"to get up|reason to wake|reasons to stay>",
        ),
        Severity.ELEVATED,
        hits=(
            "everything would be easier if i wasnt around",
            "dont think i can keep going",
            "i feel like giving up",
            "tired of this life",
            "cutting again",
        ),
        misses=(
            "easier if i was at work",
            "dont think i can make it to the match",
            "cutting the grass again",
            "whats left to say",
            "give up smoking",
        ),
    ),
)
