"""What files arrive in: a .zip, a saved mail, a mailbox; each opened into the files that are in it."""

from __future__ import annotations

from .envelope import Bounds, Envelope, Item
from .opening import ENVELOPES, SEPARATOR, envelope_of, opened

__all__ = ["ENVELOPES", "SEPARATOR", "Bounds", "Envelope", "Item", "envelope_of", "opened"]
