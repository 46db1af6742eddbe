"""Front matter and YAML files as the reader takes them: every value that comes out is the value that went in.

What people write is quoted wherever YAML, ours or that of another program, could take it for something else.
"""

import datetime as dt
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import yaml

from newsroom.content.base import PartialDate


def front_matter(values: Mapping[str, Any], comments: Mapping[str, Iterable[str]] | None = None) -> str:
    """`values` between two lines `---`; see `as_yaml`."""
    return f"---\n{as_yaml(values, comments)}---\n"


def as_yaml(values: Mapping[str, Any], comments: Mapping[str, Iterable[str]] | None = None) -> str:
    """`values` as lines of YAML, in their order, with `comments` above the keys that they belong to.

    A value of None leaves its place empty, for somebody to write there.
    """
    found = ""
    for key, value in values.items():
        found += "".join(comment(line) for line in (comments or {}).get(key, ()))
        found += yaml.dump({key: value}, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=math.inf)
    return found


def comment(text: str) -> str:
    """`text` as a line that YAML passes over; empty for an empty one."""
    return f"# {' '.join(text.split())}\n"


class _Dumper(yaml.SafeDumper):
    """PyYAML's own, which quotes what YAML 1.1 would misread, with our manners."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)  # items of a list stand further in than their key

    def choose_scalar_style(self) -> Any:
        style = super().choose_scalar_style()
        return '"' if style == "'" else style

    def ignore_aliases(self, data: Any) -> bool:
        return True  # our reader refuses them


def _nothing(dumper: yaml.SafeDumper, _: None) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:null", "")


def _date(dumper: yaml.SafeDumper, date: PartialDate | dt.date) -> yaml.Node:
    """Without quotes, as people write dates."""
    iso = date.iso if isinstance(date, PartialDate) else date.isoformat()
    tag = {4: "int", 7: "str", 10: "timestamp"}[len(iso)]  # what PyYAML would take it for
    return dumper.represent_scalar(f"tag:yaml.org,2002:{tag}", iso)


def _list(dumper: yaml.SafeDumper, items: Sequence[Any]) -> yaml.Node:
    """A list of ids or words on one line; of anything else, an item a line."""
    is_short = all(isinstance(item, str) and _WORD.fullmatch(item) for item in items)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=is_short)


_WORD = re.compile(r"[\w /-]{1,40}")
_Dumper.add_representer(type(None), _nothing)
_Dumper.add_representer(PartialDate, _date)
_Dumper.add_representer(dt.date, _date)
_Dumper.add_representer(list, _list)
_Dumper.add_representer(tuple, _list)
# Our reader takes any digits for a number, PyYAML not those that begin with a nought.
_Dumper.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"[-+]?\d{1,15}$"), list("-+0123456789"))
