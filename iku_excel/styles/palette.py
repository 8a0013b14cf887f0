"""The house's colours, as RGB hex without a sign."""

INK = "1F2933"
BLACK = "000000"
WHITE = "FFFFFF"
MUTED = "52606D"
CODE = "7B8794"
PETROL = "12475A"
PETROL_LIGHT = "2F7F93"
TINT = "E3EDF0"
CALM = "F4F6F8"
GREY_HEAD = "E7E7E7"
INPUT = "FFF8DB"
INPUT_EDGE = "A98416"
INPUT_HAIR = "D9C98C"
OK, OK_GROUND = "1B6B42", "E1F2E7"
NIHIL, NIHIL_GROUND = "3D4B59", "E4E9EE"
WAIT, WAIT_GROUND = "7A4B00", "FDEBC8"
BAD, BAD_GROUND = "A61B1B", "FCE4E4"
LINK = "0B5CAD"
HAIR = "D3D9E0"
RULE = "9AA5B1"
WEAKEST = "8A5A00"
BEST, WORST = "14532D", "8B1A1A"
# Of the grades of a survey, best first; white figures stand in them.
GRADES = (BEST, PETROL_LIGHT, WAIT, WORST)

# Text and ground of the five categories of achievement, best first.
CATEGORIES = (
    (BEST, "CDE8D6"),
    (OK, "E6F4EB"),
    (WAIT, WAIT_GROUND),
    ("8A3412", "FBDFCF"),
    (WORST, "F7CFCF"),
)
