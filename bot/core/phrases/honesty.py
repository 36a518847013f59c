"""Who reads this: said in every safety text, and never more than is true (protocol D1, D6)."""

NOT_STAFFED = "I'm a program. Nobody is reading this live."
STAFFED = "I'm a program. A person is being alerted; I'll say if nobody has answered."


def who_reads(staffed: bool) -> str:
    """The sentence about who reads; `staffed` only where an on-call route was tested."""
    return STAFFED if staffed else NOT_STAFFED
