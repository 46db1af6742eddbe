"""What the reader finds, by its code: one sentence each, for the reference of rules."""

from collections.abc import Mapping

OF_FILES: Mapping[str, str] = {
    "file-missing": "Every site has its `data/institution.yml`.",
    "file-unreadable": "A file can be opened by whoever builds the site.",
    "file-is-folder": "What has the name of a text (`.md`, `.yml`) is a file, not a folder.",
    "file-too-large": "A text file has at most 1 MB.",
    "file-encoding": "A text file is saved as UTF-8.",
    "file-ending": "A text ends in `.md` and data in `.yml`, so that the file is read at all.",
    "file-unread": "Nothing lies in the folders of content that is not read, nor in one called nearly as they are.",
    "file-shape": "A file holds lines of `key: value`; a list such as `data/themes.yml` items that start with `- id:`.",
    "file-changed": "A file stays as it is while the site is built.",
    "file-name": "A file or a folder has a name that every computer can have, without invisible characters.",
    "symlink": "No file or folder is a link to another place (a symlink).",
    "picture-kind": "Pictures are JPEG, PNG or WebP files.",
    "character-unseen": "No invisible character stands in a file, nor one that turns the direction of text.",
    "text-too-much": "No text is so long, or so deeply nested, that it would stop the build.",
    "register-unsound": "Each line of `data/addresses.txt` is an address and what it is known by in feeds.",
    "settings": "`mkdocs.yml` says what a site can be built with.",
}
"""Whole files."""

OF_FRONT_MATTER: Mapping[str, str] = {
    "front-matter-missing": "A text starts with a line `---`, then lines of `key: value`, then another line `---`.",
    "front-matter-open": "The block between the two lines `---` is closed.",
    "yaml-tab": "Lines are indented with spaces, never with a tab.",
    "yaml-odd-space": "Before a value stands an ordinary space, not one that a copied text brought along.",
    "yaml-no-space": "After the colon of a key comes a space.",
    "yaml-no-colon": "Each line has a key and a colon, `key: value`.",
    "yaml-misplaced": "A line fits what stands above it: keys start at one column, items of a list below their key.",
    "yaml-colon": "A value that holds a colon stands in quotes.",
    "yaml-apostrophe": "A value with an apostrophe stands in double quotes, not in single ones.",
    "yaml-quote-open": "A quotation mark that is opened is closed.",
    "yaml-after-quote": "Nothing stands after the closing quotation mark of a value.",
    "yaml-curly-quotes": "Around a value stand straight quotation marks, or none: curly ones would be shown.",
    "yaml-backslash": "No backslash stands in double quotes.",
    "yaml-mark": "A value that starts with `@`, `*`, `&`, `!`, `%` or a backtick stands in quotes.",
    "yaml-hash": "A value that holds ` #` stands in quotes: the rest of the line would be lost.",
    "yaml-after-bracket": "A value that starts with a bracket and goes on after it stands in quotes.",
    "yaml-list-open": "A bracket that is opened, `[` or `{`, is closed.",
    "yaml-twice": "Each key stands once.",
    "yaml-odd-key": "A key is one word.",
    "yaml-too-deep": "Lists and keys do not stand within each other without end.",
}
"""How the lines at the start of a text, and those of data files, are written."""

OF_VALUES: Mapping[str, str] = {
    "key-missing": "Every key that an item needs is there.",
    "key-unknown": "Only keys that belong to its kind stand in a file.",
    "value-empty": "A key has a value.",
    "value-kind": "A value is what its key takes: one text, a list, a number, yes or no, or keys of its own.",
    "value-choice": "Where there is a choice, one of the words to choose from is written.",
    "value-pattern": "An id holds lower-case letters, digits and hyphens; a code is as `V2`, a time as `10:30`.",
    "value-too-small": "A count starts at 1.",
    "text-unquoted": "A text that looks like a number, or like yes or no, stands in quotes.",
    "date-impossible": "A date exists, and is written as year, month and day: `2023-09-25`, `2023-09` or `2023`.",
    "date-not-whole": "Where a whole date is needed the day is told too.",
    "dates-order": "What ends, ends after it started.",
    "alias-wrong": "An alias is an old address of this site, with a slash at both ends.",
    "web-address-wrong": "A web address is written whole, and without anybody's name or password.",
    "mail-address-wrong": "A mailbox is a mail address and nothing else.",
    "file-name-wrong": "A document to download is named by its file name alone, and is of a kind that is no web page.",
    "tag-wrong": "A tag has a letter or a digit that its address can hold.",
    "id-twice": "Each id is there once.",
}
"""What stands after a key."""

OF_THINGS: Mapping[str, str] = {
    "published-missing": "A story whose day is not known tells the day on which it first stood on the site.",
    "sources-missing": "A story written later from documents names them.",
    "consent-missing": "A case study about a person has that person's agreement (`consent:`), or does not stand.",
    "person-without-consent": "A link leads to a person's page only where they agreed to have one.",
    "first-name-alone": "A name to be withheld is a whole name; a first name alone names nobody.",
    "small-group": "Nobody can read out of a figure how many there were in a group of fewer than five people.",
    "subject-unnamed": "A case study names whom it is about.",
    "step-undated": "Each step of a career has a year, or a time from and to.",
    "recipient-wrong": "Who received an award is a person's id, or the name of a group.",
    "measure-uncountable": "A measure that the site counts says what is counted and how many a year are wanted.",
    "gaps-missing": "A review that does not rate every action says why.",
    "supersedes-itself": "A plan follows another plan, never itself.",
    "link-nowhere": "A link within the site leads to a page or a file that is there.",
    "picture-missing": "A picture that is shown is there: beside its text, and never on another host.",
    "alt-missing": "A picture in a text is told in words to those who cannot see it, unless it is decoration.",
    "address-taken": "Two things never stand at one address.",
    "name-withheld": "A withheld name stands in nothing that is published.",
}
"""What belongs together: stories, people, plans, links."""

GROUPS: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("Files", OF_FILES),
    ("The lines at the start of a text", OF_FRONT_MATTER),
    ("Keys and their values", OF_VALUES),
    ("Stories, people, plans and links", OF_THINGS),
)
"""Heading of the reference, and what stands under it."""
