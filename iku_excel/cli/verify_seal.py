"""What the signature of a document is worth to who reads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .. import seal
from ..seal import Standing
from ..texts import keys as words
from ..texts.findings.filling import harmless

SENTENCES = {
    Standing.KNOWN_KEY: words.KNOWN,
    Standing.UNKNOWN_KEY: words.UNKNOWN,
    Standing.UNSIGNED: words.UNSIGNED,
    Standing.OTHER_CONTENT: words.OTHER_CONTENT,
    Standing.FORGED: words.FORGED,
}
WRONG = frozenset({Standing.OTHER_CONTENT, Standing.FORGED})


@dataclass(frozen=True, slots=True)
class Judged:
    """What is said of a signature, whether it speaks against the document, and whose key it is.

    A known key is called as the register calls it: the name in a signature is the signer's own word.
    """

    sentence: str
    wrong: bool
    standing: Standing
    name: str = ""


def judged(
    signature: seal.Signature | None,
    digest: str,
    purpose: str,
    known: Sequence[seal.PublicKey],
    fingerprint: str = "",
) -> Judged:
    """A signature over a digest, judged by keys or by a fingerprint that were had another way."""
    standing = seal.judge(signature, digest, purpose, known)
    if signature is None:
        return Judged(words.UNSIGNED, bool(fingerprint), standing)
    key = seal.signer(signature)
    told = {"fingerprint": key.fingerprint, "name": harmless(key.name)}
    if fingerprint and standing not in WRONG:
        if not seal.same_fingerprint(fingerprint, key.fingerprint):
            return Judged(words.ANOTHER_KEY.format(**told), True, standing, told["name"])
        standing = Standing.KNOWN_KEY
    name = next((one.name for one in known if one.fingerprint == key.fingerprint), key.name)
    return Judged(SENTENCES[standing].format(**told), standing in WRONG, standing, harmless(name))
