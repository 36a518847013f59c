"""A pattern of control: her phone, whereabouts, money, friends, rules, papers (protocol D2)."""

from functools import partial

from bot.core.safety.rules.rule import Rule
from bot.core.safety.values import Category, Severity, Subject

_rule = partial(Rule, category=Category.CONTROL_PATTERN, subject=Subject.HER)

RULES = (
    _rule(
        "watches her",
        (
            r"<!track|tracking|tracked> (her|his|my wifes|the missuss) (phone|location|car|"
            r"mobile|movements|cycle)",
            r"(i|ive|been|keep|started|always|just|im|then|and|id|so|had to|to) {<hard>} {have} "
            r"{been} {to} (check|checked|checking|checks|read|reading|go through|going through|"
            r"went through|gone through|looked through|look through|looking through|search|"
            r"searched|look at|looked at|hacked|got into|scroll through|scrolled through|"
            r"monitor|been through|log into|logged into|looking at|cloned|unlocked|look in|"
            r"snoop in) {<hard>} {all} {the} (her|his|my wifes|my girlfriends|the missuss) "
            r"<1><!phone|messages|texts|whatsapp|whatsapps|emails|insta|instagram|facebook|"
            r"snapchat|email|call log|dms|socials|location|search history|browser|mileage|"
            r"receipts|bank statements|ipad|laptop|calls|handbag|bag|mobile|underwear|knickers|"
            r"sheets>",
            r"(check|checked|checking|track|log) <2><!mileage|odometer> <2>(her|his)",
            r"<!life360|find my iphone|tracker app|tracking app|find my> <2>on (her|his)",
            r"(make|made|making|got) (her|him) {<hard>} <!answer on video|facetime|prove where|"
            r"show me the|share her location|share his location|turn on her location|video call|"
            r"put me on speaker|send me a photo|send photos>",
            r"(track|tracking|tracked|follow|watching|watch|check|checking|checked|monitor|"
            r"monitoring|see) {<hard>} (her|his|where she|where he|my wifes) {<hard>} {is|goes|"
            r"on} {on|phone|location|car|through} {find my|life360|the|google|an} <!location|"
            r"life360|find my|find my iphone|tracker|app|gps|mileage|odometer|ring camera|"
            r"doorbell|whereabouts|where she is|where she goes|movements> {app|at|on|all|every|"
            r"when|so}",
            r"(she|he) {<hard>} (has to|have to|needs to|must|better|had to|got to|should|is "
            r"meant to) {<hard>} (<!text|ring|call|send|share|tell|report|ask|check in|answer|"
            r"explain|hand over|show|account|check with>) {me|her|his|my|in|for|to} {<hard>} "
            r"{where|when|every|her|his|a|location|before|photo|proof|permission|phone|pic|who|"
            r"first|straight|me|what}",
            r"(want|need|like|have|got|demand|expect|insist|make) {<hard>} {to} {know|on|her|"
            r"see} {<hard>} {exactly|her} <!where she is at all|where she is every|who shes "
            r"with|who she talks|who shes texting|who shes talking to|her passwords|her "
            r"password|her pin|her passcode|her live location|who she sees|send a photo|to "
            r"prove where> {at|minute|and|all|so|to|when}",
            r"(ring|rang|call|called|text|texted|messaged|phoned|phone|rung|calling|ringing|"
            r"texting) (her|him) {<hard>} {like|about|over} <1><!twenty|thirty|forty|fifty|20|"
            r"30|40|50|60|100|hundred|dozens|15|17|18|22|25|27|35> {of} {odd} times",
        ),
        Severity.ELEVATED,
        hits=(
            "i check her phone every night",
            "she has to text me when she gets there",
            "i track her location on life360",
            "rang her 40 times",
        ),
        misses=(
            "i check my phone too much",
            "she has to work late",
            "we share a calendar",
            "rang her twice",
        ),
    ),
    _rule(
        "rules her",
        (
            r"(she|he) (cant|doesnt|isnt|does not|is not|never|wont) <4><!unless i|without my|"
            r"without me>",
            r"(i|ill|i just|i never|i dont|i wont|i wouldnt|i didnt|not|dont|never|i stopped) "
            r"{<hard>} {let|letting|allow|allowing|like|want|have} (her|him|my wife|the wife|my "
            r"girlfriend|the missus|my missus|the woman|my husband|my partner) {<hard>} {to} "
            r"{<hard>} <!go out|going out|see her|seeing her|seeing that|see that|wear|wearing|"
            r"work|working|drive|driving|have friends|have a|have money|have her own|talk to|"
            r"talking to|speak to|speaking to|spend|spending|leave the house|out on her own|out "
            r"alone|near her|near his|use the|have male|go to the|go anywhere|post|dress> "
            r"{friends|on|a|with|her|without|that|to|out|money|facebook|any|own|bank|alone|"
            r"family|sister|mates}",
            r"(i) {<hard>} <!forbid|forbade|banned|ban|stopped|forbidden> (her|him|my wife|the "
            r"missus|my girlfriend) {<hard>} {from} {seeing|going|wearing|working|to|talking|"
            r"having|driving|leaving|speaking}",
            r"(i) {<hard>} (<!control|handle|keep|hold|manage|took|cancelled|hide|hold on to>) "
            r"{<hard>} {all|her|his|the|our} {the|her|of} (money|bank card|cards|card|wages|"
            r"bank account|passport|papers|visa|finances|purse strings|debit card|accounts|"
            r"documents|allowance|birth certificate|child benefit) {so|and|she|in|because|off|"
            r"from|away} {she|cant|my name|keep|has|he|her}",
            r"(give|gave|giving) (her|him) {<hard>} {an|a|her|weekly|some} <!allowance|pocket "
            r"money|housekeeping> {and|if|when|every|but|so|for}",
            r"(she|he) {<hard>} {has to|must|needs to|is to|should|needs} {<hard>} {ask} {for|"
            r"my|me} <!permission|ask my permission|ask me first|ask me before|do as shes told|"
            r"do as he is told|do what i say|obey|know her place|know his place|learn her place|"
            r"run it by me>",
            r"<!my permission> (to|before|first|for|if)",
            r"told (her|him|my wife|the missus|my girlfriend) {that} (shes|she|he|hes) {<hard>} "
            r"(cant|isnt|couldnt|is not|better not|must not|wasnt|not) {allowed|going} {to} "
            r"{<hard>} <!wear|wearing|go|going|see|seeing|talk|talking|work|working|leave|"
            r"leaving|post|have|speak|drive|keep|be friends|out>[!wrong|sorry]",
            r"(she|he) (cant|can not|wont|doesnt get to|does not get to|shouldnt) {be} (have|"
            r"having|wear|see|go|work|speak|talk|drive|keep) <2><!male friends|friends|a job|"
            r"her own money|her own bank|short skirts|makeup|make up|out without|a phone|a car|"
            r"her sister|her mother|lads|men|facebook>",
            r"(ring|rang|call|called|phone|phoned) (her|his) <!work|mum|friends|mates|sister|"
            r"office|boss> to <1>(check|see|make sure)",
            r"(has|needs|had|got|have) to be (home|in|back) by <2>(or|its my|thats my) <!theres "
            r"trouble|else|i lose it|i kick off|we row|rule|shes in trouble|she pays|i go mad|"
            r"therell be trouble|trouble>",
            r"want (her|his) <!password|passwords|pin|passcode|phone code>",
            r"(have|got|keep|keeping|ive got) (her|his) <!location> (on|shared|turned on)",
            r"i <1>(tell|choose|decide|pick|say) {her|him} what <2><!wear|wears|spend|spends>",
            r"(follow|following|see|watch) (her|him) on <!find my|find my iphone|life360|snap "
            r"map|snapmaps|the tracker|google maps|the app>",
            r"(stopped|stop|stopping|ended|cut) (her|him) <1><!seeing|talking|visiting|contact|"
            r"off from> <2>(mother|mum|mam|sister|friends|family|mates|parents|brother|dad|that|"
            r"them)",
            r"(hide|hid|hiding|take|took|keep) (her|his) <1><!keys|car keys|shoes|bank card|"
            r"phone|charger|purse|passport> so {that} (she|he)",
            r"(told|made|tell|got|make) (her|him) {<hard>} {to} {<hard>} <!change her clothes|"
            r"get changed|change out|quit her job|give up her job|delete her|delete his|block "
            r"her friends|block his|unfriend|stop seeing|drop her friends|cut off her|cut her "
            r"off|stop talking to her|choose between me and|get rid of her friends|leave her "
            r"job|come off facebook|wipe off|take that off|sign over|hand over her> {that|"
            r"number|account|friends|mum|sister|make up|lipstick}",
            r"(my house my rules|under my roof|my roof) <!rules|roof> {she|and|my}",
            r"(she|he|shes|hes) {<hard>} {is} (isnt|not|aint|never|wont be) {<hard>} <!allowed> "
            r"(to|out|near|on her|any|her|a|friends|male|boyfriends|visitors|"
            r"without)(?!.*(doctor|school|bed|sugar|dairy))",
            r"(dont|do not|didnt) {<hard>} (want|like) her {<hard>} <!friends|family|sister|mum|"
            r"mates|girls> <2>(poisoning|around|filling her head|turning her|getting in her "
            r"head|so i|and i stopped|so she stopped)",
        ),
        Severity.ELEVATED,
        hits=(
            "i dont let her go out with them friends",
            "shes not allowed male friends",
            "i keep her passport in my safe",
            "told her to quit her job",
        ),
        misses=(
            "she wont let me park there",
            "the dog is not allowed on the bed",
            "told her to have a good night",
            "i dont want her to leave",
        ),
    ),
)
