"""What is counted stands in the collation's JSON, as numbers of the answers themselves."""

import json
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from app.formats.collation.collation_json import write_collation_json
from app.paths import bundled_data
from tests.support.collated_values import COMMITTEES, share, value_collation, visits
from tests.support.collations import StillCollation, example_collation

SCHEMA = json.loads((bundled_data().resources / "collation.schema.json").read_text("utf-8"))


def _content(collation: StillCollation) -> dict[str, Any]:
    target = BytesIO()
    write_collation_json(collation, target)
    content: dict[str, Any] = json.loads(target.getvalue())
    Draft202012Validator(SCHEMA).validate(content)
    return content


def _figures(
    content: dict[str, Any], question_id: str, column: str | None = None
) -> dict[str, Any]:
    found: dict[str, Any]
    (found,) = (
        one
        for one in content["figures"]
        if (one["question_id"], one["column"]) == (question_id, column)
    )
    return found


def test_numbers_and_their_sum_are_those_of_the_committees() -> None:
    content = _content(value_collation())
    figures = _figures(content, "antal-besok")
    given = {at: visits(at) for at in range(COMMITTEES) if at % 5 != 4}
    assert len(figures["committees"]) == COMMITTEES
    for one in figures["committees"]:
        value = given.get(one["participant"])
        assert one["value"] == (None if value is None else str(value))
        assert one["name"] == content["participants"][one["participant"]]["name"]
    assert Decimal(figures["summary"]["total"]) == sum(given.values())
    assert figures["summary"]["count"] == len(given)


def test_percentages_have_a_mean_and_no_sum() -> None:
    summary = _figures(_content(value_collation()), "andel-av-budget")["summary"]
    given = [share(at) for at in range(COMMITTEES) if at % 9 != 8]
    assert summary["total"] is None
    assert Decimal(summary["mean"]) == sum(given) / len(given)


def test_changes_are_those_from_the_earlier_term() -> None:
    for one in _figures(_content(value_collation()), "antal-besok")["committees"]:
        if one["change"] is not None:
            assert Decimal(one["change"]) == Decimal(one["value"]) - Decimal(one["earlier"])
            assert one["earlier_term"] == "2022-T1"


def test_choices_are_counted() -> None:
    figures = _figures(_content(value_collation(compared=False)), "har-dialog")
    yes = sum(at % 5 != 4 for at in range(COMMITTEES))
    assert [(one["id"], one["count"]) for one in figures["options"]] == [
        ("yes", yes),
        ("no", COMMITTEES - yes),
    ]
    assert [one["earlier"] for one in figures["options"]] == [None, None]
    own = _figures(_content(value_collation()), "branscher")["options"][-1]
    assert own["id"] is None
    assert own["count"] == sum(at % 6 == 1 and at % 5 != 4 for at in range(COMMITTEES))


def test_columns_are_counted_by_themselves() -> None:
    content = _content(value_collation())
    total = Decimal(_figures(content, "lokaler", "antal")["summary"]["total"])
    assert total == sum(at + 1 for at in range(COMMITTEES))
    days = _figures(content, "insatser", "borjade")
    given = [day for one in days["committees"] for day in one["days"]]
    assert (days["earliest"], days["latest"]) == (min(given), max(given))


@pytest.mark.parametrize("key", ['"figures"', '"kinds"'])
def test_sets_that_ask_for_text_alone_have_nothing_more(key: str) -> None:
    target = BytesIO()
    write_collation_json(example_collation(), target)
    assert key not in target.getvalue().decode()
