"""The safety texts (protocol D3 to D5). Each leaves room for the sentence about who reads."""

from bot.core.safety.values import Category

# Imminent danger: one text each, always the same.
BOTH_RISKS = (
    "You wrote about them dying and about you dying. I take both seriously. Nothing is done yet,"
    " and this minute is your choice. You go: away from them, away from any weapon, on foot. Get"
    " next to another adult and call now."
)
IMMINENT = {
    Category.SELF_HARM: (
        "You wrote about dying, and I take it seriously. This minute is still your choice. Move "
        "away from anything you could hurt yourself with. Go to another adult, knock on a door. "
        "Call now. What would get in the way of calling?"
    ),
    Category.HARM_TO_OTHERS: (
        "What you wrote can end with someone badly hurt or dead. It is your choice, and you "
        "still have it. You go: away from them, away from any weapon, on foot, no driving. Get "
        "next to another adult. Call now."
    ),
    Category.CHILD_AT_RISK: (
        "A child is in danger here, and what you do next is your choice. Put the child somewhere"
        " safe, then keep out of reach, in another room. Ring another adult to come over. If the"
        " child is hurt or limp, call for an ambulance now."
    ),
    Category.VIOLENCE_DISCLOSURE: (
        "What you wrote is dangerous for them, and what you do next is your choice. You go: away"
        " from them, away from any weapon, on foot, no driving. If anyone is hurt, call now, "
        "even if they look fine. Get next to another adult."
    ),
    Category.VICTIM: (
        "It sounds as if you are in danger where you are. If you can get to other people safely,"
        " do it, and call now. You don't have to be sure, and you don't have to explain it well."
        " Whoever holds this phone can read this chat."
    ),
    Category.THIRD_PARTY: (
        "That sounds like danger for them right now. Call the emergency number for them now, and"
        " say what you told me. If you can stay with them or keep them talking safely, do. You "
        "don't have to carry this by yourself."
    ),
    Category.CONTROL_PATTERN: (
        "Stop here for now. What you do next is your choice: no following, no checking, no "
        "contact. Get next to another adult and call now."
    ),
}

# Grave, but not this minute: several wordings.
PRESSING = {
    Category.SELF_HARM: (
        "That sounds like a lot of pain. Staying alive tonight is a choice you can make one hour"
        " at a time. Be near another adult, put distance between you and anything you could use,"
        " and call. What's in the way of calling?",
        "You wrote something about not being here, and I'm not going to skip over it. Call the "
        "line below now, and tell one person you trust where your head is. Until then stay near "
        "people. What would make that call hard?",
        "I'm stopping the coaching, because this matters more. Please don't be alone with it: "
        "sit with another adult, move away from anything you could use, and call. Will you call,"
        " and what's in the way?",
    ),
    Category.HARM_TO_OTHERS: (
        "I take what you wrote seriously. Nothing makes you do it; it is your choice. You go: "
        "away from them and from any weapon, on foot, not driving. Be with another adult and "
        "call. Are you in the same place as them now?",
        "Stop here. What you wrote would hurt someone, and the choice is yours. Step away from "
        "them and from anything that can be a weapon. You're the one who goes. Find an adult and"
        " call now. Are you in the same place as them now?",
        "That is a threat to somebody's safety, and you can still choose. Leave on foot, keep "
        "away from weapons and from drink, and find another adult. Then call. Are you in the "
        "same place as them now?",
    ),
    Category.VIOLENCE_DISCLOSURE: (
        "You wrote it, and it is serious: that can kill, also hours later. It was your choice, "
        "and so is the next step. Keep away from them and from any weapon. If they are hurt, get"
        " help in now. Are you in the same place as them now?",
        "Coaching stops here, because this was dangerous for them. What you do next is your "
        "choice: you give them distance, no weapons near you, and you call. If anyone is hurt, "
        "call first. Are you in the same place as them now?",
    ),
    Category.CHILD_AT_RISK: (
        "A child's safety comes first now. What you do is your choice: keep the child in a safe "
        "room, stay out of reach, and ring another adult to come in. If the child is hurt, call "
        "now. Is the child hurt?",
        "I'm stopping the coaching for this. Make sure the child is safe and not left alone with"
        " your anger: another room, and another adult called in. Then call. Is the child hurt?",
    ),
}
PRESSING[Category.VICTIM] = (IMMINENT[Category.VICTIM],)
PRESSING[Category.THIRD_PARTY] = (IMMINENT[Category.THIRD_PARTY],)
PRESSING[Category.CONTROL_PATTERN] = (IMMINENT[Category.CONTROL_PATTERN],)

# One direct question.
ASKING = {
    Category.SELF_HARM: (
        "That sounds heavy, and I'd rather ask than guess. Are you thinking about killing "
        "yourself?",
        "I'm leaving the anger for a minute, because of what you wrote. Are you thinking about "
        "killing yourself?",
        "You wrote something I won't skip over, so I ask it straight. Are you thinking about "
        "killing yourself?",
    ),
    Category.HARM_TO_OTHERS: (
        "I'm stopping on what you wrote. Whatever happened, what you do next is your choice. "
        "Step away from them and from anything that can be a weapon; you go, on foot. Are you in"
        " the same place as them now?",
        "Before anything else: distance. You step away, from them and from anything you could "
        "use, and find another adult. It is your choice. Are you in the same place as them now?",
        "That needs to stop before we talk. You leave the room, not them, and nothing goes in "
        "your hands. No driving while you're like this. Are you in the same place as them now?",
    ),
    Category.VIOLENCE_DISCLOSURE: (
        "You wrote what you did. It was your choice, and so is what comes next. Give them "
        "distance: you step away, nothing in your hands. Is anyone hurt?",
        "I'm stopping on that. Nothing they said did it; you did. Step away from them, and stay "
        "away from drink and weapons. Is anyone hurt?",
        "One straight answer first. You keep your distance from them, and the next "
        "move is yours to choose. Is anyone hurt?",
    ),
    Category.CHILD_AT_RISK: (
        "I'm stopping on that, because of the child. Keep the child somewhere safe and get "
        "another adult in; what you do next is your choice. Is the child hurt?",
        "The child comes first. Put some space between you, in another room, and ring an adult "
        "who can come. Is the child hurt?",
    ),
    Category.VICTIM: (
        "I'd like to check something, whoever is writing. Are you safe where you are right now?",
        "What you wrote doesn't sound safe. You don't have to explain it. Are you safe where you"
        " are right now?",
        "One question before anything else, and you can skip it. Are you safe where you are "
        "right now?",
    ),
    Category.THIRD_PARTY: (
        "You're worried about someone, and you took it seriously. Ask them plainly, about dying "
        "too: asking doesn't plant it. If anyone may get hurt, call for them. And you: any "
        "thoughts of dying yourself?",
        "Don't keep that to yourself, even if they asked you to. Ask them straight, listen, stay "
        "near, and call a line together. If anyone may get hurt, call now. And you: any thoughts "
        "of dying yourself?",
    ),
    Category.CONTROL_PATTERN: (
        "Stop on that for a moment: checking and following frighten people, and it is your "
        "choice to stop. Are you in the same place as them now?",
    ),
}
