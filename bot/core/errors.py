"""What can go wrong, in plain words.

BeneathError
├── Unreachable       a neighbour (the dialogue engine, a platform) does not answer
├── NothingSaid       the dialogue engine answered with nothing: a failure, never success
├── NotOnOffer        he pressed a button that is not there
├── Unknown           no such participant, flag or turn
├── LeaseLost         another worker has taken the work over meanwhile
└── Unusable          a setting, a key or a schema that we cannot work with
"""

from __future__ import annotations


class BeneathError(Exception):
    """Base of all errors a caller may want to tell a person about."""


class Unreachable(BeneathError):
    """A neighbour does not answer."""


class NothingSaid(BeneathError):
    """The dialogue engine answered with nothing."""


class NotOnOffer(BeneathError):
    """That button is not on offer now."""


class Unknown(BeneathError):
    """There is no such thing."""


class LeaseLost(BeneathError):
    """Another worker has taken this work over."""


class Unusable(BeneathError):
    """A setting, a key or a schema that cannot be used; the text says what to do."""
