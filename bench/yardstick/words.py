"""The words that made-up stories are made of: plain ones, so that their pages compress as text does."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


MAKERS = _words(
    """
    technician team workshop group visitor student apprentice colleague keeper builder welder glassblower machinist
    curator gardener engineer lecturer professor neighbour designer analyst assistant volunteer beginner crew
    specialist mentor trainer supervisor researcher
    """
)
"""Who does something."""

THINGS = _words(
    """
    lathe microscope freezer kiln laser telescope pump valve sensor antenna furnace camera drone bench ladder cabinet
    greenhouse rig frame mirror lens filter motor battery cable panel screen clock scale balance thermometer recorder
    printer plotter drill saw press mould model sample specimen slide archive catalogue register handbook poster
    calendar toolbox trolley window roof floor staircase corridor doorway loom anvil pipette centrifuge incubator
    spectrometer tank boat buoy tractor turbine bridge engine gearbox propeller keyboard server router speaker
    microphone stage curtain lamp spotlight costume canvas easel brush wheel
    """
)
"""What it is done to."""

DEEDS = _words(
    """
    repaired measured cleaned rebuilt tested painted moved sorted copied weighed mended drew planned lifted opened
    closed recorded compared balanced polished adjusted borrowed returned labelled counted carried wired welded cast
    carved printed packed stored heated cooled dried sealed aligned inspected documented improved replaced designed
    finished started checked shared explained showed
    """
)
"""What was done, in the past."""

QUALITIES = _words(
    """
    old new quiet heavy light narrow wide bright dark warm cold gentle sharp simple clever careful patient steady
    broken spare borrowed wooden copper silver plain curious famous hidden early late regular unusual reliable honest
    modest sturdy delicate portable
    """
)

PLACES = _words(
    """
    basement courtyard library laboratory theatre studio garden harbour field station tower museum hall kitchen
    office store yard garage clinic ward gallery observatory
    """
)

TIMES = (
    "in spring", "in summer", "in autumn", "in winter", "on a Monday", "on a Friday", "before lunch", "after work",
    "last year", "at night", "within an hour", "over three weeks", "in a single morning", "during the holidays",
    "once a month", "for the first time", "without a pause", "at short notice",
)  # fmt: skip

REASONS = (
    "because nobody else could", "so that others need not", "to save time", "to save money", "as a matter of course",
    "out of plain curiosity", "with some help from a friend", "with a borrowed key", "and wrote down how",
    "and nobody noticed", "and everybody noticed", "which took some courage", "which took longer than planned",
    "although the manual said otherwise", "as the plan had promised", "to the surprise of all", "and asked for tea",
    "while the rain came in",
)  # fmt: skip

JOINTS = (
    "Then", "Later", "Meanwhile", "Of course", "By then", "In the end", "At first", "Next door", "Even so", "Luckily",
    "As usual", "For once", "Since then", "Now and again", "Here too",
)  # fmt: skip

HEADINGS = (
    "What happened", "How it works", "Why it matters", "Who did it", "What comes next", "What it cost",
    "What was learned", "The first attempt", "The second attempt", "A word of thanks", "Behind the door",
    "In numbers", "How to take part", "The view from the bench", "What remains to be done",
)  # fmt: skip

TAGS = (
    "apprenticeships", "archives", "awards night", "batteries", "boats", "calibration", "cameras", "careers",
    "ceramics", "climate", "computing", "cranes", "data", "drones", "electronics", "energy", "exchanges", "fieldwork",
    "freezers", "glass", "greenhouses", "instruments", "lasers", "lenses", "mentoring", "microscopes", "open day",
    "outreach", "plants", "printing", "prototypes", "recycling", "safety", "sensors", "sound", "teaching", "theatre",
    "tools", "training", "workshops",
)  # fmt: skip
