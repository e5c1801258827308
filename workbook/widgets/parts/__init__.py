"""The kinds of parts, one module each, loaded when a card first shows one."""

_HERE = "workbook.widgets.parts"

KINDS: dict[str, str] = {
    kind: f"{_HERE}.{module}"
    for kind, module in {
        "actors": "actors",
        "blocks": "blocks",
        "calendar": "plain",
        "canvas": "plain",
        "capture": "capture",
        "cards": "plain",
        "case": "plain",
        "choice": "plain",
        "figures": "figures",
        "form": "plain",
        "governance": "organisation",
        "group_picture": "group_picture",
        "kanban": "plain",
        "ladder": "organisation",
        "map": "map",
        "matrix": "plain",
        "note": "plain",
        "pairs": "pairs",
        "phases": "organisation",
        "points": "plain",
        "portfolio": "plain",
        "raci": "organisation",
        "roles": "roles",
        "scenario": "scenario",
        "sorting": "plain",
        "statements": "statements",
        "table": "plain",
        "timer": "plain",
        "two_mode": "two_mode",
        "waves": "waves",
    }.items()
}
