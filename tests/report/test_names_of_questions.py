# SPDX-License-Identifier: EUPL-1.2
"""What single questions are called where they were not answered: exact, short and Swedish."""

import pytest

from app.report.investigation.rules import InvestigationRules

MOST_WORDS = 9
# Which of these was passed is not pointed out.
NAMELESS = {"D16", "D16.kr", "D17"}
OPEN_ENDED = ("och", "med", "av", "från", "i", "på", "för")
SECTIONS = ("background", "children", "employment", "family", "relatives")


@pytest.mark.parametrize("section", SECTIONS)
def test_every_question_has_a_name_of_its_own(
    text_rules: InvestigationRules, section: str
) -> None:
    for theme in text_rules.sections[section].theme:
        assert set(theme.names) == set(theme.keys) - NAMELESS, theme.name
        assert len(set(theme.names.values())) == len(theme.names), theme.name
        for name in (theme.name, *theme.names.values()):
            assert name[0].islower() or name.startswith("Försäkringskassan"), name
            assert len(name.split()) <= MOST_WORDS, name
            assert not name.startswith("om "), name
            assert "?" not in name
            assert name.split()[-1] not in OPEN_ENDED, name  # a comma may follow
