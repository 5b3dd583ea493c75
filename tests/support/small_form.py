"""A question set of our own, small enough to change in a test."""

from typing import Any

from app.model.form import FormDefinition
from tests.support.terms import IN_STOCKHOLM


def form_content(**changes: object) -> dict[str, Any]:
    """What a file of a question set says; `changes` replace its values."""
    return {
        "schema": "naringslivsrapport/form/1",
        "id": "prov",
        "version": 1,
        "title": "PROV",
        "short_title": "Prov på rapport",
        "language": "sv-SE",
        "audience": {"types": ["stadsdelsnamnd"]},
        "periods": ["T1", "T2", "VB"],
        "valid_from": "2022-T1",
        "labels": {
            "committee": "Nämnd",
            "term": "Period",
            "contact": "Kontakt",
            "phone": "Telefon",
            "email": "E-post",
        },
        "preamble": "Inledning {year}.",
        "heading": "Uppföljning {year}",
        "description_heading": "Beskrivning",
        "description": "Besvara frågorna.",
        "sections": [
            {
                "number": 1,
                "title": "Först",
                "questions": [
                    {"id": "ett", "text": "Vad gjordes {year}?"},
                    {"id": "tva", "text": "Vad mer?"},
                ],
            },
            {"number": 3, "title": "Sedan", "questions": [{"id": "tre", "text": "Hur gick det?"}]},
            {"questions": [{"id": "ovrigt", "text": "Övrigt", "required": False}]},
        ],
        **changes,
    }


def small_form(**changes: object) -> FormDefinition:
    """The question set of that content."""
    return FormDefinition.model_validate(form_content(**changes), context=IN_STOCKHOLM)
