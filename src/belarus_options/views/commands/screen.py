"""Who passes what is asked of options before they are compared."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from belarus_options.studies.screening import ScreenedOption, Screening
from belarus_options.views.commands.screen_sentences import (
    answer,
    bound_in_words,
    how_to_ask,
    plausible,
    remarks,
    score_on_scale,
)
from belarus_options.views.report.cut import cut_table, more
from belarus_options.views.report.fields import Field, Value, records, table
from belarus_options.views.report.numbers import points
from belarus_options.views.report.report import Block, Next, Notes, Report, Shown
from belarus_options.views.report.sentence import (
    Command,
    Said,
    Sentence,
    criterion,
    option,
    say,
    screening_test,
    separated,
)
from belarus_options.views.report.settings_line import settings_line

_ANSWERS = {"yes": "pass", "no": "FAIL", "unclear": "unclear"}
# What stands for a test that an option does not answer.
_NOT_JUDGED = "–"
# How many options that fail are explained in brief.
_MOST_EXPLAINED = 3


def screen_report(result: Screening) -> Report:
    """The report of `screen`; its status is 1 where no option passes."""
    project, settings = result.ranking.project, result.ranking.settings
    fields = _data_fields(result)
    return Report(
        title=project.decision.title,
        reading="what an option has to pass before it is compared",
        as_of=project.decision.as_of,
        settings=settings_line(project, settings._replace(includes_screened=False)),
        answer=tuple(answer(result)),
        blocks=partial(_blocks, result),
        lines=lambda: table(fields, result.options, keys=2),
        records=partial(records, fields, result.options),
        result=partial(_result, result),
        names_screened=True,
        status=1 if len(result.screened_out) == len(result.options) else 0,
    )


def _blocks(result: Screening) -> Iterator[Block]:
    checks = len(result.tests) + len(result.leaves)
    if not checks:
        yield Block(Notes(tuple(how_to_ask(result))))
        return
    fields = [
        Field("", lambda o: option(o.place.option), "Option"),
        *(_test_field(id) for id in result.tests),
        *(_bound_field(result, leaf.path, with_range=checks > 1) for leaf in result.leaves),
    ]
    if checks == 1:
        fields.append(Field("", lambda o: _remark(result, o, are_named=False), " "))
    yield from cut_table(fields, result.options)
    yield Block(Notes(tuple(_notes(result, checks))))
    if checks > 1:
        first = tuple(_explained(result, result.screened_out[:_MOST_EXPLAINED]))
        left = len(result.screened_out) - len(first)
        yield Block(Notes((*first, *([more(left)] if left else []))), shown=Shown.in_brief)
        yield Block(Notes(tuple(_explained(result, result.options))), shown=Shown.in_full)
    if result.screened_out:
        settings = result.ranking.settings._replace(includes_screened=True)
        back = say("Put back for one run: {}", Command("score", settings=settings))
        yield Block(Next((back,)))


def _test_field(id: str) -> Field[ScreenedOption]:
    return Field("", lambda o: _answered(o, id), screening_test(id), is_number=True)


def _answered(screened: ScreenedOption, id: str) -> str:
    given = screened.answers[id]
    return _NOT_JUDGED if given is None else _ANSWERS[given.passes]


def _bound_field(result: Screening, path: str, *, with_range: bool) -> Field[ScreenedOption]:
    """A score beside its bound, with its plausible range where that goes beyond."""

    def shown(screened: ScreenedOption) -> Said:
        bound = screened.bounds[path]
        said = say("{} {}", "pass" if bound.passes else "FAIL", score_on_scale(bound))
        return say("{} ({})", said, plausible(bound)) if with_range and bound.may_fail else said

    heading = say("{} {}", criterion(path), bound_in_words(result.options[0].bounds[path]))
    return Field("", shown, heading, is_number=True)


def _remark(result: Screening, screened: ScreenedOption, *, are_named: bool) -> Sentence:
    place = result.place_of[screened.place.option]
    return separated(remarks(screened, place, are_named=are_named), "; ")


def _explained(result: Screening, options: Iterable[ScreenedOption]) -> Iterator[Said]:
    """A sentence for each of the options that fails, or of which something is unclear."""
    for screened in options:
        if remark := _remark(result, screened, are_named=True):
            yield say("{}: {}.", option(screened.place.option), remark)


def _notes(result: Screening, checks: int) -> Iterator[Said]:
    """What marks in the table mean, where there are any."""
    given = [answer for o in result.options for answer in o.answers.values()]
    if any(answer is None for answer in given):
        yield f"{_NOT_JUDGED} is not judged, which screens nothing out."
    if checks > 1 and any(b.may_fail for o in result.options for b in o.bounds.values()):
        yield "In brackets, the plausible range of a score where it goes beyond the bound."


def _data_fields(result: Screening) -> Sequence[Field[ScreenedOption]]:
    fields: list[Field[ScreenedOption]] = [
        Field("option", lambda o: option(o.place.option), "Option"),
        Field("name", lambda o: o.place.name, "Name"),
        Field("passes", lambda o: o.passes),
        Field("", lambda o: "pass" if o.passes else "FAIL", "Passes"),
    ]
    for id in result.tests:
        fields += [
            Field(f"test:{id}", partial(_answer_data, id)),
            Field("", partial(_shown_answer, id), screening_test(id)),
        ]
    for leaf in result.leaves:
        fields += _bound_data_fields(leaf.path)
        fields.append(_bound_field(result, leaf.path, with_range=True))
    return [
        *fields,
        Field("would_rank", lambda o: o.place.rank),
        Field("", lambda o: str(o.place.rank), "Would rank", is_number=True),
        Field("would_total", lambda o: points(o.place.total), "Would total", is_number=True),
    ]


def _answer_data(id: str, screened: ScreenedOption) -> Value:
    given = screened.answers[id]
    return None if given is None else given.passes


def _shown_answer(id: str, screened: ScreenedOption) -> Value:
    return _answered(screened, id)


def _bound_data_fields(path: str) -> Iterator[Field[ScreenedOption]]:
    yield Field(f"score:{path}", lambda o: o.bounds[path].score)
    yield Field(f"bound:{path}", lambda o: o.bounds[path].must.bound)
    yield Field(f"passes:{path}", lambda o: o.bounds[path].passes)
    yield Field(f"may_fail:{path}", lambda o: o.bounds[path].may_fail)
    yield Field(f"missed_by:{path}", lambda o: o.bounds[path].missed_by)


def _result(result: Screening) -> dict[str, Any]:
    return {
        "tests": list(result.tests),
        "thresholds": [leaf.path for leaf in result.leaves],
        "options": [_option_data(screened) for screened in result.options],
    }


def _option_data(screened: ScreenedOption) -> dict[str, Any]:
    return {
        "option": screened.place.option,
        "passes": screened.passes,
        "tests": {
            id: {
                "passes": None if given is None else given.passes,
                "because": None if given is None else given.because,
                "evidence": [] if given is None else list(given.evidence or ()),
            }
            for id, given in screened.answers.items()
        },
        "thresholds": {
            path: {
                "score": bound.score,
                "bound": bound.must.bound,
                "passes": bound.passes,
                "may_fail": bound.may_fail,
                "missed_by": bound.missed_by,
            }
            for path, bound in screened.bounds.items()
        },
        "would_rank": screened.place.rank,
        "would_total": screened.place.total,
    }
