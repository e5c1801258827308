"""The kinds of parts, one module each, loaded when a card first shows one."""

_HERE = "workbook.widgets.parts"

KINDS: dict[str, str] = {
    kind: f"{_HERE}.{module}"
    for kind, module in {
        "actors": "actors",
        "blocks": "blocks",
        "calendar": "listed",
        "canvas": "plain",
        "capture": "capture",
        "cards": "plain",
        "case": "plain",
        "choice": "plain",
        "derived": "derived",
        "display": "organisation",
        "figures": "figures",
        "form": "plain",
        "governance": "organisation",
        "group_picture": "group_picture",
        "kanban": "plain",
        "ladder": "organisation",
        "map": "map",
        "matrix": "listed",
        "note": "plain",
        "pairs": "pairs",
        "partner_survey": "partner_survey",
        "phases": "organisation",
        "points": "plain",
        "practice": "organisation",
        "portfolio": "listed",
        "raci": "organisation",
        "roles": "roles",
        "scenario": "scenario",
        "sorting": "plain",
        "statements": "statements",
        "table": "listed",
        "timer": "plain",
        "two_mode": "two_mode",
        "waves": "waves",
    }.items()
}
