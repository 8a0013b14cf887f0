"""Arial's advance widths in units of 1/2048 em, so that no font is opened at run time.

Liberation Sans has the same widths by design; the figures were read from its `hmtx` table.
"""

from __future__ import annotations

from collections.abc import Mapping

UNITS_PER_EM = 2048


def _table(groups: Mapping[int, str]) -> dict[str, int]:
    return {sign: width for width, signs in groups.items() for sign in signs}


REGULAR = _table(
    {
        391: "'",
        455: "ijl‘’",
        532: "|¦",
        569: " !,./:;I[\\]ft\xa0·ÌÍÎÏìíîï",
        682: "()-`r¡¨\xad²³´¸¹“”‹›",
        684: "{}",
        717: "•",
        727: '"',
        748: "º",
        758: "ª",
        797: "*",
        819: "°",
        961: "^",
        1012: "◊",
        1024: "Jcksvxyzçýÿ",
        1100: "¶",
        1124: "±÷≥≤≠√",
        1131: "¯",
        1139: "#$0123456789?L_abdeghnopqu¢£¤¥§«»àáâãäåèéêëðñòóôõöùúûüþ–€",
        1180: "µ",
        1196: "+<=>~¬×−",
        1237: "●■□○",
        1251: "FTZ¿ßø",
        1266: "Σ",
        1366: "&ABEKPSVXYÀÁÂÃÄÅÈÉÊËÝÞ",
        1451: "█",
        1460: "∞",
        1479: "CDHNRUwÇÐÑÙÚÛÜ",
        1509: "©®",
        1593: "GOQÒÓÔÕÖØ",
        1706: "Mm",
        1708: "¼½¾",
        1821: "%æ",
        1933: "W",
        2027: "▲►▼",
        2048: "Æ—…‰",
        2079: "@",
    }
)

BOLD = _table(
    {
        487: "'",
        569: " ,./I\\ijl\xa0·ÌÍÎÏìíîï‘’",
        573: "|¦",
        682: "!()-:;[]`ft¡¨\xad²³´¸¹‹›",
        717: "•",
        748: "º",
        758: "ª",
        797: "*r{}",
        819: "°",
        971: '"',
        1012: "◊",
        1024: "z“”",
        1124: "±÷≥≤≠√",
        1131: "¯",
        1139: "#$0123456789J_aceksvxy¢£¤¥§«¶»àáâãäåçèéêëýÿ–€",
        1180: "µ",
        1196: "+<=>^~¬×−",
        1229: "Σ",
        1237: "●■□○",
        1251: "?FLTZbdghnopqu¿ßðñòóôõöøùúûüþ",
        1366: "EPSVXYÈÉÊËÝÞ",
        1451: "█",
        1460: "∞",
        1479: "&ABCDHKNRUÀÁÂÃÄÅÇÐÑÙÚÛÜ",
        1509: "©®",
        1593: "GOQwÒÓÔÕÖØ",
        1706: "M",
        1708: "¼½¾",
        1821: "%mæ",
        1933: "W",
        1997: "@",
        2027: "▲►▼",
        2048: "Æ—…‰",
    }
)
